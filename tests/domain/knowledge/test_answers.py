"""Answers: their states, what is refused, who has to sign, the menu."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.knowledge.answers import (
    TRANSITIONS,
    Answer,
    AnswerDeed,
    AnswerState,
    Words,
    act,
    draft,
    is_expired,
    is_offered,
    save,
)
from domain.knowledge.menu import MenuEntry, menu
from domain.knowledge.reading import Reading, asked, may_go_live, missing
from domain.people import Person, Role

NOW = datetime(2026, 5, 4, 1, tzinfo=UTC)
TODAY = date(2026, 5, 4)
WORDS = Words(title="物业费怎么交", text="公众号里交。", owner="2001", keywords=("物业费", " 物业费 ", "缴费"))
PEOPLE = (
    Person("1001", "李娜", Role.AGENT, ("service",)),
    Person("1002", "王芳", Role.AGENT, ("repairs",)),
    Person("1003", "周杰", Role.AGENT, ("service",), active=False),
    Person("2001", "刘洋", Role.LEAD, ("service",)),
    Person("3001", "陈静", Role.QUALITY),
)


def in_force(words: Words = WORDS, id_: str = "a") -> Answer:
    answer, _ = draft(id_, words, "2001", NOW)
    answer, _ = act(answer, AnswerDeed.PUBLISH, "2001", NOW)
    answer, _ = act(answer, AnswerDeed.GO_LIVE, "centre", NOW)
    return answer


def test_K1_words_are_put_in_order() -> None:
    answer, change = draft("a", WORDS, "2001", NOW, " neu ")
    assert answer.newest.words.keywords == ("物业费", "缴费")
    assert (answer.state, answer.newest.version, answer.live) == (AnswerState.DRAFT, 1, None)
    assert (change.deed, change.reason) == (AnswerDeed.SAVE, "neu")


@pytest.mark.parametrize(
    ("field", "fault", "changes"),
    [
        ("title", Fault.NEEDED, {"title": " "}),
        ("text", Fault.NEEDED, {"text": ""}),
        ("owner", Fault.NEEDED, {"owner": ""}),
        ("title", Fault.TOO_LONG, {"title": "长" * 121}),
        ("keywords", Fault.TOO_LONG, {"keywords": tuple(str(i) for i in range(41))}),
        ("questions", Fault.TOO_LONG, {"questions": ("问" * 81,)}),
        ("key", Fault.INVALID, {"key": 0, "spoken": "按零"}),
        ("spoken", Fault.NEEDED, {"key": 1}),
        ("spoken", Fault.TOO_LONG, {"spoken": "说" * 601}),
    ],
)
def test_K1_wrong_words_are_refused_at_their_field(field: str, fault: Fault, changes: dict[str, object]) -> None:
    with pytest.raises(InvalidValue) as refused:
        draft("a", replace(WORDS, **changes), "2001", NOW)  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.fault) == (field, fault)


def test_K1_what_is_live_stays_until_the_draft_takes_its_place() -> None:
    answer, _ = save(in_force(), replace(WORDS, text="也可以到柜台交。"), "2001", NOW)
    assert (answer.state, answer.newest.version) == (AnswerState.DRAFT, 2)
    assert answer.live is not None
    assert answer.live.version == 1
    assert answer.words.text == "公众号里交。"
    answer, _ = act(answer, AnswerDeed.PUBLISH, "2001", NOW)
    answer, _ = act(answer, AnswerDeed.GO_LIVE, "centre", NOW)
    assert answer.words.text == "也可以到柜台交。"


def test_K1_saving_nothing_new_is_refused() -> None:
    with pytest.raises(InvalidValue, match="nothing is changed"):
        save(in_force(), WORDS, "2001", NOW)


def test_K1_a_retired_answer_is_offered_no_more_and_may_come_back() -> None:
    with pytest.raises(InvalidValue, match="reason"):
        act(in_force(), AnswerDeed.RETIRE, "2001", NOW)
    answer, change = act(in_force(), AnswerDeed.RETIRE, "2001", NOW, "过时了")
    assert answer.live is None
    assert not is_offered(answer, TODAY)
    assert (change.before, change.after, change.reason) == (AnswerState.IN_FORCE, AnswerState.RETIRED, "过时了")
    assert save(answer, WORDS, "2001", NOW)[0].state is AnswerState.DRAFT


@pytest.mark.parametrize("state", AnswerState)
@pytest.mark.parametrize("deed", [deed for deed in AnswerDeed if deed is not AnswerDeed.SAVE])
def test_K1_what_is_not_in_the_table_raises_and_changes_nothing(state: AnswerState, deed: AnswerDeed) -> None:
    answer = replace(in_force(), state=state)
    if (state, deed) in TRANSITIONS:
        assert act(answer, deed, "2001", NOW, "weil")[0].state is TRANSITIONS[state, deed]
        return
    with pytest.raises(IllegalTransition):
        act(answer, deed, "2001", NOW, "weil")


def test_K1_an_expired_answer_is_not_offered() -> None:
    answer = in_force(replace(WORDS, expires_on=TODAY))
    assert is_offered(answer, TODAY)
    assert not is_offered(answer, TODAY + timedelta(days=1))
    assert is_expired(answer.words, TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("reading", "users"),
    [
        (None, []),
        (Reading(), ["1001", "1002", "2001"]),
        (Reading(roles=(Role.AGENT,)), ["1001", "1002"]),
        (Reading(queues=("service",)), ["1001", "2001"]),
        (Reading(roles=(Role.LEAD,), queues=("service",)), ["2001"]),
        (Reading(roles=(Role.QUALITY,)), ["3001"]),
    ],
)
def test_K2_who_is_asked_to_read(reading: Reading | None, users: list[str]) -> None:
    assert [person.user for person in asked(reading, PEOPLE)] == users


def test_K2_it_goes_live_when_everybody_asked_has_signed_and_its_time_has_come() -> None:
    reading, at = Reading(queues=("service",)), NOW + timedelta(hours=1)
    assert [p.user for p in missing(reading, PEOPLE, {"1001"})] == ["2001"]
    assert not may_go_live(reading, at, PEOPLE, {"1001"}, at)
    assert not may_go_live(reading, at, PEOPLE, {"1001", "2001"}, NOW)
    assert may_go_live(reading, at, PEOPLE, {"1001", "2001"}, at)
    assert may_go_live(None, None, PEOPLE, (), NOW)


def test_K2_a_lead_releases_it_with_a_reason() -> None:
    answer, _ = draft("a", replace(WORDS, reading=Reading()), "2001", NOW)
    answer, _ = act(answer, AnswerDeed.PUBLISH, "2001", NOW)
    with pytest.raises(InvalidValue, match="reason"):
        act(answer, AnswerDeed.RELEASE, "2001", NOW)
    answer, change = act(answer, AnswerDeed.RELEASE, "2001", NOW, "1002 请假")
    assert answer.live is answer.newest
    assert change.reason == "1002 请假"


def test_K3_the_menu_has_what_is_offered_and_has_a_key() -> None:
    fees = in_force(replace(WORDS, key=1, spoken="请在公众号里交。"), "fees")
    hours = in_force(replace(WORDS, title="几点上班", key=2, spoken="九点。", expires_on=TODAY), "hours")
    mute = in_force(WORDS, "mute")
    waiting, _ = draft("waiting", replace(WORDS, key=3, spoken="还没有。"), "2001", NOW)
    everything = (hours, mute, fees, waiting)
    assert menu(everything, TODAY) == (
        MenuEntry(1, "物业费怎么交", "请在公众号里交。"),
        MenuEntry(2, "几点上班", "九点。"),
    )
    assert [entry.key for entry in menu(everything, TODAY + timedelta(days=1))] == [1]


def test_K3_of_two_with_one_key_the_newer_has_it() -> None:
    old = in_force(replace(WORDS, key=1, spoken="旧。"), "old")
    new = in_force(replace(WORDS, key=1, spoken="新。"), "new")
    assert new.live is not None
    new = replace(new, live=replace(new.live, at=NOW + timedelta(days=1)))
    for order in ((old, new), (new, old)):
        assert [entry.spoken for entry in menu(order, TODAY)] == ["新。"]
