"""Catalogue files: what is taken, and how what is wrong is told."""

import re
from pathlib import Path

import pytest

from domain.orders.states import OrderAction, Party
from domain.services.service import TargetKind
from domain.services.spans import Span
from hotline.catalogue import SHIPPED, Catalogue, CatalogueError, load

GROUPS = ("客服", "维修", "财务")

WHOLE = """\
id: X1
name: {zh-CN: 测试, en: Test}
group: 维修
flow: field
words: [测试]
fields:
  - {id: kind, label: {zh-CN: 类别}, kind: choice, choices: {a: {zh-CN: 甲}, b: {zh-CN: 乙}}}
  - {id: code, label: {zh-CN: 编号}, mask: '[A-Z]\\d{3}', example: A123}
  - {id: from_on, label: {zh-CN: 起}, kind: date}
  - {id: until_on, label: {zh-CN: 止}, kind: date, of: from_on, within: 3 months}
  - {id: count, label: {zh-CN: 数}, kind: number, least: 1, most: 9, needed_for: finish}
papers:
  - {id: card, name: {zh-CN: 证件}, optional: true}
steps:
  - {id: first, name: {zh-CN: 一}, within: 2 h}
  - {id: second, name: {zh-CN: 二}, by: desk, group: 财务, required: false}
takes: {finish: [group, lead]}
targets: {accept: 5 min, on_site: {within: 15 min, near: 30}, report: 24 h}
stops: [waiting_for_parts]
prices:
  - {id: hour, name: {zh-CN: 工时}, unit: {zh-CN: 小时}, yuan: "80.5"}
paid: true
sign_off: code
follow_up:
  - {id: visit, when: done, purpose: visit, due: 1 days, latest: 3 days, only: {kind: a}}
unsatisfied: S6
escalation:
  - {to: group_lead, when: near}
  - {to: general_manager, when: overdue, after: 2 h}
dates:
  - {id: ends, name: {zh-CN: 到期}, do: remind, of: until_on, before: 7 days, unless: [second]}
recurring:
  - {id: round, every: week, day: 1, at: "08:00", description: {zh-CN: 每周}}
check_list:
  - {id: look, name: {zh-CN: 查看}}
call_outs:
  - {name: {zh-CN: 火警}, phone: "119"}
report:
  - {id: cause, label: {zh-CN: 原因}, kind: long_text, required: true}
"""


REFINED = """\
id: X1
name: {zh-CN: 测试, en: Test}
group: 维修
fields:
  - id: kind
    label: {zh-CN: 类别}
    kind: choice
    choices:
      a: {zh-CN: 甲, words: [甲类, 甲种]}
      b: {zh-CN: 乙}
    proposes: said.category
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    return folder


def refused(site: Path, text: str, file: str = "mine.yaml") -> list[str]:
    (site / file).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(SHIPPED, site, groups=GROUPS)
    assert caught.value.code == "catalogue.invalid"
    return [str(problem) for problem in caught.value.problems]


def test_choices_say_what_callers_say_for_them(site: Path) -> None:
    (site / "mine.yaml").write_text(REFINED, encoding="utf-8")
    [kind] = load(SHIPPED, site, groups=GROUPS)["X1"].forms
    assert [(choice.label, choice.words) for choice in kind.choices] == [
        ({"zh-CN": "甲"}, ("甲类", "甲种")),
        ({"zh-CN": "乙"}, ()),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[甲类, 甲种]", "甲类", "mine.yaml:9: kind: words: must be a list"),
        ("甲种", "[甲种]", "mine.yaml:9: kind: words: must be text"),
        ("甲种", "甲" * 41, "mine.yaml:9: kind: words: has 41 characters; 40 are taken"),
        ("zh-CN: 甲, words", "words", "mine.yaml:9: kind: a: zh-CN or en is missing"),
        ("words:", "said:", "mine.yaml:9: kind: said means nothing here; there may be zh-CN, en, words"),
        ("    proposes: said.category\n", "", "mine.yaml:9: kind: words: words can't be used: only where the field"),
        ("said.category", "said.phone", "mine.yaml:9: kind: words: words can't be used: only where the field says"),
    ],
)
def test_what_is_wrong_with_their_words_is_told(site: Path, old: str, new: str, problem: str) -> None:
    assert REFINED.count(old) == 1
    told = refused(site, REFINED.replace(old, new))
    assert any(problem in one for one in told), told


def test_a_file_says_everything_of_a_service_type(site: Path) -> None:
    (site / "mine.yaml").write_text(WHOLE, encoding="utf-8")
    found = load(SHIPPED, site, groups=GROUPS)["X1"]
    assert found.target(TargetKind.ON_SITE) is not None
    assert found.takes == {OrderAction.FINISH: frozenset({Party.GROUP, Party.LEAD})}
    assert found.prices[0].fen == 8050
    assert found.forms[3].within == Span.parse("3 months")
    assert found.steps[1].group == "财务"
    assert [step.id for step in (*found.check_list, *found.steps)] == ["look", "first", "second"]
    assert len(found.version) == 12


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: X1", "id: x1", "mine.yaml:1: id: x1 can't be used: write one to three capital letters"),
        ("name: {zh-CN: 测试, en: Test}\n", "", "mine.yaml:1: name is missing"),
        ("{zh-CN: 测试, en: Test}", "{fr: Essai}", "mine.yaml:2: fr means nothing here"),
        ("group: 维修", "group: 园艺", "mine.yaml:3: group: 园艺 is not known; it may be 客服, 维修, 财务"),
        ("group: 财务", "group: 园艺", "mine.yaml:16: second: group: 园艺 is not known"),
        ("flow: field", "flow: field\nflows: x", "mine.yaml:5: flows means nothing here"),
        ("flow: field", "flow: river", "mine.yaml:4: flow: river is not known"),
        ("words: [测试]", "words: 测试", "mine.yaml:5: words: must be a list"),
        ("{id: code,", "{id: kind,", "mine.yaml:8: kind: id: the id kind is used in line 7 already"),
        ("kind: choice, choices", "kind: text, choices", "mine.yaml:7: kind: choices: choices can't be used"),
        (", choices: {a: {zh-CN: 甲}, b: {zh-CN: 乙}}", "", "mine.yaml:7: kind: fields: choices is missing"),
        ("b: {zh-CN: 乙}", "a: {zh-CN: 乙}", "mine.yaml:7: kind: a is here twice"),
        ("'[A-Z]\\d{3}'", "'[A-Z'", "mine.yaml:8: code: mask: the pattern"),
        ("'[A-Z]\\d{3}'", "'(A+)+'", "mine.yaml:8: code: mask: the pattern repeats a group"),
        ("'[A-Z]\\d{3}'", "'(A|A)*'", "mine.yaml:8: code: mask: the pattern repeats a group"),
        ("'[A-Z]\\d{3}'", "'(?=A).*'", "mine.yaml:8: code: mask: the pattern (?= looks around"),
        ("'[A-Z]\\d{3}'", "'A*A*A*'", "mine.yaml:8: code: mask: the pattern repeats without an end"),
        ("example: A123", "example: A12", "mine.yaml:8: code: example: A12 can't be used: the mask does not take it"),
        ("of: from_on", "of: code", "code is not known; it may be from_on, until_on"),
        ("within: 3 months", "within: 3 h", "mine.yaml:10: until_on: within: 3 h can't be used: may be in"),
        (", within: 3 months", "", "mine.yaml:10: until_on: fields: within is missing"),
        ("least: 1", "least: one", "mine.yaml:11: count: least: must be a number"),
        ("least: 1", "least: 10", "mine.yaml:11: count: least: least must be less than most"),
        ("needed_for: finish", "needed_for: fly", "mine.yaml:11: count: needed_for: fly is not known"),
        ("optional: true", "optional: maybe", "mine.yaml:13: card: optional: must be true or false"),
        ("{id: second,", "{id: first,", "mine.yaml:16: first: id: the id first is used in line 15 already"),
        ("{id: look,", "{id: Look,", "mine.yaml:35: Look: id: Look is no id"),
        ("by: desk", "by: cook", "mine.yaml:16: second: by: cook is not known"),
        ("within: 2 h", "within: 2 hrs", "mine.yaml:15: first: within: 2 hrs can't be used: write 15 min, 4 h"),
        ("takes: {finish", "takes: {fly", "mine.yaml:17: fly: fly is not known"),
        ("accept: 5 min", "accepted: 5 min", "mine.yaml:18: accepted means nothing here"),
        ("near: 30", "near: 0", "mine.yaml:18: near: 0 is not between 1 and 99"),
        ("near: 30", "near: 100", "mine.yaml:18: near: 100 is not between 1 and 99"),
        ("stops: [waiting_for_parts]", "stops: [lunch]", "mine.yaml:19: stops: lunch is not known"),
        ('"80.5"', "-1", "mine.yaml:21: hour: yuan: -1 can't be used: write yuan, not below 0"),
        ('"80.5"', "80.555", "mine.yaml:21: hour: yuan: 80.555 can't be used"),
        ('"80.5"', "99999999", "mine.yaml:21: hour: yuan: 99999999 is not between 0 and 10000000"),
        ("sign_off: code", "sign_off: blood", "mine.yaml:23: sign_off: blood is not known"),
        ("latest: 3 days", "latest: 0 days", "mine.yaml:25: visit: latest: due must be less than latest"),
        ("when: done, purpose", "when: while_open, purpose", "mine.yaml:25: visit: follow_up: every is missing"),
        ("only: {kind: a}", "only: {kind: c}", "mine.yaml:25: visit: kind: c is not known; it may be a, b"),
        ("only: {kind: a}", "only: {sort: a}", "mine.yaml:25: visit: sort: sort is not known; it may be kind"),
        ("unsatisfied: S6", "unsatisfied: S60", "mine.yaml:26: unsatisfied: S60 is not known; it may be S1, S2"),
        ("to: group_lead", "to: boss", "mine.yaml:28: to: boss is not known"),
        ("of: until_on, before", "of: kind, before", "mine.yaml:31: ends: of: kind is not known; it may be from_on"),
        ("before: 7 days", "before: 7 days, after: 1 days", "mine.yaml:31: ends: before: before can't be used"),
        ("before: 7 days", "before: 2 months", "mine.yaml:31: ends: before: 2 months can't be used: may be in days"),
        ("do: remind", "do: call", "mine.yaml:31: ends: dates: purpose can't be used: do: call has one, others none"),
        ("unless: [second]", "unless: [third]", "mine.yaml:31: ends: unless: third is not known; it may be look"),
        ('at: "08:00"', 'at: "25:00"', "mine.yaml:33: round: at: 25:00 can't be used: write a time of day"),
        ("day: 1,", "day: 8,", "mine.yaml:33: round: day: 8 is not between 1 and 7"),
        ("every: week", "every: day", "mine.yaml:33: round: day: day can't be used: it happens every day"),
        ('phone: "119"', 'phone: "119", group: 维修', "mine.yaml:37: call_outs: call_outs can't be used: either"),
        (", report: 24 h", "", "mine.yaml:39: report: targets: report is missing"),
        ("needed_for: finish", "required: true", "mine.yaml:33: recurring: recurring can't be used: the field count"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_line_and_reason(site: Path, old: str, new: str, problem: str) -> None:
    assert WHOLE.count(old) >= 1
    told = refused(site, WHOLE.replace(old, new, 1))
    assert any(problem in one for one in told), told


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "mine.yaml:1: there is nothing in it"),
        ("- 1", "mine.yaml:1: must be entries"),
        ("id: X1\nname: {zh-CN: a\ngroup: b", "mine.yaml:3: can't be read as YAML"),
        ("a: &x [1]\nb: *x", "aliases and anchors"),
        ("id: !!python/object:os.system X1", "tags"),
        ("id: X1\n---\nid: X2", "a second document"),
        ("id: X1\nretired: true", "mine.yaml:1: name is missing"),
        ("id: X1\nname: {zh-CN: a}\ngroup: 维修\npaid: true", "mine.yaml:4: paid: prices is missing"),
        (
            "id: X1\nname: {zh-CN: a}\ngroup: 维修\nescalation: [{to: group_lead, when: near}]",
            "mine.yaml:4: escalation: targets is missing",
        ),
        (
            "id: X1\nname: {zh-CN: a}\ngroup: 维修\ntargets: {on_site: 5 min}",
            "mine.yaml:4: on_site: on_site can't be used: only with flow: field",
        ),
        ("id: X1\nname: {zh-CN: a}\ngroup: 维修\ntargets: {report: 24 h}", "mine.yaml:4: targets: report is missing"),
    ],
)
def test_other_files_are_refused_too(site: Path, text: str, problem: str) -> None:
    told = refused(site, text)
    assert any(problem in one for one in told), told


def test_all_problems_of_all_files_are_told_at_once(site: Path) -> None:
    (site / "first.yaml").write_text("id: X1\nname: 3\n", encoding="utf-8")
    (site / "bytes.yaml").write_bytes(b"id: X2\nname: \xff\n")
    (site / "folder.yaml").mkdir()
    (site / "twin.yaml").write_text("id: X3\nname: {en: a}\ngroup: 维修\n", encoding="utf-8")
    told = refused(site, "id: X3\nname: {en: b}\ngroup: 维修\n", "twin2.yaml")
    assert told == [
        "bytes.yaml:2: can't be read as YAML: it is not UTF-8",
        "first.yaml:1: group is missing",
        "first.yaml:2: name: must be entries of the form `name: value`",
        "folder.yaml:1: can't be read as YAML: Is a directory",
        "twin2.yaml:1: id: X3 can't be used: twin.yaml has this id already",
    ]


def test_a_site_replaces_adds_and_retires(site: Path) -> None:
    (site / "repair.yaml").write_text("id: S2\nname: {zh-CN: 报修}\ngroup: 客服\n", encoding="utf-8")
    (site / "own.yaml").write_text("id: WY12\nname: {zh-CN: 自有服务}\ngroup: 客服\n", encoding="utf-8")
    (site / "no-leads.yaml").write_text("id: S32\nretired: true\n", encoding="utf-8")
    found = Catalogue(site, groups=GROUPS)
    assert (found["S2"].group, found["S2"].forms) == ("客服", ())
    assert list(found)[-2:] == ["S32", "WY12"]
    assert found["S32"].name["en"] == "Sales lead"
    assert [service.id for service in found.offered()][-2:] == ["S31", "WY12"]
    assert len(found) == 33


def test_the_running_catalogue_stays_where_a_file_is_wrong(site: Path) -> None:
    file = site / "own.yaml"
    file.write_text("id: X1\nname: {zh-CN: 一}\ngroup: 客服\n", encoding="utf-8")
    found = Catalogue(site, groups=GROUPS)
    before = dict(found)
    file.write_text("id: X1\nname: {zh-CN: 二}\ngroup: 园艺\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"own\.yaml:3: group: 园艺 is not known"):
        found.reload()
    assert dict(found) == before
    file.write_text("id: X1\nname: {zh-CN: 二}\ngroup: 客服\n", encoding="utf-8")
    assert found.reload() == ["X1"]
    assert found["X1"].name == {"zh-CN": "二"}
    assert found.reload() == []


def test_a_type_that_vanished_is_still_called_by_its_name(site: Path) -> None:
    file = site / "own.yaml"
    file.write_text("id: X1\nname: {zh-CN: 一}\ngroup: 客服\n", encoding="utf-8")
    found = Catalogue(site, groups=GROUPS)
    file.unlink()
    assert found.reload() == ["X1"]
    assert (found["X1"].retired, found["X1"].name) == (True, {"zh-CN": "一"})
    assert found.reload() == []
    assert "X1" not in Catalogue(site, groups=GROUPS)


def test_a_site_with_other_groups_can_use_what_ships(site: Path) -> None:
    assert Catalogue(site, groups=["装维"])["S2"].group == "维修"


def test_the_file_that_the_documentation_shows_is_right(site: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    for number, example in enumerate(shown):
        (site / f"{number}.yaml").write_text(example, encoding="utf-8")
    assert "WY12" in load(SHIPPED, site, groups=("客服", "财务"))
