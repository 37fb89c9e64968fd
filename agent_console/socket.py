"""``/ws/console``: carries messages between a socket and its session, and deltas from its seat."""

import asyncio
from contextlib import suppress

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from agent_console import commands, snapshot
from agent_console.access import COOKIE, same_origin
from agent_console.problems import problem_of
from agent_console.protocol import CloseCode, Failure, Resumed
from agent_console.seat import Seat, SeatLost, StartOver
from agent_console.session import Action, Authenticate, Close, ConsoleSession, Reauthenticate, Run, Send
from agent_console.wiring import Wiring
from domain.people import Person

log = structlog.get_logger(__name__)

router = APIRouter()


@router.websocket("/ws/console")
async def console(websocket: WebSocket) -> None:
    """One person's console, from hello to goodbye."""
    wiring: Wiring = websocket.app.state.wiring
    cookie = websocket.cookies.get(COOKIE)  # alone it would let any page of the browser speak in its owner's name
    if not same_origin(websocket.headers.get("origin"), websocket.headers.get("host")):
        cookie = None
    await websocket.accept()
    await _Conversation(websocket, wiring, ConsoleSession(cookie)).run()


class _Conversation:
    def __init__(self, websocket: WebSocket, wiring: Wiring, session: ConsoleSession) -> None:
        self._websocket = websocket
        self._wiring = wiring
        self._session = session
        self._seat: Seat | None = None
        self._sender: asyncio.Task[None] | None = None
        self._present: str | None = None
        """The user the floor was told of."""

    async def run(self) -> None:
        try:
            async with asyncio.timeout(self._wiring.hello_timeout_s):
                first = await self._receive()
        except TimeoutError:
            await self._all(self._session.hello_timed_out())
            return
        try:
            while first is not None and await self._all(self._session.receive(first)):
                first = await self._receive()
        except WebSocketDisconnect:
            pass
        except Exception:
            log.exception("a console conversation failed")
            with suppress(RuntimeError):
                await self._websocket.close(1011)
        finally:
            self._session.lost()
            await self._leave()

    async def _receive(self) -> str | None:
        """The next text; None when the other side is gone. A binary message is an illegal one."""
        message = await self._websocket.receive()
        if message["type"] == "websocket.disconnect":
            return None
        return message.get("text") or ""

    async def _all(self, actions: list[Action]) -> bool:
        """Carry them out. False once the conversation is over."""
        for action in actions:
            match action:
                case Send(text):
                    await self._send(text)
                case Close(code):
                    await self._close(code)
                    return False
                case Authenticate(token, after):
                    person = await self._wiring.centre.people.person_of(token)
                    if person is None:
                        return await self._all(self._session.refuse())
                    await self._open(person, after)
                case Reauthenticate(token):
                    if await self._wiring.centre.people.person_of(token) != self._session.person:
                        return await self._all(self._session.refuse())
                case Run(person, command):
                    await self._send(self._session.result(command, await self._run(person, command)).text)
        return True

    async def _run(self, person: Person, command: commands.Command) -> Failure | None:
        try:
            await commands.run(self._wiring.centre, person, command)
        except Exception as error:
            problem = problem_of(error)
            if problem.status >= 500:
                log.exception("a console command failed", command=command.name, user=person.user)
            return Failure(code=problem.code, title=problem.title, detail=problem.detail, errors=problem.errors)
        return None

    async def _open(self, person: Person, after: int | None) -> None:
        centre = self._wiring.centre
        await centre.floor.console_connected(person.user)
        self._present = person.user
        await centre.floor.log_in(person)
        self._session.welcome(person)
        missed = self._wiring.hub.after(after) if after is not None else None
        seat = self._seat = self._wiring.hub.take_seat()
        if missed is None:
            await self._snapshot(person)
        else:
            resumed = Resumed(seq=self._wiring.hub.seq, me=snapshot.me(centre, person))
            await self._send(resumed.model_dump_json())
            for told in missed:
                if self._session.tell(told.audience):
                    await self._send(told.text)
        self._sender = asyncio.create_task(self._deliver(seat, person), name=f"console-{person.user}")

    async def _snapshot(self, person: Person) -> None:
        """What is told while it is being read may repeat some of it: deltas carry whole values, so it does no harm."""
        wiring = self._wiring
        seq = wiring.hub.seq
        taken = await snapshot.snapshot(wiring.centre, person, seq, wiring.clock())
        await self._send(taken.model_dump_json())

    async def _deliver(self, seat: Seat, person: Person) -> None:
        try:
            while True:
                for told in await seat.take():
                    if isinstance(told, StartOver):
                        await self._snapshot(person)
                    elif self._session.tell(told.audience):
                        await self._send(told.text)
        except SeatLost as lost:
            await self._close(lost.code)
        except (WebSocketDisconnect, RuntimeError, OSError):
            return  # the reading side notices, too, and tidies up
        except Exception:
            log.exception("a console could not be served", user=person.user)
            await self._close(CloseCode.GOING_AWAY)

    async def _send(self, text: str) -> None:
        await self._websocket.send_text(text)

    async def _close(self, code: CloseCode) -> None:
        with suppress(RuntimeError):  # closed by the other side meanwhile
            await self._websocket.close(code.value, code.name.lower())

    async def _leave(self) -> None:
        if self._sender is not None:
            self._sender.cancel()
            await asyncio.gather(self._sender, return_exceptions=True)
        if self._seat is not None:
            self._wiring.hub.leave(self._seat)
        if self._present is not None:
            await self._wiring.centre.floor.console_lost(self._present)
