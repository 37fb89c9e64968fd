"""From a line or a text to the clips that say it.

A clip is looked for where a supervisor records (`<site>/<language>/<name>.wav`), then among those that ship, then
in the cache; what is nowhere is synthesised into the cache. Where nothing can speak, a shipped line that is less
exact is said instead: a caller never meets silence.
"""

import csv
import hashlib
from functools import cache
from pathlib import Path

import structlog

from speech.errors import SynthesisError
from speech.lines import CENTRE, LINES, POSITIONS, Line, line
from speech.synthesis import SPEED, VARIANT, VOICES, synthesise
from speech.wav import is_clip

SHIPPED = Path(__file__).parent / "prompts"
INDEX = "index.tsv"
"""In each language's folder: which file says which text."""

LANGUAGE = "zh-CN"

_log = structlog.get_logger(__name__)


class Prompts:
    """The centre's voice."""

    def __init__(self, folder_of_site: Path, cache_folder: Path, *, centre: str = CENTRE) -> None:
        """`folder_of_site` is where recordings are (it need not exist), `cache_folder` where synthesised clips go.

        `centre` is the site's name, which the lines say. Opens nothing.
        """
        self._site = folder_of_site
        self._cache = cache_folder
        self._centre = centre

    async def clip(self, text: str, language: str = LANGUAGE) -> Path:
        """The clip (8 kHz, 16-bit, mono WAV) that says `text`. Raises `SynthesisError` when none can be made."""
        shipped = _shipped(language).get(text)
        if shipped is not None:
            return shipped
        path = self._cache / language / f"{_key(text, language)}.wav"
        if not path.is_file():
            await synthesise(text, path, language=language)
        return path

    async def line(self, name: str, *, language: str = LANGUAGE, **variables: str) -> tuple[Path, ...]:
        """The clips to play, one after the other, for a named line (see `speech.lines`); `centre` is known.

        The lines are worded in Chinese; in another language a line is heard when the site has recorded it.

        Raises `UnknownLine` for a name or variable that is not, `SynthesisError` when the line can neither be
        spoken nor replaced by its generic form.
        """
        wanted = line(name)
        recorded = self._recorded(wanted, language, variables)
        if recorded is not None and is_clip(recorded):
            return (recorded,)
        if not wanted.text:
            sound = SHIPPED / LANGUAGE / f"{name}.wav"
            return (sound,)
        text = wanted.says(**{"centre": self._centre, **variables})
        try:
            return (await self.clip(text),)
        except SynthesisError as e:
            generic = _shipped(LANGUAGE).get(wanted.generic)
            if generic is None:
                raise
            _log.warning("speech.generic_line", line=name, code=e.code, reason=str(e))
            return (generic,)

    async def prepare(self) -> list[str]:
        """Make every clip that a call may need, so that none is made while a caller waits.

        Returns warnings for people: recordings in the wrong format, lines that are spoken in a generic form.
        """
        warnings = []
        for wanted in LINES.values():
            for variables in _usual_variables(wanted):
                recorded = self._recorded(wanted, LANGUAGE, variables)
                if recorded is not None and recorded.exists() and not is_clip(recorded):
                    warnings.append(f"{recorded} is not WAV, 8 kHz, 16-bit, mono: it is not used")
                try:
                    clips = await self.line(wanted.name, **variables)
                except SynthesisError as e:
                    warnings.append(f"the line {wanted.name} can't be spoken: {e}")
                    continue
                if clips[0] == _shipped(LANGUAGE).get(wanted.generic):
                    warnings.append(f"the line {wanted.name} is spoken in a generic form: {PROGRAM_MISSING}")
        return list(dict.fromkeys(warnings))

    def _recorded(self, wanted: Line, language: str, variables: dict[str, str]) -> Path | None:
        """Where a recording of this line would be; None when a variable makes no file name."""
        name = wanted.name
        if wanted.chosen_by:
            value = variables.get(wanted.chosen_by, "")
            if not value.isalnum():
                return None
            name += f"-{value}"
        return self._site / language / f"{name}.wav"


PROGRAM_MISSING = "espeak-ng can't speak it here; install it, or record the line"


def _usual_variables(wanted: Line) -> list[dict[str, str]]:
    if wanted.personal:
        return []
    return [{wanted.chosen_by: str(i)} for i in POSITIONS] if wanted.chosen_by else [{}]


@cache
def _shipped(language: str) -> dict[str, Path]:
    """Clips that come with the product, by what they say."""
    index = SHIPPED / language / INDEX
    if not index.is_file():
        return {}
    with index.open(encoding="utf-8") as f:
        return {row["text"]: index.parent / row["file"] for row in csv.DictReader(f, delimiter="\t") if row["text"]}


def _key(text: str, language: str) -> str:
    spoken = f"{VOICES.get(language)}{VARIANT} {SPEED} {text}"
    return hashlib.sha256(spoken.encode()).hexdigest()[:24]
