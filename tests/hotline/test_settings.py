"""Settings: defaults that work, and one line for whatever does not."""

from datetime import timedelta
from pathlib import Path

import pytest

from domain.callbacks import Outcome
from hotline.errors import SettingError
from hotline.settings import load


@pytest.fixture(autouse=True)
def no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "SIP", "HTTP", "RTP_PORTS", "TRUNK", "CONFIG", "ENGINE", "DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(f"HOTLINE_{name}", raising=False)


def test_the_defaults_are_those_that_other_programs_rely_on() -> None:
    settings = load()
    assert (str(settings.sip), str(settings.http)) == ("127.0.0.1:5060", "127.0.0.1:8080")
    assert (settings.data, settings.rtp_ports, settings.engine) == (Path("data"), range(16384, 17384), "native")
    assert settings.database == "sqlite+aiosqlite:///data/hotline.db"
    assert settings.centre.answer_after_ms == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SIP", "tcp:127.0.0.1:5060", "udp:host:port"),
        ("SIP", "udp:127.0.0.1", "host:port"),
        ("SIP", "udp:localhost:5060", "IP address"),
        ("SIP", "udp:127.0.0.1:99999", "65535"),
        ("HTTP", "8080", "host:port"),
        ("RTP_PORTS", "17000-16000", "first must lie below last"),
        ("RTP_PORTS", "many", "first-last"),
        ("ENGINE", "asterisk", "'native' or 'pyvoip'"),
        ("LOG_LEVEL", "loud", "'debug'"),
        ("TRUNK", "trunk.example", "SIP URI"),
        ("CONFIG", "/does/not/exist.yaml", "readable file"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(f"HOTLINE_{name}", value)
    with pytest.raises(SettingError) as refused:
        load()
    message = str(refused.value)
    assert f"HOTLINE_{name}" in message
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: [", "YAML"),
        ("nmae: 阳光", "nmae"),
        ("timezone: Mars/Olympus", "Asia/Shanghai"),
        ("queues: [{id: a, name: A, strategy: psychic}]", "longest_idle"),
        ("queues: [{id: a, name: A}, {id: a, name: B}]", "same id"),
        ("queues: []", "at least 1"),
        ("answer_after_ms: -1", "greater than or equal to 0"),
        ("retry: {limit: 0}", "greater than or equal to 1"),
        ("trunks: [{uri: 'http://x'}]", "trunks.0.uri"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_the_entry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "centre.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("HOTLINE_CONFIG", str(path))
    with pytest.raises(SettingError) as refused:
        load()
    message = str(refused.value)
    assert "HOTLINE_CONFIG" in message
    assert says in message
    assert "\n" not in message


def test_the_file_says_what_the_centre_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "centre.yaml"
    path.write_text(
        """
name: 星河宽带服务热线
number: "10099"
queues:
  - {id: sales, name: 业务, numbers: ["10098"]}
  - {id: repairs, name: 报修, ring_timeout_s: 20}
trunks:
  - {uri: "sip:10.0.0.1", user: hotline, password: secret, number_format: e164}
retry: {limit: 5, busy_s: 60}
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("HOTLINE_CONFIG", str(path))
    monkeypatch.setenv("HOTLINE_TRUNK", "sip:10.0.0.2:5070")
    centre = load().centre
    assert centre.name == "星河宽带服务热线"
    assert (centre.queue_of("10098"), centre.queue_of("unknown")) == ("sales", "sales")
    assert [trunk.uri for trunk in centre.trunks] == ["sip:10.0.0.2:5070", "sip:10.0.0.1"]
    policy = centre.retry.policy()
    assert (policy.limit, policy.delays[Outcome.BUSY]) == (5, timedelta(seconds=60))
    assert Outcome.CONNECTED not in policy.delays
