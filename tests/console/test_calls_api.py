import csv
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.calls import CallState, EndCause, TimelineEntry
from domain.transcripts import Judgement, Line, RuleKind, Speaker, Verdict
from hotline.storage.audit import AuditQuery
from tests.console.house import NOW, House, inbound

ENDED = replace(inbound("c1"), state=CallState.ENDED, ended_at=NOW, end_cause=EndCause.COMPLETED, recording="c1.wav")


async def test_a_call_has_the_shape_other_programs_rely_on(open_house: House) -> None:
    await open_house.call(ENDED, TimelineEntry(NOW, "ended", {"cause": "completed"}))
    await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1.25, 3.5, "我家漏水了", True, 0.875))
    await open_house.ledger.heard(Line("c1", Speaker.AGENT, 4, 5, "", True, 0, gap=True))
    await open_house.ledger.judged(Judgement("c1", "opening", RuleKind.REQUIRED, Verdict.SAID, Speaker.AGENT, 0.5, 2.0))
    call = (await open_house.http.get("/api/v1/calls/c1", headers=open_house.as_("1001"))).json()
    assert call == {
        "id": "c1",
        "direction": "inbound",
        "caller": "+8613800138000",
        "called": "95001",
        "customer_number": "+8613800138000",
        "state": "ended",
        "queue": "service",
        "agent": "1001",
        "customer_id": None,
        "callback_id": None,
        "script_id": None,
        "script_version": None,
        "started_at": "2026-05-04T00:59:00Z",
        "queued_at": "2026-05-04T00:59:05Z",
        "answered_at": "2026-05-04T00:59:02Z",
        "connected_at": "2026-05-04T00:59:15Z",
        "ended_at": "2026-05-04T01:00:00Z",
        "end_cause": "completed",
        "recorded": True,
        "timeline": [
            {"at": "2026-05-04T01:00:00Z", "seconds": 60.0, "event": "ended", "detail": {"cause": "completed"}}
        ],
        "transcript": [
            {
                "leg": "caller",
                "start": 1.25,
                "end": 3.5,
                "text": "我家漏水了",
                "final": True,
                "confidence": 0.875,
                "gap": False,
                "normal": "",
            },
            {
                "leg": "agent",
                "start": 4.0,
                "end": 5.0,
                "text": "",
                "final": True,
                "confidence": 0.0,
                "gap": True,
                "normal": "",
            },
        ],
        "verdicts": [
            {
                "rule": "opening",
                "kind": "required",
                "verdict": "said",
                "leg": "agent",
                "start": 0.5,
                "end": 2.0,
                "late": False,
                "played": False,
                "certainty": 1.0,
                "reason": None,
            }
        ],
    }


async def test_lists_are_paged_newest_first(open_house: House) -> None:
    for number in range(5):
        await open_house.call(replace(ENDED, id=f"c{number}", started_at=NOW + timedelta(seconds=number)))
    headers = open_house.as_("1001")
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = {"limit": "2", **({"cursor": cursor} if cursor else {})}
        page = (await open_house.http.get("/api/v1/calls", params=query, headers=headers)).json()
        seen += [call["id"] for call in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["c4", "c3", "c2", "c1", "c0"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["c2", "c1"]),
        ("agent=1002", ["c2"]),
        ("state=talking", ["c2"]),
        ("end_cause=completed", ["c1"]),
        ("number=38000", ["c2", "c1"]),
        ("number=999", []),
        ("direction=outbound", []),
        ("queue=service&until=2026-05-04T00:59:00Z", []),
        ("since=2026-05-04T08:59:00%2B08:00", ["c2", "c1"]),
    ],
)
async def test_lists_are_filtered(open_house: House, query: str, found: list[str]) -> None:
    await open_house.call(ENDED)
    await open_house.call(replace(inbound("c2", agent="1002"), started_at=NOW))
    answer = await open_house.http.get(f"/api/v1/calls?{query}", headers=open_house.as_("2001"))
    assert [call["id"] for call in answer.json()["items"]] == found


async def test_an_agents_list_is_their_own(open_house: House) -> None:
    await open_house.call(ENDED)
    await open_house.call(inbound("c2", agent="1002"))
    answer = await open_house.http.get("/api/v1/calls", headers=open_house.as_("1002"))
    assert [call["id"] for call in answer.json()["items"]] == ["c2"]


async def test_O4_an_agent_sees_that_a_customer_called_before(open_house: House) -> None:
    await open_house.call(replace(ENDED, customer_id="k1"))
    headers = open_house.as_("1002")
    answer = await open_house.http.get("/api/v1/calls?customer_id=k1", headers=headers)
    assert [call["id"] for call in answer.json()["items"]] == ["c1"]
    assert (await open_house.http.get("/api/v1/calls/c1", headers=headers)).status_code == 403


@pytest.mark.parametrize("ask", [{"params": {"format": "csv"}}, {"headers": {"Accept": "text/csv, */*;q=0.1"}}])
async def test_lists_can_be_had_as_csv(open_house: House, ask: dict[str, dict[str, str]]) -> None:
    for number in range(3):
        await open_house.call(replace(ENDED, id=f"c{number}", started_at=NOW + timedelta(seconds=number)))
    headers = {**open_house.as_("2001"), **ask.get("headers", {})}
    answer = await open_house.http.get("/api/v1/calls", params={"limit": 1, **ask.get("params", {})}, headers=headers)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="calls.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == ["c2", "c1", "c0"]
    assert rows[0]["caller"] == "+8613800138000"
    async with open_house.centre.database.reading() as uow:
        entries = await uow.audit.find(AuditQuery(action="export"))
    assert [(entry.who, entry.subject) for entry in entries.items] == [("2001", "calls")]


@pytest.fixture
def recording(open_house: House) -> Path:
    path = open_house.centre.settings.recordings / "c1.wav"
    path.write_bytes(b"RIFF" + bytes(range(96)))
    return path


async def test_T14_a_recording_can_be_played(open_house: House, recording: Path) -> None:
    await open_house.call(ENDED)
    url, headers = "/api/v1/calls/c1/recording", open_house.as_("1001")
    whole = await open_house.http.get(url, headers=headers)
    assert whole.status_code == 200
    assert whole.headers["content-type"] == "audio/wav"
    assert whole.headers["accept-ranges"] == "bytes"
    assert whole.headers["content-length"] == "100"
    assert whole.content.startswith(b"RIFF")
    part = await open_house.http.get(url, headers={**headers, "Range": "bytes=4-7"})
    assert part.status_code == 206
    assert part.headers["content-range"] == "bytes 4-7/100"
    assert part.content == bytes(range(4))
    beyond = await open_house.http.get(url, headers={**headers, "Range": "bytes=100-"})
    assert (beyond.status_code, beyond.json()["code"]) == (416, "request.range")
    assert beyond.headers["content-range"] == "bytes */100"
    head = await open_house.http.head(url, headers=headers)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "100")


async def test_R2_listening_is_logged_and_for_few(open_house: House, recording: Path) -> None:
    await open_house.call(ENDED)
    url = "/api/v1/calls/c1/recording"
    assert (await open_house.http.get(url, headers=open_house.as_("1002"))).status_code == 403
    assert (await open_house.http.get(url, headers=open_house.as_("3001"))).status_code == 200
    async with open_house.centre.database.reading() as uow:
        entries = await uow.audit.find(AuditQuery(action="recording.listen"))
    assert [(entry.who, entry.subject) for entry in entries.items] == [("3001", "c1")]


@pytest.mark.parametrize("name", [None, "missing.wav", "../hotline.db", "/etc/passwd", "."])
async def test_nothing_but_a_recording_is_played(open_house: House, name: str | None) -> None:
    await open_house.call(replace(ENDED, recording=name))
    answer = await open_house.http.get("/api/v1/calls/c1/recording", headers=open_house.as_("1001"))
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_a_running_call_can_be_hung_up(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    answer = await open_house.http.post("/api/v1/calls/c1/hangup", headers=open_house.as_("2001"))
    assert answer.status_code == 204
    assert open_house.lines.hung_up == [("c1", "2001")]
