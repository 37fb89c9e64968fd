"""Where registered phones are (RFC 3261 §10.3)."""

import heapq
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import sipmessage

from telephony.engines.native.sip.addresses import peer_of, uri_of
from telephony.engines.native.sip.message import IncomingRequest, Peer

DEFAULT_EXPIRES_S = 3600
MIN_EXPIRES_S = 30
MAX_EXPIRES_S = 7200
MAX_CONTACTS = 8
"""Phones one user may have: a runaway phone must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Binding:
    contact: str
    """URI, as the phone wrote it: the Request-URI of calls to it."""
    address: Peer
    """Where its REGISTER came from, and so where it can be reached: behind a NAT the contact can't."""
    behind_nat: bool
    expires_at: float
    call_id: str
    sequence: int


@dataclass(frozen=True, slots=True)
class BindingAdded:
    user: str
    contact: str
    expires_s: int


@dataclass(frozen=True, slots=True)
class BindingsGone:
    """The last binding of a user was removed or ran out."""

    user: str


class RegisterRefused(Exception):
    """The REGISTER gets `status` and `headers`, and changes nothing."""

    def __init__(self, status: int, *headers: tuple[str, str]) -> None:
        super().__init__(str(status))
        self.status = status
        self.headers = headers


class Registrar:
    """The location service. Who is allowed to register is settled before it is asked."""

    def __init__(self, *, min_expires_s: int = MIN_EXPIRES_S) -> None:
        self._min_expires = min_expires_s
        self._bindings: dict[str, dict[str, Binding]] = {}
        self._expiries: list[tuple[float, str, str]] = []
        self._events: deque[BindingAdded | BindingsGone] = deque()

    def register(self, user: str, request: IncomingRequest, now: float) -> list[tuple[str, str]]:
        """Carry out a REGISTER for `user`; returns the headers of the 200. Raises `RegisterRefused`."""
        changes = self._read(request)
        known = self._bindings.get(user, {})
        for binding in known.values():
            # RFC 3261 §10.3 step 7: an older request of the same client comes late; nothing of it is done.
            if binding.call_id == request.call_id and request.sequence <= binding.sequence:
                raise RegisterRefused(500)
        if len({*known, *(contact for contact, _ in changes)}) > MAX_CONTACTS:
            raise RegisterRefused(503)
        for contact, expires in changes:
            if contact == "*":
                known = {}
            elif expires == 0:
                known = {uri: binding for uri, binding in known.items() if uri != contact}
            else:
                binding = Binding(
                    contact,
                    request.source,
                    peer_of(contact) != request.source,
                    now + expires,
                    request.call_id,
                    request.sequence,
                )
                known = {**known, contact: binding}  # one that is renewed keeps its place
                heapq.heappush(self._expiries, (binding.expires_at, user, contact))
                self._events.append(BindingAdded(user, contact, expires))
        self._store(user, known)
        return [("Contact", f"<{b.contact}>;expires={round(b.expires_at - now)}") for b in known.values()]

    def _read(self, request: IncomingRequest) -> list[tuple[str, int]]:
        values = request.values("Contact")
        default = _seconds(request.headers.get("Expires"), DEFAULT_EXPIRES_S)
        if "*" in values:
            # RFC 3261 §10.2.2: the wildcard stands alone, and only removes.
            if len(values) != 1 or request.headers.get("Expires") is None or default != 0:
                raise RegisterRefused(400)
            return [("*", 0)]
        changes = []
        for value in values:
            try:
                parsed = sipmessage.Address.parse(value)
                contact = uri_of(value)
            except (ValueError, TypeError) as error:
                raise RegisterRefused(400) from error
            expires = _seconds(parsed.parameters.get("expires"), default)
            if 0 < expires < self._min_expires:
                raise RegisterRefused(423, ("Min-Expires", str(self._min_expires)))
            changes.append((contact, min(expires, MAX_EXPIRES_S)))
        return changes

    def bindings(self, user: str, now: float) -> Sequence[Binding]:
        """Where `user` can be reached, the phone that came last first."""
        return [b for b in reversed(self._bindings.get(user, {}).values()) if b.expires_at > now]

    def everybody(self) -> list[tuple[str, Binding]]:
        """All bindings with their users, each user's oldest phone first."""
        return [(user, binding) for user, known in self._bindings.items() for binding in known.values()]

    def restore(self, bindings: Sequence[tuple[str, Binding]], now: float) -> None:
        """Take up `everybody` of an earlier run; each is told as if it had just registered."""
        for user, binding in bindings:
            self._bindings.setdefault(user, {})[binding.contact] = binding
            heapq.heappush(self._expiries, (binding.expires_at, user, binding.contact))
            self._events.append(BindingAdded(user, binding.contact, round(binding.expires_at - now)))

    def next_timer(self) -> float | None:
        return self._expiries[0][0] if self._expiries else None

    def handle_timer(self, now: float) -> None:
        while self._expiries and self._expiries[0][0] <= now:
            _, user, contact = heapq.heappop(self._expiries)
            known = self._bindings.get(user, {})
            binding = known.get(contact)
            if binding is not None and binding.expires_at <= now:
                self._store(user, {uri: b for uri, b in known.items() if uri != contact})

    def next_event(self) -> BindingAdded | BindingsGone | None:
        return self._events.popleft() if self._events else None

    def _store(self, user: str, bindings: dict[str, Binding]) -> None:
        if bindings:
            self._bindings[user] = bindings
        elif self._bindings.pop(user, None):
            self._events.append(BindingsGone(user))


def _seconds(value: str | None, default: int) -> int:
    """RFC 3261 §10.2.1.1: what is no number counts as the default."""
    if value is None or not value.strip().isascii() or not value.strip().isdigit():
        return default
    return min(int(value), 2**32 - 1) if len(value.strip()) < 12 else 2**32 - 1
