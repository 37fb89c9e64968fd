"""Logging in and out, and who one is."""

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel, Field

from agent_console import snapshot
from agent_console.access import COOKIE, Caller, Wired, token_of
from agent_console.api import PUBLIC, V1
from agent_console.api.values import Body
from agent_console.errors import LoginRefused, LoginTooOften
from agent_console.views.people import MeView

router = APIRouter(prefix=V1, tags=["login"])


class Credentials(Body):
    user: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=256)


class Login(BaseModel):
    token: str
    """Send it as ``Authorization: Bearer …``; browsers have it in a cookie as well."""
    me: MeView


@router.post("/login", openapi_extra=PUBLIC)
async def log_in(credentials: Credentials, request: Request, response: Response, wired: Wired) -> Login:
    """A token for user and password. 401 for wrong ones, 429 after too many tries."""
    address = request.client.host if request.client else ""
    key = f"{credentials.user}@{address}"
    now = wired.clock().timestamp()
    wait = max(wired.logins.try_(key, now), wired.addresses.try_(address, now))
    if wait > 0:
        raise LoginTooOften(wait)
    people = wired.centre.people
    person = await people.check_password(credentials.user, credentials.password)
    if person is None:
        raise LoginRefused
    wired.logins.forget(key)
    wired.addresses.take_back(address)
    token = await people.open_session(person.user)
    request.state.user = person.user
    response.set_cookie(
        COOKIE,
        token,
        max_age=round(wired.centre.settings.centre.session_hours * 3600),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return Login(token=token, me=snapshot.me(wired.centre, person))


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, openapi_extra=PUBLIC)
async def log_out(request: Request, response: Response, wired: Wired) -> None:
    """The token is no longer good. Nothing happens without one."""
    token = token_of(request)
    if token is not None:
        await wired.centre.people.close_session(token)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


@router.get("/me")
async def me(person: Caller, wired: Wired) -> MeView:
    return snapshot.me(wired.centre, person)
