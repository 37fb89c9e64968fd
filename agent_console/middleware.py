"""Around every request: a size limit, security headers, one log line, one measurement, and no stack trace outside."""

import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent_console.metrics import Metrics
from agent_console.problems import Problem, answer, problem_of

log = structlog.get_logger(__name__)

LARGEST_BODY = 1_048_576
"""Bytes."""

_SECURITY = {
    # Ant Design puts its styles into the page; scripts come from files only.
    "content-security-policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        "media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=()",
}

_NUL = Problem(title="Bad Request", status=400, code="request.malformed", detail="the address holds a NUL character")


class Envelope:
    """The outermost layer. Routes are logged as templates (``/api/v1/calls/{id}``): queries may hold numbers."""

    def __init__(self, app: ASGIApp, metrics: Metrics, largest_file: int = LARGEST_BODY) -> None:
        """`largest_file`: bytes that a photo or paper may have."""
        self._app = app
        self._metrics = metrics
        self._largest = {("POST", "/api/v1/files"): max(largest_file, LARGEST_BODY)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _secure(scope, MutableHeaders(scope=message))
            await send(message)

        try:
            if "\x00" in scope["path"] or b"%00" in scope["query_string"]:  # PostgreSQL can't look for it
                await answer(_NUL)(scope, receive, sending)
            else:
                largest = self._largest.get((scope["method"], scope["path"]), LARGEST_BODY)
                await self._app(scope, _limited(scope, receive, largest), sending)
        except Exception as error:
            problem = problem_of(error)
            if problem.status >= 500:
                log.exception("request failed", method=scope["method"], route=_route(scope))
            if status:
                raise
            await answer(problem)(scope, receive, sending)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route(scope)
        self._metrics.http.labels(scope["method"], route, str(status)).observe(seconds)
        log.info(
            "request",
            method=scope["method"],
            route=route,
            status=status,
            ms=round(seconds * 1000, 1),
            user=scope.get("state", {}).get("user"),
        )


def _route(scope: Scope) -> str:
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else "other"


def _secure(scope: Scope, headers: MutableHeaders) -> None:
    for name, value in _SECURITY.items():
        headers.setdefault(name, value)
    if scope["path"].startswith("/api/"):
        headers.setdefault("cache-control", "no-store")


def _limited(scope: Scope, receive: Receive, largest: int) -> Receive:
    """`receive` that raises a 413 once the body is; before reading it where its length is announced."""
    announced = Headers(scope=scope).get("content-length", "0")
    size = 0

    async def receiving() -> Message:
        nonlocal size
        if announced.isdigit() and int(announced) > largest:
            raise HTTPException(413)
        message = await receive()
        size += len(message.get("body", b""))
        if size > largest:
            raise HTTPException(413)
        return message

    return receiving
