"""A second pass over doubtful seconds: was this phrase said?

The recogniser is given a grammar of the phrase as one entry beside every syllable of Mandarin. A syllable at a time
anything can be heard, but each costs more than the whole phrase: so the phrase is heard where the audio speaks for
it, and a sentence that is only near it is spelt out. What was heard is then laid beside the phrase by its sounds.
(With [unk] alone beside the phrase, 不知道 is heard in 我知道了.)
"""

from collections.abc import Iterator, Sequence

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from speech.gate import RATE
from speech.recogniser import UNKNOWN, Model
from speech.resample import Resampler
from speech.text import syllables
from speech.vocabulary import Knows, pieces

SLICE = RATE // 5
"""Samples decoded at a time: 200 ms."""

WEIGHT = 50
"""How many times a syllable's own the phrase's likelihood is. Measured on synthetic voices, 36 phrases that were said
and 584 that were not, in noise 10 dB below: of the said, 1 in 12 is missed at 5, 1 in 18 at 20, none at 100; of the
others, none, one and one are heard whole."""

READINGS = 5
"""Alternatives that are looked through with a model that takes no grammar."""

_SILENCE = b"\0\0" * (RATE * 3 // 10)
"""Before and after: a recogniser needs a moment to begin with, and one to end with."""


class Again:
    """Second passes over one model. Making it gathers the model's syllables, which takes some 50 ms."""

    def __init__(self, model: Model, model_rate: int) -> None:
        self._model = model
        self._rate = model_rate
        self._syllables = one_word_each(model.knows) if model.takes_phrases else {}

    def listen(self, pcm: bytes, phrases: Sequence[str]) -> Iterator[tuple[float, ...]]:
        """Work in slices of some milliseconds; the last value is the answer, those before are empty.

        `pcm`: 8 kHz, 16-bit, mono. The answer tells for each phrase 0…1, how much of it was heard.
        """
        if not self._model.takes_phrases:
            yield from self._freely(pcm, phrases)
            return
        found: list[float] = []
        for phrase in phrases:
            entry = self._entry(phrase)
            if not entry:
                found.append(1.0 if not syllables(phrase) else 0.0)
                continue
            heard: list[str] = []
            entries = [*[entry] * WEIGHT, *self._syllables.values(), UNKNOWN]
            recogniser = self._model.phrases(self._rate, entries)
            for slice_ in self._slices(pcm):
                heard += [word.text for word in recogniser.accept(slice_) or ()]
                yield ()
            heard += [word.text for word in recogniser.finish()]
            found.append(similarity(syllables(phrase), syllables("".join(heard))))
        yield tuple(found)

    def _entry(self, phrase: str) -> str:
        """The phrase in words of the model; an unknown character is heard by its syllable. Empty: can't be heard."""
        words: list[str] = []
        for piece in pieces(phrase, self._model.knows):
            if piece.known:
                words.append(piece.text)
            else:
                words += [self._syllables.get(sound, UNKNOWN) for sound in syllables(piece.text)]
        return "" if all(word == UNKNOWN for word in words) else " ".join(words)

    def _freely(self, pcm: bytes, phrases: Sequence[str]) -> Iterator[tuple[float, ...]]:
        """Without a grammar: whether one of the readings of what was said has the phrase in it."""
        recogniser = self._model.recogniser(self._rate, READINGS)
        readings: list[list[str]] = []  # of each utterance
        for slice_ in self._slices(pcm):
            if (words := recogniser.accept(slice_)) is not None:
                readings.append(["".join(word.text for word in words), *recogniser.alternatives])
            yield ()
        readings.append(["".join(word.text for word in recogniser.finish()), *recogniser.alternatives])
        said = [syllables(reading) for utterance in readings for reading in utterance]
        said.append(syllables("".join(utterance[0] for utterance in readings)))
        yield tuple(max(similarity(syllables(phrase), one) for one in said) for phrase in phrases)

    def _slices(self, pcm: bytes) -> Iterator[bytes]:
        resampler = None if self._rate == RATE else Resampler(RATE, self._rate)
        pcm = _SILENCE + pcm + _SILENCE
        for at in range(0, len(pcm), 2 * SLICE):
            part = pcm[at : at + 2 * SLICE]
            yield part if resampler is None else resampler.feed(part, last=at + 2 * SLICE >= len(pcm))


def one_word_each(knows: Knows) -> dict[str, str]:
    """For each toneless syllable a word of one character, among those that the model knows."""
    known = (chr(code) for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FFF and knows(chr(code)))
    found: dict[str, str] = {}
    for character in known:
        found.setdefault(lazy_pinyin(character, style=Style.NORMAL)[0], character)
    return found


def similarity(phrase: Sequence[str], speech: Sequence[str]) -> float:
    """How much of `phrase` is in the stretch of `speech` that is nearest to it by edit distance (Sellers 1980)."""
    if not phrase:
        return 1.0
    cost = [0] * (len(speech) + 1)
    for row, sound in enumerate(phrase, 1):
        above, cost = cost, [row]
        for column, other in enumerate(speech, 1):
            cost.append(min(above[column - 1] + (sound != other), above[column] + 1, cost[column - 1] + 1))
    return max(0.0, 1.0 - min(cost) / len(phrase))
