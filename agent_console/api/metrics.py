"""Figures for Prometheus."""

from fastapi import APIRouter, Response

from agent_console.access import Wired

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def metrics(wired: Wired) -> Response:
    return Response(wired.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
