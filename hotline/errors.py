"""What the running service refuses, with stable codes that the web edge shows."""

from collections.abc import Mapping, Sequence

from domain.callbacks import Callback, Change
from domain.customers.changes import FileChange
from domain.errors import Fault
from domain.orders.order import WorkOrder


class HotlineError(Exception):
    """Base of this package's errors."""

    code = "hotline"


class SettingError(HotlineError):
    """A setting can't be used. One line: which, what it was, what it may be. Stops the start with exit code 2."""

    code = "setting"

    def __init__(self, name: str, value: str, may_be: str) -> None:
        super().__init__(f"{name}: {value!r} can't be used; {may_be}")
        self.name = name


class NotFound(HotlineError):
    """There is no such thing."""

    code = "not_found"

    def __init__(self, what: str, id: str) -> None:  # noqa: A002 - the word the reader knows
        super().__init__(f"there is no {what} {id}")
        self.what = what
        self.id = id


class NotAllowed(HotlineError):
    """The person's role does not include this (A1)."""

    code = "not_allowed"


class Conflict(HotlineError):
    """It does not fit how things stand now; `field` and `fault` say where that is one field's doing."""

    code = "conflict"

    def __init__(self, reason: str, field: str | None = None, fault: Fault = Fault.INVALID) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.fault = fault


class FileMoved(Conflict):
    """Somebody else has changed the customer file since: `changes` says what, so that nothing typed is lost."""

    code = "customer.changed"

    def __init__(self, id: str, version: int, changes: tuple[FileChange, ...]) -> None:  # noqa: A002
        """`version`: the file's now."""
        super().__init__(f"customer file {id} was changed meanwhile; look at it again, then send yours anew")
        self.version = version
        self.changes = changes


class NotConnected(Conflict):
    """The call does not connect agent and customer now, so nothing can be done to their talk."""

    code = "call.not_connected"


class OnHold(Conflict):
    """The customer hears music: take them back first."""

    code = "call.on_hold"


class NotOnHold(Conflict):
    code = "call.not_on_hold"


class LineBusy(Conflict):
    """The centre is speaking to the customer already."""

    code = "call.centre_speaks"


class Unsupported(Conflict):
    """The engine in use can't do it."""

    code = "call.unsupported"


class CannotSpeak(Conflict):
    """A line can't be played: it is not recorded, and nothing here can synthesise it."""

    code = "call.cannot_speak"


class RulesOpen(Conflict):
    """Hard rules of the call are open; the agent names a reason for each before going on (P6)."""

    code = "wrap_up.rules_open"

    def __init__(self, rules: Mapping[str, str]) -> None:
        """`rules`: id to the words that were not said."""
        super().__init__(f"not said in the call: {', '.join(rules)}; name a reason for each (excuse_line)")
        self.rules = rules


class InvalidVoice(HotlineError):
    """What was sent is no recording of a line."""

    code = "voice.invalid"


class OrderMoved(Conflict):
    """Somebody else has changed the order since: `changes` says what, so that nothing typed is lost."""

    code = "order.changed"

    def __init__(self, order: WorkOrder, seen: int) -> None:
        """`seen`: the version that was expected."""
        super().__init__(f"work order {order.number} was changed meanwhile; look at it again, then send yours anew")
        self.order = order
        self.changes = order.history[seen - order.version :] if seen < order.version else ()


class CallbackMoved(Conflict):
    """Somebody else has changed the callback since: `changes` says what, so that nothing typed is lost."""

    code = "callback.changed"

    def __init__(self, callback: Callback, history: Sequence[Change], seen: int) -> None:
        """`seen`: the version that was expected; each line of the `history` has made one more."""
        super().__init__(f"callback {callback.id} was changed meanwhile; look at it again, then send yours anew")
        self.callback = callback
        self.changes = tuple(history[seen - callback.version :]) if seen < callback.version else ()
