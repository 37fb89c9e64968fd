"""Customer files: places, changes, merging, grades."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.customers import Customer, DoNotCall, Grade, Home, Member, home_in, place_key, rules_of
from domain.customers.changes import differences
from domain.customers.merging import likeness, merge, unmerge
from domain.errors import IllegalTransition, InvalidValue

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
LI = Customer("k1", "李雷", ("+8613800138000",), "先生", "3栋2单元501室", home=Home("3", "2", "501"), version=1)
WIFE = Customer("k2", "韩梅梅", ("+8613900139000",), "女士", "3号楼2单元501", "养狗", secret={"identity": "11010"})


@pytest.mark.parametrize(
    ("place", "home"),
    [
        ("3栋2单元501室", Home("3", "2", "501")),
        ("阳光花园三号楼二单元501", Home("3", "2", "501")),
        ("阳光花园十二幢1203房", Home("12", "", "1203")),
        ("A座1203", Home("A", "", "1203")),
        ("3-2-501", Home("3", "2", "501")),
        ("3-501", Home("3", "", "501")),
        ("３栋", Home("3")),
        ("中山路100号", Home()),
        ("", Home()),
    ],
)
def test_R1_the_home_is_read_from_the_address(place: str, home: Home) -> None:
    assert home_in(place) == home


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("3栋2单元501室", "３号楼 2单元 501", True),
        ("三栋二单元501", "3-2-501", True),
        ("3栋2单元501", "3栋2单元502", False),
        ("13栋", "3栋", False),
    ],
)
def test_R1_places_said_in_two_ways_are_one(one: str, two: str, same: bool) -> None:
    assert (place_key(one) == place_key(two)) is same


def test_R1_any_number_of_the_household_means_the_file() -> None:
    member = Member("韩梅梅", "女士", "妻子", ("+8613900139000",))
    file = replace(LI, people=(member,), emergency_phones=("+8613800138000", "+861065521234"))
    assert file.every_phone == ("+8613800138000", "+861065521234", "+8613900139000")


def test_R3_a_change_says_who_when_from_what_to_what() -> None:
    after = replace(LI, place="4栋", people=(Member("韩梅梅", relation="妻子"),), secret={"identity": "1"}, version=2)
    changes = differences(LI, after, "1001", NOW)
    assert [(c.field, c.before, c.after) for c in changes] == [
        ("place", "3栋2单元501室", "4栋"),
        ("people", "", "韩梅梅 妻子"),
        ("secret.identity", "", "***"),
    ]
    assert {(c.version, c.by, c.at) for c in changes} == {(2, "1001", NOW)}
    assert differences(LI, LI, "1001", NOW) == ()


def test_R1_a_merged_file_has_what_both_had() -> None:
    both = merge(LI, replace(WIFE, do_not_call=DoNotCall(NOW, "1001")))
    assert both.phones == ("+8613800138000", "+8613900139000")
    assert both.people == (Member("韩梅梅", "女士"),)
    assert (both.name, both.title, both.place, both.note) == ("李雷", "先生", LI.place, "养狗")
    assert both.secret == {"identity": "11010"}
    assert both.do_not_call is not None


def test_R1_a_wrong_merge_is_taken_back() -> None:
    other = replace(WIFE, merged_into="k1")
    assert unmerge(merge(LI, WIFE), other) == (LI, WIFE)


def test_R1_what_is_no_file_of_its_own_is_not_merged() -> None:
    with pytest.raises(InvalidValue):
        merge(LI, LI)
    for gone in (replace(WIFE, merged_into="k9"), replace(WIFE, destroyed_at=NOW)):
        with pytest.raises(IllegalTransition):
            merge(LI, gone)
        with pytest.raises(IllegalTransition):
            merge(gone, LI)
    with pytest.raises(IllegalTransition):
        unmerge(LI, WIFE)


def test_R1_likely_duplicates_have_reasons() -> None:
    assert likeness(LI, replace(WIFE, name="李四")).reasons == ("same_place_and_surname",)
    assert likeness(LI, replace(WIFE, name="李雷", place="", home=Home("3"))).reasons == ("same_name_and_building",)
    assert likeness(LI, replace(WIFE, emergency_phones=LI.phones)).reasons == ("same_phone",)
    assert not likeness(LI, WIFE)


def test_R4_grades_bring_their_own_rules() -> None:
    vip = Grade("vip", {"en": "VIP"}, priority=True, callback_within=timedelta(minutes=30))
    grades = {"plain": Grade("plain", {"en": "Plain"}), "vip": vip}
    assert rules_of(replace(LI, grade="vip"), grades) is vip
    assert rules_of(replace(LI, key_customer=True), grades) is vip
    assert rules_of(LI, grades).priority is False
    assert rules_of(replace(LI, grade="gone"), grades).key == ""
