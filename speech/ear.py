"""One channel's hearing, without threads or clocks: audio in, utterances out.

A *segment* is a run of audio that goes to the recogniser without a break: from the pre-roll before speech to the
end of the utterance. Between segments nothing is decoded, so the recogniser's clock stands still; each segment
remembers where on the stream it began.
"""

from speech.fed_clock import FedClock
from speech.gate import RATE, Gate
from speech.heard import Gap, Heard, Utterance, Word
from speech.normal import normal
from speech.recogniser import Model, RawWord, Recogniser
from speech.resample import Resampler

STREAM_RATE = RATE
"""Hz. What channels are fed: telephone audio."""

PAUSE = STREAM_RATE // 2
"""Samples without speech that end an utterance. The gate itself lasts about 140 ms longer than speech, so words end
some 650 ms before: sooner than a recogniser's own rules would have it, and no sooner than a speaker does."""

MOST_SILENCE = 20
"""Chunks of silence shown at once to a recogniser that is to end an utterance: models wait for up to two seconds."""

CHUNK_BYTES = STREAM_RATE // 10 * 2

PARTIAL_EVERY = STREAM_RATE // 5
"""Samples between two looks at the partial result: looking costs."""


class Ear:
    """Turns one stream into `Heard`. To be used by one thread at a time."""

    def __init__(self, model: Model, model_rate: int, offset_s: float, *, alternatives: int = 0) -> None:
        """`model_rate` in Hz; `offset_s` is the origin's time of the first sample.

        Up to `alternatives` other readings of an utterance are told with it.
        """
        self._model = model
        self._rate = model_rate
        self._offset_s = offset_s
        self._alternatives = alternatives
        self._next: tuple[Model, int] | None = None
        self._gate = Gate()
        self._recogniser: Recogniser | None = None
        self._resampler: Resampler | None = None
        self._clock = FedClock()
        self._position = 0  # samples of the stream so far
        self._open = False
        self._spoken_at = 0  # where the last loud chunk ended
        self._utterance_at = 0  # where the running utterance began
        self._looked_at = 0
        self._partial: tuple[str, ...] = ()

    def use(self, model: Model, model_rate: int) -> None:
        """Go on with another model from the next utterance on; what is being said is heard to its end by the old."""
        self._next = (model, model_rate)
        if not self._open:
            self._take_over()

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
        heard: list[Heard] = []
        if self._open and self._recogniser is not None:
            if self._resampler is not None:
                heard += self._final(self._recogniser.accept(self._resampler.feed(b"", last=True)))
                self._resampler = None
            heard += self._final(self._recogniser.finish())
        self._close()
        return heard

    def start_again(self) -> list[Heard]:
        """Go on with a new recogniser after the old one failed; what the running utterance said is lost."""
        lost_from = self._utterance_at if self._open else self._position
        self._forget()
        self._partial = ()
        self._close()
        return [Gap(self._seconds(lost_from), self._seconds(self._position))]

    def _begin(self, at: int) -> None:
        if self._recogniser is None:
            self._recogniser = self._model.recogniser(self._rate, self._alternatives)
        if self._resampler is None and self._rate != STREAM_RATE:
            self._resampler = Resampler(STREAM_RATE, self._rate)
        self._clock.jump(at)
        self._open = True
        self._utterance_at = at
        self._looked_at = at

    def _close(self) -> None:
        self._open = False
        self._take_over()

    def _take_over(self) -> None:
        if self._next is not None:
            (self._model, self._rate), self._next = self._next, None
            self._forget()

    def _forget(self) -> None:
        self._recogniser = None
        self._resampler = None
        self._clock = FedClock()

    def _decode(self, pcm: bytes, partials: bool) -> list[Heard]:
        assert self._recogniser is not None
        words = self._accept(pcm)
        silent = self._position - self._spoken_at
        if words is not None:
            heard = self._final(words)
            if silent or self._next is not None:
                self._close()
            return heard
        if silent >= PAUSE:
            return self._end(pcm)
        if partials and self._position - self._looked_at >= PARTIAL_EVERY:
            return self._look()
        return []

    def _end(self, silence: bytes) -> list[Heard]:
        """Nobody speaks any more. A recogniser that adapts to voices is shown silence until it ends the utterance by
        itself, because finishing it would make it forget the voice; the others are finished, which costs nothing.
        """
        assert self._recogniser is not None
        words: tuple[RawWord, ...] | None = None
        if self._model.adapts:
            waits = MOST_SILENCE if self._recogniser.partial() else 0
            while words is None and waits:
                waits -= 1
                words = self._accept(silence[-CHUNK_BYTES:])
        else:
            words = self._recogniser.finish()
        heard = self._final(words)
        self._close()
        return heard

    def _accept(self, pcm: bytes) -> tuple[RawWord, ...] | None:
        assert self._recogniser is not None
        self._clock.fed += len(pcm) // 2
        return self._recogniser.accept(self._resampled(pcm))

    def _look(self) -> list[Heard]:
        assert self._recogniser is not None
        self._looked_at = self._position
        words = self._recogniser.partial()
        if not words or words == self._partial:
            return []
        self._partial = words
        start, end = self._seconds(self._utterance_at), self._seconds(self._position)
        text = join(words)
        return [Utterance(text, start, end, final=False, confidence=0.0, words=(), normal=normal(text))]

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
        others = () if self._recogniser is None else self._recogniser.alternatives
        return [
            Utterance(
                text,
                words[0].start,
                words[-1].end,
                final=True,
                confidence=confidence,
                words=words,
                normal=normal(text),
                alternatives=tuple(join(tuple(other.split())) for other in others),
            )
        ]

    def _resampled(self, pcm: bytes) -> bytes:
        return pcm if self._resampler is None else self._resampler.feed(pcm)

    def _seconds(self, position: float) -> float:
        return self._offset_s + position / STREAM_RATE


def join(words: tuple[str, ...]) -> str:
    """Write words as Chinese is written: without spaces, save between two words that are not Chinese."""
    text = ""
    for word in words:
        if text and text[-1].isascii() and word[:1].isascii():
            text += " "
        text += word
    return text
