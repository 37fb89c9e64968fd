"""Whatever stands in a catalogue file: it is taken, or refused as a whole, and nothing else happens."""

import re
import time
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.catalogue.catalogue import SHIPPED
from hotline.catalogue.problems import CatalogueError
from hotline.catalogue.reading import read
from hotline.catalogue.values import ValueReader

SOURCES = [path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.yaml"))]
TREES: list[Any] = [yaml.safe_load(source) for source in SOURCES]
KEYS = sorted({key for tree in TREES for key in tree})

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(KEYS)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def takes_or_refuses(text: str) -> None:
    try:
        reading = read(text, "any.yaml", ["维修"])
    except CatalogueError as error:
        problems = error.problems
    else:
        assert reading.service.id
        assert reading.service.name
        return
    assert problems
    assert all(problem.reason and problem.line >= 1 for problem in problems)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    takes_or_refuses(text)


@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=8))
def test_any_tree_of_known_keys(tree: dict[str, Any]) -> None:
    takes_or_refuses(yaml.safe_dump(tree, allow_unicode=True))


@settings(max_examples=100)
@given(st.sampled_from(TREES), st.data())
def test_any_change_to_what_ships(tree: dict[str, Any], data: st.DataObject) -> None:
    changed = dict(tree)
    key = data.draw(st.sampled_from(sorted(changed)))
    entry = changed[key]
    if isinstance(entry, list) and entry and isinstance(entry[0], dict):
        part = dict(data.draw(st.sampled_from(entry)))
        part[data.draw(st.sampled_from(sorted(part)))] = data.draw(values)
        changed[key] = [*entry, part]
    else:
        changed[key] = data.draw(values)
    takes_or_refuses(yaml.safe_dump(changed, allow_unicode=True))


@given(st.sampled_from(SOURCES), st.integers(0, 4000), st.text(max_size=3))
def test_any_slip_of_the_pen(source: str, at: int, slip: str) -> None:
    takes_or_refuses(source[:at] + slip + source[at + 1 :])


@settings(max_examples=150, deadline=None)
@given(st.text("ab.*+?|(){}1,23[]\\d^$", max_size=24))
def test_no_mask_that_is_taken_takes_long(mask: str) -> None:
    reader = ValueReader("any.yaml", None)
    node = yaml.ScalarNode("tag:yaml.org,2002:str", mask, yaml.Mark("", 0, 0, 0, "", 0), None)
    taken = reader.mask(node)
    if taken and not reader.problems:
        started = time.process_time()
        re.fullmatch(taken, "ab1" * 300 + "!")
        re.fullmatch(taken, "a" * 900 + "!")
        assert time.process_time() - started < 1
