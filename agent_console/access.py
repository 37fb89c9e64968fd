"""Who is asking: the login token as Bearer or, in browsers, as cookie."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import Headers

from agent_console import commands
from agent_console.errors import LoginRequired
from agent_console.wiring import Wiring
from domain.people import Permission, Person
from hotline.errors import NotAllowed

COOKIE = "hotline_session"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def wiring(request: Request) -> Wiring:
    found: Wiring = request.app.state.wiring
    return found


Wired = Annotated[Wiring, Depends(wiring)]


def bearer(headers: Headers) -> str | None:
    """The token of ``Authorization: Bearer …`` (RFC 6750 §2.1)."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def token_of(request: Request) -> str | None:
    """The caller's token. Raises `NotAllowed` where a foreign page sends the cookie of whoever is logged in.

    SameSite=Strict keeps other sites out; another port of the same host is the same site, hence the Origin.
    """
    token = bearer(request.headers)
    if token is not None:
        return token
    token = request.cookies.get(COOKIE)
    if token is None or request.method in SAFE_METHODS:
        return token
    if not same_origin(request.headers.get("origin"), request.headers.get("host")):
        raise NotAllowed("this page is not the console: send the token as Bearer")
    return token


def same_origin(origin: str | None, host: str | None) -> bool:
    """Is the page that asks ours? Programs send no Origin; browsers can't leave it out of what matters."""
    return origin is None or (host is not None and urlsplit(origin).netloc.lower() == host.lower())


async def caller(request: Request, wired: Wired) -> Person:
    """The person logged in. Raises `LoginRequired`."""
    token = token_of(request)
    person = await wired.centre.people.person_of(token) if token else None
    if person is None or not person.active:
        raise LoginRequired
    request.state.user = person.user
    return person


Caller = Annotated[Person, Depends(caller)]


class Allowed:
    """Dependency: somebody logged in who has at least one of the permissions."""

    def __init__(self, *permissions: Permission) -> None:
        self._permissions = permissions

    async def __call__(self, person: Caller) -> Person:
        commands.require_any(person, *self._permissions)
        return person
