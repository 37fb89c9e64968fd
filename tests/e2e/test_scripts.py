"""A script is changed while the centre runs: refused as a whole, tried on past calls, and then in use (P1)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.centre import Centre
from tests.e2e.talking import Agent, brisk_centre, talking, wrapped_up
from tests.e2e.voices import OPENING, agent_says
from tests.e2e.wording import SCRIPT, Script, changed, in_use, line, save

pytestmark = pytest.mark.e2e

CHANGED = "您好，这里是热线，请问有什么可以帮您？"


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with brisk_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


@pytest.fixture(scope="module")
def past_call(centre: Centre, agent: Agent, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A call by the shipped script: opened as it says, then an address was asked for."""
    with talking(centre, agent, tmp_path_factory.mktemp("past"), "13800138501") as call:
        agent.phone.say(OPENING.audio)
        call.guided_to("opening.greeting", "the opening is ticked", state="done")
        agent.phone.say(agent_says("address"))
        call.guided_to("record.address", "the question is ticked", state="done")
        agent.phone.hang_up()
        call.signalling.finish()
        kept = call.over()
    wrapped_up(call)
    return kept


def other_opening(script: Script) -> None:
    opening = line(script, "opening.greeting")
    opening["text"] = CHANGED
    opening["due"] = {"within_s": 4, "of": "answer"}  # a call that ends before is blamed for nothing
    del opening["variants"]


def never_ask_where(script: Script) -> None:
    script["forbidden"].append(
        {
            "id": "never.where",
            "phrases": ["请问您的详细地址是什么"],
            "better": "请问您住在几号楼几室？",
            "points": 1,
            "why": {"zh-CN": "问得具体一些", "en": "Ask for the building and the flat."},
        }
    )


def test_a_wrong_script_is_refused_as_a_whole_and_the_running_one_stays(centre: Centre) -> None:
    lead = centre.api("2001")
    source, version = in_use(lead)
    wrong = source.replace("due: {within_s: 10, of: answer}", "due: {within_s: ten, of: answer}", 1)
    wrong = wrong.replace("phrases: [可是]", "phrases: []")
    refused = save(lead, wrong, version, "", 422)
    problems = {problem["rule"]: problem for problem in refused["errors"]}
    assert set(problems) == {"opening.greeting", "never.but"}
    for rule, entry in (("opening.greeting", "within_s: ten"), ("never.but", "phrases: []")):
        at = problems[rule]["line"]
        assert entry in wrong.splitlines()[at - 1], (rule, at)
        assert problems[rule]["reason"]
    assert "property.yaml" in refused["detail"]

    explosive = changed(source, lambda script: script["checks"].append(unending()))
    refused = save(lead, explosive, version, "", 422)
    assert {problem["rule"] for problem in refused["errors"]} == {"test.unending"}

    assert in_use(lead) == (source, version)
    assert centre.api("1001").request("PUT", SCRIPT, {"source": source, "base_version": version}).status_code == 403


def unending() -> dict[str, Any]:
    """A check whose expression no engine of linear time can run."""
    return {
        "id": "test.unending",
        "kind": "forbidden",
        "name": {"zh-CN": "回指", "en": "Back reference"},
        "condition": {"matches": {"pattern": r"(.+)\1+$", "scope": {"leg": "agent"}}},
        "better": "好",
        "points": 1,
        "why": {"zh-CN": "回指", "en": "A back reference."},
    }


def test_P1_a_changed_script_is_tried_on_past_calls_and_then_in_use_for_the_next(
    centre: Centre, agent: Agent, past_call: dict[str, Any], tmp_path: Path
) -> None:
    lead = centre.api("2001")
    source, version = in_use(lead)
    after = changed(changed(source, other_opening), never_ask_where)

    # What would it change? Nothing is changed by asking.
    now = datetime.now(UTC)
    days = {"since": (now - timedelta(hours=1)).isoformat(), "until": (now + timedelta(hours=1)).isoformat()}
    tried = lead.do("POST", f"{SCRIPT}/rehearsal", {"source": after, **days}, 200)
    assert (tried["seen"], tried["judged"], tried["total"], tried["next"]) == (1, 1, 1, None)
    (call,) = tried["calls"]
    assert (call["id"], call["agent"]) == (past_call["id"], "1001")
    flips = {
        flip["rule"]: tuple(side and side["verdict"] for side in (flip["before"], flip["after"]))
        for flip in call["flips"]
    }
    assert flips == {"opening.greeting": ("said", "not_said"), "never.where": (None, "said")}
    assert in_use(lead) == (source, version)
    assert lead.get(f"/calls/{past_call['id']}")["verdicts"] == past_call["verdicts"]

    # A call that runs keeps the script it began with; the next one has the new one.
    with talking(centre, agent, tmp_path, "13800138502") as running:
        due = running.guided_to("opening.greeting", "the opening is due", state="due")
        in_force = save(lead, after, version, "换一句开场白")
        assert (in_force["version"], in_force["by"]) == (version + 1, "2001")
        agent.phone.say(OPENING.audio)
        running.guided_to("opening.greeting", "the old opening counts in this call", state="done")
        assert running.guided["stages"][0]["text"] == due["stages"][0]["text"] != CHANGED.rstrip("。，？")
        agent.phone.hang_up()
        running.signalling.finish()
        running.over()
    wrapped_up(running)
    with talking(centre, agent, tmp_path, "13800138503") as following:
        shown = following.guided_to("opening.greeting", "the new opening is due", state="due")
        assert shown["stages"][0]["text"] == CHANGED
        agent.phone.say(agent_says("address"))
        answered = following.judged("never.where")
        assert (answered["verdict"]["verdict"], answered["better"]) == ("said", "请问您住在几号楼几室？")
        agent.phone.hang_up()
        following.signalling.finish()
        following.over()
    wrapped_up(following)

    # Two who edit at a time: the second is told.
    late = save(lead, source, version, "", 409)
    assert late["errors"][0]["field"] == "base_version"
