"""What the routes reach from a request: made once by `agent_console.app.create_app`."""

from dataclasses import dataclass

from agent_console.hub import Hub
from agent_console.metrics import Metrics
from agent_console.throttle import Throttle
from hotline.centre import Centre
from hotline.clock import Clock


@dataclass(frozen=True, slots=True)
class Wiring:
    centre: Centre
    hub: Hub
    metrics: Metrics
    clock: Clock
    logins: Throttle
    """By user and address."""
    addresses: Throttle
    """By address alone: many users tried from one place."""
    hello_timeout_s: float = 5.0
