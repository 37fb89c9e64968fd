"""The measurement of phrasing knows the truth of its calls, and prints its figures."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.phrasing_errors import Mishearing
from bench.phrasing_heard import character_errors
from bench.phrasing_plan import Call, Event, Plan, Said, plans, spoken_evenly, timed, truth
from bench.phrasing_score import Judged, figures
from domain.scripts import CallKind, Deadline, Forbidden, Moment, Script, ScriptLine, Stage
from domain.transcripts import RuleKind, Speaker, Verdict
from hotline import scripts
from tests.require import require

SCRIPT = Script(
    id="small",
    name={"en": "Small"},
    stages=(
        Stage("opening", {"en": "Opening"}, (ScriptLine("hello", "您好，{centre}。", ("您好，请讲。",)),)),
        Stage("wait", {"en": "Wait"}, (ScriptLine("wait", "请稍等。", due=Deadline(Moment.HOLD)),), enters=Moment.HOLD),
    ),
    forbidden=(Forbidden("unknown", ("不知道",), "我查一下", exceptions=("知不知道",)),),
)


def call(*course: Said | Event) -> Call:
    return timed(Plan("small 1", SCRIPT, CallKind.INBOUND, {"centre": "服务中心"}, course), spoken_evenly)


def agent(text: str) -> Said:
    return Said(Speaker.AGENT, text, 0.5)


def test_a_line_is_said_in_any_of_its_wordings_and_only_by_the_agent() -> None:
    assert truth(call(agent("嗯，您好，服务中心。")))["hello"]
    assert truth(call(agent("您好请讲")))["hello"]
    assert not truth(call(Said(Speaker.CALLER, "您好，请讲。", 0.5)))["hello"]


def test_a_line_before_a_hold_is_owed_only_where_there_was_one_and_in_time() -> None:
    hold = Event(Moment.HOLD, 1.0)
    assert "wait" not in truth(call(agent("请稍等")))
    assert truth(call(agent("请稍等"), hold))["wait"]
    assert not truth(call(hold))["wait"]
    assert not truth(call(agent("请稍等"), Event(Moment.HOLD, 40.0)))["wait"]


def test_a_forbidden_word_inside_an_exception_was_not_said() -> None:
    assert truth(call(agent("这个我不知道")))["unknown"]
    assert not truth(call(agent("您知不知道")))["unknown"]
    assert truth(call(agent("您知不知道我不知道")))["unknown"]


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.3])
def test_as_much_is_misheard_as_is_asked_for(rate: float) -> None:
    texts = ["请问还有什么可以帮您我跟您确认一下信息师傅十五分钟之内上门"] * 40
    mishearing, chance = Mishearing(texts), random.Random(1)
    wrong, length = character_errors(texts, [mishearing.of(text, rate, chance) for text in texts])
    assert wrong / length == pytest.approx(rate, abs=0.05)


def test_unclear_takes_no_points_and_finds_no_missed_line() -> None:
    def judged(verdict: Verdict, truth: bool) -> Judged:
        return Judged("line", RuleKind.REQUIRED, False, 1, truth, verdict, "", "c1")

    parts = figures([judged(Verdict.NOT_SAID, False), judged(Verdict.NOT_SAID, True), judged(Verdict.UNCLEAR, False)])
    assert parts["points_taken_right"] == 0.5
    assert parts["missed_lines_found"] == 0.5


def test_the_calls_of_a_seed_are_always_the_same() -> None:
    shipped = scripts.load()
    assert plans(shipped, 3, 8) == plans(shipped, 3, 8) != plans(shipped, 4, 8)


@pytest.mark.parametrize(
    "options",
    [["cost", "--minutes", "1", "--runs", "2"], ["text", "--calls", "8", "--runs", "2", "--rates", "0", "0.1"]],
)
def test_a_short_measurement_prints_json(options: list[str]) -> None:
    measured = figures_of(options)
    assert measured["machine"]["cores"] >= 1


def test_spoken_calls_are_judged(tmp_path: Path) -> None:
    require("espeak-ng")
    options = ["calls", "--calls", "1", "--runs", "1", "--cache", str(tmp_path)]
    measured = figures_of(options)
    assert measured["character_error"] < 0.5
    assert measured["lines_owed"] > 0
    assert figures_of(options)["with_second_looks"] == measured["with_second_looks"]


def figures_of(options: list[str]) -> Any:
    command = [sys.executable, "-m", "bench.phrasing", *options]
    return json.loads(subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout)
