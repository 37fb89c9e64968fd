"""How the stages of a call hear of its end, from whichever side."""

from domain.calls import EndCause


class CallOver(Exception):
    """The call has ended; `cause` None: as it follows from how far it had come."""

    def __init__(self, cause: EndCause | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
