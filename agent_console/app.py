"""What people and programs reach over HTTP and WebSocket. Construction only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from agent_console import openapi, problems, socket
from agent_console.api import (
    agents,
    callbacks,
    calls,
    catalogue,
    customers,
    health,
    knowledge,
    login,
    metrics,
    morning,
    notices,
    order_board,
    order_work,
    outbreaks,
    proposals,
    quality,
    queues,
    records,
    reports,
    scripts,
    voices,
    work_orders,
)
from agent_console.hub import Hub, HubLimits
from agent_console.metrics import Metrics
from agent_console.middleware import Envelope
from agent_console.pages import STATIC, Pages
from agent_console.throttle import Throttle
from agent_console.wiring import Wiring
from hotline.centre import Centre

RESOURCES = (
    login,
    calls,
    work_orders,
    order_work,
    order_board,
    callbacks,
    customers,
    records,
    agents,
    voices,
    queues,
    scripts,
    knowledge,
    proposals,
    catalogue,
    reports,
    quality,
    notices,
    outbreaks,
    morning,
)


def create_app(centre: Centre, *, static: Path = STATIC, limits: HubLimits | None = None) -> FastAPI:
    """The console of a running centre. Listens to its bus between the start and the end of the app's lifespan."""
    figures = Metrics(centre, centre.clock)
    hub = Hub(centre, centre.clock, figures, limits)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await hub.start()
        try:
            yield
        finally:
            await hub.stop()

    app = bare(lifespan=lifespan)
    app.state.wiring = Wiring(
        centre=centre,
        hub=hub,
        metrics=figures,
        clock=centre.clock,
        logins=Throttle(limit=10),
        addresses=Throttle(limit=100),
    )
    problems.install(app)
    app.add_middleware(Envelope, metrics=figures, largest_file=centre.settings.centre.files.largest)
    app.router.default = Pages(static)
    return app


def bare(**settings: Any) -> FastAPI:
    """The routes alone, without a centre behind them: enough to describe them."""
    app = FastAPI(
        title="hotline",
        version="1",
        description="A service-hotline centre in a box. Errors are problem+json; lists are paged.",
        openapi_url="/openapi.json",
        docs_url=None,  # they load scripts from elsewhere; nothing leaves the site (A3)
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        **settings,
    )
    for part in (*RESOURCES, health, metrics, socket):
        app.include_router(part.router)
    app.openapi = lambda: openapi.document(app)  # type: ignore[method-assign]
    return app
