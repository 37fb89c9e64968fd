"""A stage that the centre says by itself: line, pause, line, pause, release (T5, T6). No I/O."""

from collections.abc import Iterable

from domain.line_trouble import Trouble
from domain.scripts import Stage
from hotline.flows.voices import SpokenLine


class SelfRun:
    """Ask `next` once `go_on_at` has come; tell `said` when what it gave is over.

    Times are seconds from the start of the call.
    """

    def __init__(
        self, stage: Stage, trouble: Trouble, lines: Iterable[tuple[SpokenLine, float]], *, began: float
    ) -> None:
        """`lines`: each with the pause after it, in seconds."""
        self.stage = stage
        self.trouble = trouble
        self.began = began
        self.go_on_at = began
        self._lines = list(lines)
        self._pause_s = 0.0

    def next(self) -> SpokenLine | None:
        """The line to say now; None: all is said, the call is to be released."""
        if not self._lines:
            return None
        line, self._pause_s = self._lines.pop(0)
        return line

    def said(self, now: float) -> None:
        self.go_on_at = now + self._pause_s
