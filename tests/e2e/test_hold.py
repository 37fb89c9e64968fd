"""The caller waits with music, at a key of the console or of the phone; and a caller who says nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.calls import HEARD, written
from tests.e2e.centre import Api, Centre
from tests.e2e.listening import likeness
from tests.e2e.media import RATE, Samples
from tests.e2e.talking import DUE_WITHIN_S, Agent, Conversation, brisk_centre, talking, wrapped_up
from tests.e2e.voices import ADDRESS, MATTER, REQUEST, agent_says, centre_says, prompt, synthesised
from tests.e2e.waiting import eventually
from tests.e2e.wording import Script, changed, in_use, line, save

pytestmark = pytest.mark.e2e

MUSIC = prompt("music")[: 2 * RATE]
TRIES = {
    "silent.greet": "您好，听得到吗？",
    "silent.again": "您好，请您讲话。",
    "silent.once_more": "您好，还在线上吗？",
    "silent.release": "请换一部电话再打来，再见。",
}
"""What is said to a silent caller: words shorter than those that ship."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with brisk_centre(tmp_path_factory.mktemp("centre"), silent_calls="automatic", silence_s=5) as running:
        yield running


def hears(call: Conversation, sound: Samples, what: str, since: int = 0) -> int:
    """The caller hears `sound` after `since`; returns how much they have heard by then, in samples."""
    eventually(lambda: likeness(sound, call.caller.heard()[since:]) > HEARD, f"the caller hears {what}", DUE_WITHIN_S)
    return len(call.caller.heard())


def line_state(call: Conversation, *, on_hold: bool, what: str) -> None:
    eventually(lambda: call.guided["line"]["on_hold"] is on_hold, what, DUE_WITHIN_S)


def events(api: Api, call_id: str) -> list[tuple[str, str]]:
    return [(entry["event"], entry["detail"].get("by", "")) for entry in api.get(f"/calls/{call_id}")["timeline"]]


def test_T10_the_caller_hears_music_on_hold_and_please_wait_and_thanks_are_judged(
    centre: Centre, agent: Agent, tmp_path: Path
) -> None:
    with talking(centre, agent, tmp_path, "13800138401") as call:
        call.caller.say(MATTER.audio)
        not_held = agent.console.ask("resume", call_id=call.id)["error"]
        assert not_held["code"] == "call.not_on_hold"
        agent.phone.say(synthesised("请您稍等，我帮您查一下。", tmp_path))
        eventually(lambda: "稍等" in written(agent.api, call.id, "agent"), "请稍等 is heard", DUE_WITHIN_S)
        assert agent.console.ask("hold", call_id=call.id)["ok"]
        call.guided_to("wait.please", "请稍等 counts", state="done")
        line_state(call, on_hold=True, what="the console shows the hold")
        assert agent.console.ask("hold", call_id=call.id)["error"]["code"] == "call.on_hold"
        so_far = hears(call, MUSIC, "music")

        assert agent.console.ask("resume", call_id=call.id)["ok"]
        call.guided_to("return.thanks", "让您久等了 is due", state="due")
        thanks = synthesised("不好意思，让您久等了。", tmp_path)
        agent.phone.say(thanks)
        call.caller.say(ADDRESS.audio)
        so_far = hears(call, thanks, "the agent again", so_far)
        call.guided_to("return.thanks", "让您久等了 is heard", state="done")

        # The phone's own key, by re-INVITE: this time without 请稍等.
        agent.phone.hold()
        line_state(call, on_hold=True, what="the hold of the phone is seen")
        so_far = hears(call, MUSIC, "music again", so_far)
        refused = agent.console.ask("resume", call_id=call.id)["error"]
        assert refused["code"] == "call.not_on_hold"
        assert "phone" in refused["detail"]
        agent.phone.resume()
        line_state(call, on_hold=False, what="the phone takes the caller back")
        call.caller.say(REQUEST.audio)
        agent.phone.say(agent_says("anything_else"))
        hears(call, agent_says("anything_else"), "the agent after the phone's hold", so_far)
        agent.phone.hang_up()
        call.signalling.finish()
        kept = call.over()

    verdicts = {verdict["rule"]: verdict["verdict"] for verdict in kept["verdicts"]}
    assert [event for event in events(agent.api, call.id) if event[0] in ("held", "resumed")] == [
        ("held", "1001"),
        ("resumed", "1001"),
        ("held", "phone"),
        ("resumed", "phone"),
    ]
    assert verdicts["wait.please"] == "not_said", "the second hold came without a word"
    assert verdicts["return.thanks"] == "said", "the call ended before it was due again"
    wrapped_up(call)


def test_T10_a_caller_who_hangs_up_on_hold_ends_the_call_for_everybody(
    centre: Centre, agent: Agent, tmp_path: Path
) -> None:
    with talking(centre, agent, tmp_path, "13800138402", "call_for_a_while", patience_s=9) as call:
        assert agent.console.ask("hold", call_id=call.id)["ok"]
        agent.phone.hold()
        hears(call, MUSIC, "music")
        call.signalling.finish()
        kept = call.over()
        eventually(lambda: agent.api.get("/agents/1001")["state"] == "wrap_up", "the agent wraps up")
    assert kept["end_cause"] == "completed"
    assert ("held", "1001") in events(agent.api, call.id)
    wrapped_up(call)


def test_T10_an_agent_hangs_up_at_the_console_while_the_caller_is_on_hold(
    centre: Centre, agent: Agent, tmp_path: Path
) -> None:
    with talking(centre, agent, tmp_path, "13800138403") as call:
        assert agent.console.ask("hold", call_id=call.id)["ok"]
        hears(call, MUSIC, "music")
        assert agent.console.ask("hang_up", call_id=call.id)["ok"]
        call.signalling.finish()
        assert call.over()["end_cause"] == "completed"
        after = agent.console.ask("resume", call_id=call.id)["error"]
        assert after["code"] == "not_found"
    wrapped_up(call)


def shorter(script: Script) -> None:
    for rule, words in TRIES.items():
        line(script, rule)["text"] = words
        line(script, rule)["pause_s"] = 0.5


def test_T5_a_silent_caller_is_asked_three_times_told_why_and_released(
    centre: Centre, agent: Agent, tmp_path: Path
) -> None:
    lead = centre.api("2001")
    source, version = in_use(lead)
    save(lead, changed(source, shorter), version, "无声电话说得短一些")
    with talking(centre, agent, tmp_path, "13800138404") as call:
        eventually(lambda: call.guided["line"]["trouble"] == "silence", "the agent sees the silence", DUE_WITHIN_S)
        agent.console.first(
            "guided", lambda m: m["line"]["automatic"] == "silent", "the centre takes over", DUE_WITHIN_S
        )
        call.signalling.finish(within=90)
        kept = call.over()
    played = [entry["detail"] for entry in kept["timeline"] if entry["event"] == "line_played"]
    assert [(one["rule"], one["text"].rstrip("。，？")) for one in played] == [
        (rule, words.rstrip("。，？")) for rule, words in TRIES.items()
    ]
    assert {(one["by"], one["completed"]) for one in played} == {("centre", "yes")}
    assert [entry["event"] for entry in kept["timeline"]].index("released") > 0
    assert kept["end_cause"] == "completed"
    heard = call.caller.heard()
    for one in played:
        assert likeness(centre_says(one["text"], centre.data), heard) > HEARD, one["rule"]
    verdicts = {verdict["rule"]: verdict for verdict in kept["verdicts"]}
    assert (verdicts["silent.greet"]["verdict"], verdicts["silent.greet"]["played"]) == ("said", True)
    wrapped_up(call)
