"""Every refusal as ``application/problem+json`` (RFC 9457), with a stable `code`.

One table says which error is which status; what is in no table is a 500, which tells nothing of the inside.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from agent_console.errors import ConsoleError, LoginRequired, LoginTooOften, RangeNotSatisfiable
from domain.errors import DomainError, Fault, IllegalTransition, InvalidForm, InvalidValue
from domain.orders.moves import NotYours
from hotline import errors as hotline
from hotline.catalogue import CatalogueError
from hotline.scripts.problems import ScriptError
from hotline.storage import errors as storage

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    field: str
    """Path into the body, such as ``customer.phone``, or the name of a parameter."""
    code: Fault
    """Stable: what is wrong with it."""
    reason: str
    """The same and more, for people."""
    line: int | None = None
    """Of a script or a catalogue file: the line it is in."""
    rule: str | None = None
    """Of a script: id of the line, forbidden word, check or reply it is in; of a catalogue file: of the part."""


class Changed(BaseModel):
    """A change that whoever asks has not seen yet."""

    at: datetime
    by: str
    action: str
    before: str | None
    after: str
    note: str


class Problem(BaseModel):
    """What every refusal looks like."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    """Stable: programs may rely on it."""
    detail: str
    """What was wrong and what to do, for people."""
    errors: list[FieldProblem] | None = None
    """The fields at fault."""
    changes: list[Changed] | None = None
    """What somebody else has changed since the version that was seen."""


STATUS: Mapping[type[Exception], int] = {
    InvalidValue: 422,
    IllegalTransition: 409,
    NotYours: 403,
    DomainError: 422,
    hotline.NotFound: 404,
    hotline.NotAllowed: 403,
    hotline.Conflict: 409,
    hotline.InvalidVoice: 422,
    ScriptError: 422,
    CatalogueError: 422,
    storage.InvalidCursor: 400,
    storage.Conflict: 409,
    storage.DatabaseBusy: 503,
    storage.DatabaseUnreachable: 503,
}
"""Errors of the other packages, by the nearest class."""

CODES: Mapping[int, str] = {
    400: "request.malformed",
    401: "login.required",
    403: "not_allowed",
    404: "not_found",
    405: "request.method",
    413: "request.too_large",
}
"""Codes of what the web framework itself refuses."""


def problem_of(error: Exception) -> Problem:
    """How `error` is shown. An unknown one is a 500 without particulars: log it, they stand in the log only."""
    status = _status(error)
    if status is None:
        return Problem(
            title=_title(500), status=500, code="internal", detail="something went wrong here; it has been logged"
        )
    if status == 503:
        return Problem(title=_title(503), status=503, code=_code(error), detail="the database is not there; try again")
    return Problem(
        title=_title(status),
        status=status,
        code=_code(error),
        detail=str(error),
        errors=_fields(error),
        changes=_changes(error),
    )


def _changes(error: Exception) -> list[Changed] | None:
    match error:
        case hotline.FileMoved(changes=fields):
            return [
                Changed(at=one.at, by=one.by, action=one.field, before=one.before, after=one.after, note="")
                for one in fields
            ]
        case hotline.OrderMoved(changes=changes):
            return [
                Changed(at=one.at, by=one.by, action=one.action, before=one.before, after=one.after, note=one.note)
                for one in changes
            ]
        case hotline.CallbackMoved(changes=moves):
            return [
                Changed(
                    at=one.at,
                    by=one.by,
                    action=one.what,
                    before=_told(one.before) or None,
                    after=_told(one.after),
                    note=one.why,
                )
                for one in moves
            ]
    return None


def _told(facts: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in facts.items())


def _fields(error: Exception) -> list[FieldProblem] | None:
    match error:
        case InvalidValue(field=str(field)) | hotline.Conflict(field=str(field)):
            return [FieldProblem(field=field, code=error.fault, reason=error.reason)]
        case InvalidForm(faults=faults):
            return [FieldProblem(field=one.field, code=one.fault, reason=one.reason) for one in faults]
        case hotline.RulesOpen(rules=rules):
            return [FieldProblem(field=rule, code=Fault.NEEDED, reason=text) for rule, text in rules.items()]
        case ScriptError():
            return [
                FieldProblem(field="source", code=Fault.INVALID, reason=one.reason, line=one.line, rule=one.rule)
                for one in error.problems
            ]
        case CatalogueError():
            return [
                FieldProblem(field=one.file, code=Fault.INVALID, reason=one.reason, line=one.line, rule=one.rule)
                for one in error.problems
            ]
    return None


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        problem.model_dump_json(exclude_none=True),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=dict(headers) if headers else None,
    )


def install(app: FastAPI) -> None:
    """Answer with problems wherever the app would answer with an error."""
    for kind in (*STATUS, ConsoleError):
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _status(error: Exception) -> int | None:
    if isinstance(error, ConsoleError):
        return error.status
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), None)


def _code(error: Exception) -> str:
    return str(getattr(error, "code", "internal"))


def _title(status: int) -> str:
    return HTTPStatus(status).phrase


async def _known(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    if problem.status >= 500:
        log.error("request failed", code=problem.code, exc_info=error)
    return answer(problem, _headers(error))


def _headers(error: Exception) -> Mapping[str, str]:
    match error:
        case LoginRequired():
            return {"WWW-Authenticate": "Bearer"}
        case LoginTooOften():
            return {"Retry-After": str(max(1, round(error.retry_after_s)))}
        case RangeNotSatisfiable():
            return {"Content-Range": f"bytes */{error.size}"}
    return {}


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    entries = error.errors()
    if any(entry["type"] == "json_invalid" for entry in entries):
        return answer(Problem(title=_title(400), status=400, code=CODES[400], detail="the body is not JSON"))
    return answer(
        Problem(
            title=_title(422),
            status=422,
            code="request.invalid",
            detail="what was sent does not fit; see errors",
            errors=[
                FieldProblem(
                    field=_path(entry["loc"]), code=_FAULTS.get(entry["type"], Fault.INVALID), reason=entry["msg"]
                )
                for entry in entries
            ],
        )
    )


_FAULTS: Mapping[str, Fault] = {
    "missing": Fault.NEEDED,
    "string_too_short": Fault.NEEDED,
    "too_short": Fault.NEEDED,
    "string_too_long": Fault.TOO_LONG,
    "too_long": Fault.TOO_LONG,
    "enum": Fault.UNKNOWN,
    "literal_error": Fault.UNKNOWN,
    "extra_forbidden": Fault.UNKNOWN,
    "timezone_aware": Fault.NO_ZONE,
}
"""Pydantic's error types; what must be longer than it is must only not be empty here."""


def _path(location: Sequence[object]) -> str:
    """``("body", "customer", "phone")`` → ``customer.phone``."""
    inner = location[1:] if len(location) > 1 and location[0] in ("body", "query", "path") else location
    return ".".join(str(part) for part in inner)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    code = CODES.get(status, "request.refused" if status < 500 else "internal")
    detail = _DETAILS.get(status, str(error.detail))
    return answer(Problem(title=_title(status), status=status, code=code, detail=detail), error.headers)


_DETAILS: Mapping[int, str] = {
    400: "the body is not JSON",
    404: "there is nothing at this address; see /openapi.json for what there is",
    405: "this address does not take the method; see the Allow header",
    413: "the body is larger than anything taken here: 1 MiB, or what the settings allow a file",
}
