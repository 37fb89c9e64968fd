"""Is the centre well? For whoever watches over it; no login."""

from fastapi import APIRouter, Response, status

from agent_console.access import Wired
from agent_console.api import PUBLIC

router = APIRouter(tags=["health"])

FINE = frozenset({"ok", "deaf"})
"""Deaf: nothing is transcribed, but calls are answered."""


@router.get("/healthz", responses={503: {"description": "A part is down; the body says which."}}, openapi_extra=PUBLIC)
async def health(response: Response, wired: Wired) -> dict[str, str]:
    """`{"sip": "ok", "database": "ok", "speech": "ok" | "deaf", …}` once calls can be answered."""
    parts = dict(await wired.centre.health())
    if not FINE.issuperset(parts.values()):
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return parts
