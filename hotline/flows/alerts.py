"""Alerts to supervisors, open until one of them has seen it (P4)."""

from collections import OrderedDict
from dataclasses import replace
from uuid import uuid4

from domain.alerts import Alert
from domain.transcripts import Judgement
from hotline.bus.base import Bus
from hotline.bus.facts import AlertChanged
from hotline.clock import Clock
from hotline.errors import NotFound

KEPT = 200
"""Alerts that are remembered; the oldest go first. What was said stays with its call for ever."""


class AlertDesk:
    def __init__(self, bus: Bus, clock: Clock) -> None:
        self._bus = bus
        self._clock = clock
        self._alerts: OrderedDict[str, Alert] = OrderedDict()

    def open(self) -> tuple[Alert, ...]:
        """Those nobody has seen, oldest first."""
        return tuple(alert for alert in self._alerts.values() if alert.seen_by is None)

    async def sound(self, judgement: Judgement, agent: str | None, words: str, better: str) -> Alert:
        """Tell every supervisor what `agent` said, and what to say in its place."""
        alert = Alert(
            id=uuid4().hex,
            call_id=judgement.call_id,
            rule=judgement.rule,
            agent=agent,
            words=words,
            better=better,
            start=judgement.start,
            at=self._clock(),
        )
        self._alerts[alert.id] = alert
        while len(self._alerts) > KEPT:
            self._alerts.popitem(last=False)
        await self._bus.publish(AlertChanged(alert))
        return alert

    async def seen(self, id: str, by: str) -> Alert:  # noqa: A002
        """Somebody looks after it; who was first stays. Raises `NotFound`."""
        alert = self._alerts.get(id)
        if alert is None:
            raise NotFound("alert", id)
        if alert.seen_by is None:
            alert = self._alerts[id] = replace(alert, seen_by=by, seen_at=self._clock())
            await self._bus.publish(AlertChanged(alert))
        return alert
