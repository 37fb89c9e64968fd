"""Lines of a call, as the recogniser gives them."""

from datetime import UTC, datetime, timedelta, timezone

from domain.intake.utterances import Utterance, utterances
from domain.transcripts import Line, Speaker
from speech.language import Mandarin

LANGUAGE = Mandarin()
ZONE = timezone(timedelta(hours=8))
MONDAY = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)
"""Ten in the morning in Beijing."""


def line(text: str, start: float = 0.0, leg: Speaker = Speaker.CALLER, confidence: float = 1.0) -> Line:
    return Line("c1", leg, start, start + 2.0, text, True, confidence, normal=LANGUAGE.normal(text))


def lines(*texts: str) -> list[Line]:
    """One after the other; what begins with a colon the agent said."""
    return [
        line(text.removeprefix(":"), 3.0 * at, Speaker.AGENT if text.startswith(":") else Speaker.CALLER)
        for at, text in enumerate(texts)
    ]


def said(*texts: str) -> tuple[Utterance, ...]:
    return utterances(lines(*texts), LANGUAGE)
