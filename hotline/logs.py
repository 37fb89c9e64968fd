"""Structured logs. Phone numbers and words spoken stand only in the fields named here, and are masked by default.

Never put them into an event's text: a field can be masked, a sentence can't.
"""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

PHONE_FIELDS = frozenset({"phone", "caller", "called", "contact"})
SPOKEN_FIELDS = frozenset({"text", "words"})


def mask_personal(_: object, __: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Leave the last two digits of numbers and the length of what was said (A2)."""
    for field in PHONE_FIELDS & event.keys():
        value = str(event[field])
        event[field] = f"{'*' * max(0, len(value) - 2)}{value[-2:]}"
    for field in SPOKEN_FIELDS & event.keys():
        event[field] = f"<{len(str(event[field]))} characters>"
    return event


def configure(level: str, output: str) -> None:
    """Set up logging for the process. `level` as in `logging`, `output` console or json."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if output == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            mask_personal,
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
