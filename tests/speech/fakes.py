"""Recognisers that can't keep up, or fail."""

import threading
from pathlib import Path

from speech.recogniser import Model, RawWord, Recogniser


class SlowModel(Model):
    """Hears nothing until it is let go: a machine that can't keep up."""

    def __init__(self, path: Path) -> None:
        self.let_go = threading.Event()
        self.fed = 0
        self.partials = 0

    def recogniser(self, sample_rate: int, alternatives: int = 0) -> Recogniser:
        return SlowRecogniser(self)


class SlowRecogniser(Recogniser):
    def __init__(self, model: SlowModel) -> None:
        self._slow = model

    def accept(self, pcm: bytes) -> tuple[RawWord, ...] | None:
        self._slow.let_go.wait(30)
        self._slow.fed += len(pcm) // 2
        return None

    def partial(self) -> tuple[str, ...]:
        self._slow.partials += 1
        return ("你",)

    def finish(self) -> tuple[RawWord, ...]:
        return ()


class FailingModel(SlowModel):
    def recogniser(self, sample_rate: int, alternatives: int = 0) -> Recogniser:
        return FailingRecogniser(self)


class FailingRecogniser(SlowRecogniser):
    def accept(self, pcm: bytes) -> tuple[RawWord, ...] | None:
        raise RuntimeError("Failed to process waveform")
