"""Simulated agents: their phones answer and speak; what they do at the console they leave to a person who logs in."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

import structlog

from domain.agents import AgentState
from domain.calls import Call
from domain.errors import DomainError
from domain.people import Person, Role
from hotline.centre import Centre
from hotline.demo.dialogues import Dialogue
from hotline.demo.people import AGENTS, PASSWORD
from hotline.errors import HotlineError
from hotline.flows.orders import NewOrder
from hotline.numbers import normalise
from telephony.softphone import SoftPhone, Talk

log = structlog.get_logger(__name__)

PICK_UP_S = 2.0
HANG_UP_S = 2.0
WRAP_UP_S = 4.0
REASON = "模拟坐席，未说这句"
"""Why a simulated agent left a line open."""

LOOK_S = 1.0
"""How often they look whether somebody has sat down at their place."""

Converse = Callable[[Talk, str], Awaitable[Dialogue | None]]
"""Speaks with whoever is connected to an agent's phone; returns what it was about."""


class SimulatedAgents:
    def __init__(self, centre: Centre, phone: SoftPhone, registrar: tuple[str, int], converse: Converse) -> None:
        self._centre = centre
        self._phone = phone
        self._registrar = registrar
        self._converse = converse

    async def put_phones(self, *, register: bool) -> None:
        """Put a phone on every desk; `register` them at the centre, unless it knows where they are."""
        for user in AGENTS:
            on_call = partial(self._talk, user)
            if register:
                await self._phone.register(
                    user,
                    PASSWORD,
                    registrar=self._registrar,
                    answer_after_s=PICK_UP_S,
                    on_call=on_call,
                )
            else:
                self._phone.expect(user, answer_after_s=PICK_UP_S, on_call=on_call)

    async def work(self) -> None:
        """Keep those ready at whose console nobody sits. Ends by cancellation."""
        while True:
            for user in AGENTS:
                try:
                    await self._attend(user)
                except (DomainError, HotlineError) as error:
                    log.debug("demo agent out of step", agent=user, code=error.code)
            await asyncio.sleep(LOOK_S)

    async def _attend(self, user: str) -> None:
        floor = self._centre.floor
        agent = floor.agent(user)
        if agent is None or floor.attended(user):
            return
        if agent.state in (AgentState.OFFLINE, AgentState.BREAK):
            await floor.request_state(user, AgentState.READY, None, by="demo")
        elif agent.state is AgentState.WRAP_UP and (self._centre.clock() - agent.since).total_seconds() >= WRAP_UP_S:
            await self._excuse_what_is_open(user, agent.call_id)
            await floor.finish_wrap_up(user)

    async def _excuse_what_is_open(self, user: str, call_id: str | None) -> None:
        """They say what their dialogue has, and no more: hard rules that stay open get a reason (P6)."""
        if call_id is None:
            return
        for line in await self._centre.wrap_up.open_rules(call_id):
            await self._centre.wrap_up.excuse(call_id, line.rule, REASON, Person(user, AGENTS[user], Role.AGENT))

    async def _talk(self, user: str, talk: Talk) -> None:
        dialogue = await self._converse(talk, user)
        call = self._call_with(user)
        if dialogue is not None and call is not None and not self._centre.floor.attended(user):
            await self._register_matter(dialogue, call, user)
        with suppress(TimeoutError):
            # The customer hangs up first.
            await asyncio.wait_for(talk.ended(), HANG_UP_S)
        await talk.hang_up()

    def _call_with(self, user: str) -> Call | None:
        agent = self._centre.floor.agent(user)
        return next((c for c in self._centre.calls.live() if agent is not None and c.id == agent.call_id), None)

    async def _register_matter(self, dialogue: Dialogue, call: Call, user: str) -> None:
        await self._centre.orders.open(
            NewOrder(
                service_type=dialogue.service_type,
                customer_name=dialogue.name,
                customer_phone=normalise(dialogue.phone, self._centre.settings.centre.region),
                place=dialogue.place,
                description=dialogue.description,
                call_id=call.id,
            ),
            by=user,
        )
