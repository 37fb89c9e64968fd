"""Figures for Prometheus."""

from fastapi import APIRouter, Response

from agent_console.access import Wired
from agent_console.api import PUBLIC

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}}, openapi_extra=PUBLIC)
async def metrics(wired: Wired) -> Response:
    return Response(wired.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
