"""Scripts as somebody at the desk changes them."""

from collections.abc import Callable
from typing import Any

import yaml

from tests.e2e.centre import Api

SCRIPT = "/scripts/property"

Script = dict[str, Any]


def in_use(api: Api) -> tuple[str, int]:
    """The source of the script in use, and its version."""
    editing = api.get(f"{SCRIPT}/editing")
    return editing["source"], editing["version"]


def changed(source: str, change: Callable[[Script], None]) -> str:
    """The source with a change in it; comments are lost."""
    script = yaml.safe_load(source)
    change(script)
    return yaml.safe_dump(script, allow_unicode=True, sort_keys=False)


def save(api: Api, source: str, base_version: int, note: str, status: int = 200) -> dict[str, Any]:
    """Put another version into use, or see it refused."""
    answer: dict[str, Any] = api.do(
        "PUT", SCRIPT, {"source": source, "note": note, "base_version": base_version}, status
    )
    return answer


def line(script: Script, rule: str) -> Script:
    """A required line, to be changed."""
    return next(line for stage in script["stages"] for line in stage["lines"] if line["id"] == rule)
