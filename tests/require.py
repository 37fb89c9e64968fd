"""Programs and servers that some tests need.

On a newcomer's machine a missing one skips the tests that need it, with the reason; with
``HOTLINE_TEST_REQUIRE=all`` (CI) it fails them instead, so that nothing is skipped unseen.
"""

import os
import shutil

import pytest


def missing(what: str) -> None:
    """Skip the running test because `what` is not there, or fail it where everything is required."""
    if os.environ.get("HOTLINE_TEST_REQUIRE") == "all":
        pytest.fail(f"{what} is required here (HOTLINE_TEST_REQUIRE=all) and missing")
    pytest.skip(f"{what} is not on this machine")


def require(program: str) -> str:
    """Path of `program`; skips or fails the test where it is not installed."""
    path = shutil.which(program)
    if path is None:
        missing(f"the program {program}")
    assert path is not None
    return path
