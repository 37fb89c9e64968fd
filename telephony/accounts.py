"""Who may register a phone."""

from typing import Protocol


class Accounts(Protocol):
    """The passwords of phone users, as their digests. Answers at once: whoever keeps it, keeps it in memory."""

    def ha1(self, user: str, algorithm: str) -> str | None:
        """Hexadecimal ``H(user:realm:password)`` by "MD5" or "SHA-256" (RFC 7616 §3.4.2); None if unknown."""


class MemoryAccounts:
    """Accounts in a mapping, which may change at any time."""

    def __init__(self) -> None:
        self._ha1: dict[tuple[str, str], str] = {}

    def set(self, user: str, algorithm: str, ha1: str) -> None:
        self._ha1[user, algorithm] = ha1

    def add(self, user: str, password: str, *, realm: str) -> None:
        """Store the digests of a password by every algorithm that phones use; the password itself isn't kept."""
        # The engine's digests, imported here: an account list must not need an engine to be read.
        from telephony.engines.native.sip.digest import ALGORITHMS, ha1

        for algorithm in ALGORITHMS:
            self.set(user, algorithm, ha1(algorithm, user, realm, password))

    def remove(self, user: str) -> None:
        for key in [key for key in self._ha1 if key[0] == user]:
            del self._ha1[key]

    def ha1(self, user: str, algorithm: str) -> str | None:
        return self._ha1.get((user, algorithm))
