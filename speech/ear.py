"""One channel's hearing, without threads or clocks: audio in, utterances out.

A *segment* is a run of audio that goes to the recogniser without a break: from the pre-roll before speech to the
end of the utterance. Between segments nothing is decoded, so the recogniser's clock stands still; each segment
remembers where on the stream it began.
"""

from bisect import bisect_left, bisect_right

from speech.gate import Gate
from speech.heard import Gap, Heard, Utterance, Word
from speech.recogniser import Model, RawWord, Recogniser
from speech.resample import Resampler

STREAM_RATE = 8_000
"""Hz. What channels are fed: telephone audio."""

HANGOVER = 2 * STREAM_RATE
"""Samples of silence after which a segment ends even if the recogniser found no end of the utterance: models end
one after 0.5…1 s of silence, or never when they heard no word."""

PARTIAL_EVERY = STREAM_RATE // 5
"""Samples between two looks at the partial result: looking costs."""


class Ear:
    """Turns one stream into `Heard`. To be used by one thread at a time."""

    def __init__(self, model: Model, model_rate: int, offset_s: float) -> None:
        """`model_rate` in Hz; `offset_s` is the origin's time of the first sample."""
        self._model = model
        self._rate = model_rate
        self._offset_s = offset_s
        self._gate = Gate()
        self._recogniser: Recogniser | None = None
        self._resampler: Resampler | None = None
        self._clock = _Clock()
        self._position = 0  # samples of the stream so far
        self._open = False
        self._spoken_at = 0  # where the last loud chunk ended
        self._utterance_at = 0  # where the running utterance began
        self._looked_at = 0
        self._partial: tuple[str, ...] = ()

    def hear(self, pcm: bytes, *, partials: bool = True) -> list[Heard]:
        """Take the next chunk (about 100 ms, 8 kHz, 16-bit mono) and tell what is new.

        Without `partials` no partial result is asked for, which saves time when there is none.
        """
        start = self._position
        self._position += len(pcm) // 2
        speech = self._gate.speech(pcm)
        if speech:
            self._spoken_at = self._position
        if not self._open:
            if not speech:
                self._gate.keep(pcm)
                return []
            before = self._gate.pre_roll()
            self._begin(start - len(before) // 2)
            pcm = before + pcm
        return self._decode(pcm, partials)

    def skip(self, samples: int) -> list[Heard]:
        """Leave out audio that overload dropped: the running utterance ends before it."""
        heard = self.finish()
        start = self._position
        self._position += samples
        return [*heard, Gap(self._seconds(start), self._seconds(self._position))]

    def finish(self) -> list[Heard]:
        """End the running utterance, if there is one. More audio may follow."""
        self._gate.pre_roll()
        self._partial = ()
        if not self._open or self._recogniser is None:
            return []
        self._open = False
        heard: list[Heard] = []
        if self._resampler is not None:
            heard += self._final(self._recogniser.accept(self._resampler.feed(b"", last=True)))
            self._resampler = None
        return heard + self._final(self._recogniser.finish())

    def start_again(self) -> list[Heard]:
        """Go on with a new recogniser after the old one failed; what the running utterance said is lost."""
        lost_from = self._utterance_at if self._open else self._position
        self._recogniser = None
        self._resampler = None
        self._clock = _Clock()
        self._open = False
        self._partial = ()
        return [Gap(self._seconds(lost_from), self._seconds(self._position))]

    def _begin(self, at: int) -> None:
        if self._recogniser is None:
            self._recogniser = self._model.recogniser(self._rate)
        if self._resampler is None and self._rate != STREAM_RATE:
            self._resampler = Resampler(STREAM_RATE, self._rate)
        self._clock.jump(at)
        self._open = True
        self._utterance_at = at
        self._looked_at = at

    def _decode(self, pcm: bytes, partials: bool) -> list[Heard]:
        assert self._recogniser is not None
        self._clock.fed += len(pcm) // 2
        words = self._recogniser.accept(self._resampled(pcm))
        silent = self._position - self._spoken_at
        if words is not None:
            # The recogniser is not reset: what it has learnt of the speaker's voice serves the next utterance.
            self._open = silent == 0
            return self._final(words)
        if silent >= HANGOVER:
            if self._recogniser.partial():
                return self.finish()
            self._open = False
        elif partials and self._position - self._looked_at >= PARTIAL_EVERY:
            return self._look()
        return []

    def _look(self) -> list[Heard]:
        assert self._recogniser is not None
        self._looked_at = self._position
        words = self._recogniser.partial()
        if not words or words == self._partial:
            return []
        self._partial = words
        start, end = self._seconds(self._utterance_at), self._seconds(self._position)
        return [Utterance(join(words), start, end, final=False, confidence=0.0, words=())]

    def _final(self, raw: tuple[RawWord, ...] | None) -> list[Heard]:
        if raw is None:
            return []
        self._partial = ()
        self._utterance_at = self._position
        if not raw:
            return []
        words = tuple(
            Word(
                w.text,
                self._seconds(self._clock.stream_start(w.start)),
                self._seconds(self._clock.stream_end(w.end)),
                w.confidence,
            )
            for w in raw
        )
        confidence = sum(w.confidence for w in words) / len(words)
        text = join(tuple(w.text for w in words))
        return [Utterance(text, words[0].start, words[-1].end, True, confidence, words)]

    def _resampled(self, pcm: bytes) -> bytes:
        return pcm if self._resampler is None else self._resampler.feed(pcm)

    def _seconds(self, position: float) -> float:
        return self._offset_s + position / STREAM_RATE


class _Clock:
    """Maps the recogniser's time (audio fed) to the stream's (audio that passed), both in samples at 8 kHz."""

    def __init__(self) -> None:
        self.fed = 0
        self._fed_at: list[int] = []
        self._stream_at: list[int] = []

    def jump(self, position: int) -> None:
        """The next sample fed is the one at `position` of the stream."""
        self._fed_at.append(self.fed)
        self._stream_at.append(position)

    def stream_start(self, seconds: float) -> float:
        """Where something begins: on a seam, what begins belongs to the segment after it."""
        return self._stream(seconds, bisect_right(self._fed_at, round(seconds * STREAM_RATE)))

    def stream_end(self, seconds: float) -> float:
        """Where something ends: on a seam, what ends belongs to the segment before it."""
        return self._stream(seconds, bisect_left(self._fed_at, round(seconds * STREAM_RATE)))

    def _stream(self, seconds: float, after: int) -> float:
        i = max(after - 1, 0)
        return self._stream_at[i] + seconds * STREAM_RATE - self._fed_at[i]


def join(words: tuple[str, ...]) -> str:
    """Write words as Chinese is written: without spaces, save between two words that are not Chinese."""
    text = ""
    for word in words:
        if text and text[-1].isascii() and word[:1].isascii():
            text += " "
        text += word
    return text
