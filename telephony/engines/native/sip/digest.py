"""Digest authentication, both sides (RFC 7616, RFC 8760; the MD5 form of RFC 2617), with qop=auth."""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from telephony.accounts import Accounts

ALGORITHMS = ("MD5", "SHA-256")
"""In the order in which we offer them. MD5 leads because desk phones that know nothing else read the first one only."""

MD5_ONLY = re.compile(r"^baresip v?[01]\.")
"""User agents that give up on the whole answer when any challenge in it names another algorithm than MD5."""

PREFERENCE = ("SHA-256", "MD5")
"""In the order in which we choose among what is offered to us."""

_HASHES: dict[str, Callable[[bytes], "hashlib._Hash"]] = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


_PARAMETER = re.compile(r'([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)')


def parameters(value: str) -> dict[str, str] | None:
    """The parameters of a challenge or of credentials, names in lower case; None when it isn't Digest.

    Read here and not by sipmessage, which splits at the commas inside quotes (``qop="auth,auth-int"``).
    """
    scheme, _, rest = value.strip().partition(" ")
    if scheme.lower() != "digest":
        return None
    found = {}
    for name, quoted, plain in _PARAMETER.findall(rest):
        found[name.lower()] = plain or re.sub(r"\\(.)", r"\1", quoted)
    return found


def digest(algorithm: str, text: str) -> str:
    """Hexadecimal hash of `text` by an algorithm of `ALGORITHMS`."""
    return _HASHES[algorithm](text.encode()).hexdigest()


def ha1(algorithm: str, user: str, realm: str, password: str) -> str:
    """What a registrar stores in place of a password."""
    return digest(algorithm, f"{user}:{realm}:{password}")


def response(
    algorithm: str, ha1: str, *, method: str, uri: str, nonce: str, qop: str | None, cnonce: str, nc: str
) -> str:
    """The proof (RFC 7616 §3.4.1); without `qop`, the older form of RFC 2069."""
    ha2 = digest(algorithm, f"{method}:{uri}")
    middle = f"{nonce}:{nc}:{cnonce}:{qop}" if qop else nonce
    return digest(algorithm, f"{ha1}:{middle}:{ha2}")


class Outcome(Enum):
    ABSENT = "absent"
    """No credentials for our realm: challenge."""
    STALE = "stale"
    """The proof is right, but its nonce is too old or was used before: challenge with stale=true."""
    WRONG = "wrong"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    user: str | None = None
    """Who it is, when OK."""


class DigestServer:
    """Challenges, and checks what comes back against stored HA1 values.

    A nonce carries the moment of its making, signed, so that challenging a stranger costs no memory. Only nonces
    that were used rightly are remembered, with their highest count, against replay.
    """

    def __init__(self, realm: str, accounts: Accounts, *, secret: bytes, lifetime_s: float = 300.0) -> None:
        self.realm = realm
        self._accounts = accounts
        self._secret = secret
        self._lifetime = lifetime_s
        self._used: dict[str, int] = {}
        self._made = 0

    def challenges(self, now: float, *, stale: bool = False, user_agent: str = "") -> list[str]:
        """Values for as many WWW-Authenticate headers, one an algorithm, all with the same new nonce.

        `user_agent` is the peer's User-Agent.
        """
        nonce = self._nonce(now)
        tail = ", stale=true" if stale else ""
        return [
            f'Digest realm="{self.realm}", nonce="{nonce}", algorithm={algorithm}, qop="auth"{tail}'
            for algorithm in (("MD5",) if MD5_ONLY.match(user_agent) else ALGORITHMS)
        ]

    def check(self, method: str, credentials: Iterable[str], now: float) -> Verdict:
        """Judge the Authorization values of a request. Never raises."""
        for value in credentials:
            given = parameters(value)
            if given is not None and given.get("realm") == self.realm:
                return self._check(method, given, now)
        return Verdict(Outcome.ABSENT)

    def _check(self, method: str, given: dict[str, str], now: float) -> Verdict:
        algorithm = given.get("algorithm", "MD5").upper()
        user, nonce, nc = given.get("username", ""), given.get("nonce", ""), given.get("nc", "")
        made = self._made_at(nonce)
        stored = self._accounts.ha1(user, algorithm) if algorithm in _HASHES else None
        if stored is None or given.get("qop") != "auth":
            return Verdict(Outcome.WRONG)
        try:
            count = int(nc, 16)
        except ValueError:
            return Verdict(Outcome.WRONG)
        expected = response(
            algorithm,
            stored,
            method=method,
            uri=given.get("uri", ""),
            nonce=nonce,
            qop="auth",
            cnonce=given.get("cnonce", ""),
            nc=nc,
        )
        if not hmac.compare_digest(expected.encode(), given.get("response", "").lower().encode()):
            return Verdict(Outcome.WRONG)
        # A nonce that isn't ours is most often one from before a restart: the phone need only be told a new one.
        if made is None or not 0 <= now - made <= self._lifetime or count <= self._used.get(nonce, 0):
            return Verdict(Outcome.STALE)
        self._remember(nonce, count, now)
        return Verdict(Outcome.OK, user)

    def _remember(self, nonce: str, count: int, now: float) -> None:
        # Oldest first, as a dict keeps order: what has outlived its time can't be used again anyway.
        for old in list(self._used):
            made = self._made_at(old)
            if made is not None and now - made <= self._lifetime:
                break
            del self._used[old]
        self._used[nonce] = count

    def _nonce(self, now: float) -> str:
        self._made += 1
        stamp = f"{int(now * 1000):x}-{self._made:x}"
        return f"{stamp}-{self._sign(stamp)}"

    def _made_at(self, nonce: str) -> float | None:
        stamp, _, signature = nonce.rpartition("-")
        if not hmac.compare_digest(self._sign(stamp).encode(), signature.encode()):
            return None
        return int(stamp.split("-")[0], 16) / 1000

    def _sign(self, stamp: str) -> str:
        return hmac.new(self._secret, stamp.encode(), "sha256").hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Credentials:
    """How we answer somebody else's challenge."""

    user: str
    password: str

    def answer(self, challenges: Iterable[str], *, method: str, uri: str, cnonce: str) -> str | None:
        """The (Proxy-)Authorization value for the strongest challenge we understand; None if there is none."""
        understood: dict[str, dict[str, str]] = {}
        for value in challenges:
            given = parameters(value)
            if given is not None and "realm" in given and "nonce" in given:
                understood.setdefault(given.get("algorithm", "MD5").upper(), given)
        for algorithm in PREFERENCE:
            if algorithm in understood:
                return self._prove(algorithm, understood[algorithm], method, uri, cnonce)
        return None

    def _prove(self, algorithm: str, given: dict[str, str], method: str, uri: str, cnonce: str) -> str:
        offered = [item.strip() for item in given.get("qop", "").split(",")]
        qop = "auth" if "auth" in offered else None
        nonce, realm = given["nonce"], given["realm"]
        proof = response(
            algorithm,
            ha1(algorithm, self.user, realm, self.password),
            method=method,
            uri=uri,
            nonce=nonce,
            qop=qop,
            cnonce=cnonce,
            nc="00000001",
        )
        parts = [
            f'Digest username="{_quoted(self.user)}"',
            f'realm="{_quoted(realm)}"',
            f'nonce="{_quoted(nonce)}"',
            f'uri="{uri}"',
            f'response="{proof}"',
            f"algorithm={algorithm}",
        ]
        if qop:
            parts += [f"qop={qop}", "nc=00000001", f'cnonce="{cnonce}"']
        if "opaque" in given:
            parts.append(f'opaque="{_quoted(given["opaque"])}"')
        return ", ".join(parts)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
