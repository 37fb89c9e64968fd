"""A centre to look at: demo people, and, with traffic, residents who phone in and phones that answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from hotline.app import running
from hotline.centre import Centre
from hotline.demo.agents import SimulatedAgents
from hotline.demo.dialogues import load
from hotline.demo.people import AGENTS, PASSWORD, seed
from hotline.demo.residents import Residents
from hotline.settings import Settings, TrunkConfig
from telephony.softphone import SoftPhone

RTP_PORTS = 400
"""Ports for the simulated phones, above the centre's own."""


@asynccontextmanager
async def demo_centre(settings: Settings, *, traffic: bool) -> AsyncIterator[Centre]:
    """A running centre with demo people, and simulated traffic where `traffic` is asked for."""
    open_numbers = frozenset({settings.centre.number})
    if not traffic:
        async with running(settings, open_numbers=open_numbers) as centre:
            await seed(centre, load())
            yield centre
        return
    async with AsyncExitStack() as stack:
        above = settings.rtp_ports.stop
        phones = await stack.enter_async_context(SoftPhone(rtp_ports=range(above, min(above + RTP_PORTS, 65_536))))
        settings = _with_phones(settings, phones)
        centre = await stack.enter_async_context(running(settings, open_numbers=open_numbers))
        await _simulate(centre, phones, stack)
        yield centre


async def _simulate(centre: Centre, phones: SoftPhone, stack: AsyncExitStack) -> None:
    cast = load()
    await seed(centre, cast)
    settings = centre.settings
    sip = settings.sip
    host = "127.0.0.1" if sip.host == "0.0.0.0" else sip.host
    residents = Residents(centre, phones, cast, f"{settings.centre.number}@{host}:{sip.port}")
    agents = SimulatedAgents(centre, phones, (host, sip.port), residents.converse)
    phones.answer_all(after_s=3.0, on_call=residents.answer)
    await agents.put_phones(register=settings.engine == "native")
    tasks = [asyncio.create_task(agents.work()), asyncio.create_task(residents.phone_in())]
    stack.push_async_callback(_stop, tasks)


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _with_phones(settings: Settings, phones: SoftPhone) -> Settings:
    """Where no lines are set: callbacks go to the simulated residents, and an engine without a registrar is told
    where the simulated agents' phones are.
    """
    here = f"127.0.0.1:{phones.engine.port}"
    trunks = settings.centre.trunks or (TrunkConfig(uri=f"sip:{here}"),)
    pbx = settings.centre.pbx
    if pbx.host is None and not pbx.extensions:
        pbx = pbx.model_copy(update={"extensions": {user: f"sip:{user}@{here}" for user in AGENTS}})
    return settings.model_copy(update={"centre": settings.centre.model_copy(update={"trunks": trunks, "pbx": pbx})})


def welcome(settings: Settings) -> str:
    """What a newcomer needs to know, in lines to print."""
    agents = f"{min(AGENTS)}…{max(AGENTS)}"
    lines = [
        f"hotline demo is ready: http://{settings.http}",
        f"  log in    agents {agents}, lead 2001, quality 3001, groups 4001…4003, duty manager 6001, manager 7001,",
        f"            administrator 9001; password {PASSWORD}",
        f"  call it   sip:{settings.centre.number}@{settings.sip}   (hotline call {settings.centre.number})",
    ]
    if settings.engine == "native":  # the one with a registrar
        lines.append(f"  SIP phone user {agents}, the same password, registrar {settings.sip}")
    return "\n".join(lines)
