"""The native engine: our SIP user agent and our media plane, joined into `telephony.engine.Engine`."""

import asyncio
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import NoReturn
from uuid import uuid4

import structlog

from telephony import engine as seam
from telephony.accounts import Accounts
from telephony.engine import Capability, Cause, Destination, Direction, EngineEvent
from telephony.engines.native.bindings import BindingsFile
from telephony.engines.native.discards import DiscardLog
from telephony.engines.native.leg import NativeLeg
from telephony.engines.native.media.plane import (
    DtmfReceived,
    MediaEvent,
    MediaLost,
    MediaPlane,
    PlayEnded,
)
from telephony.engines.native.routes import own_address, route
from telephony.engines.native.sip.admission import Admission
from telephony.engines.native.sip.agent import AgentEvent, Discarded, UserAgent
from telephony.engines.native.sip.call import (
    Call,
    CallAnswered,
    CallEnded,
    CallOffered,
    CallRinging,
    DtmfInfo,
    MediaAgreed,
)
from telephony.engines.native.sip.inbound import InboundCall
from telephony.engines.native.sip.registrar import BindingAdded, BindingsGone
from telephony.engines.native.sip.registration import Line, LineDown, LineUp, Registration
from telephony.engines.native.sip.sdp import Agreement
from telephony.engines.native.udp import SipSocket, bind
from telephony.errors import CapabilityMissing, IllegalCommand, PeerError, ResourceError

_log = structlog.get_logger(__name__)


FAREWELL_S = 1.0
"""Seconds that peers have at `stop` to answer our BYE or to take us off their registrar."""


class NativeEngine:
    """Phone lines over SIP and RTP on UDP/IPv4, with a registrar of its own."""

    name = "native"
    capabilities = frozenset(
        {
            Capability.REGISTRAR,
            Capability.RING,
            Capability.ORIGINATE,
            Capability.BRIDGE,
            Capability.RECORD,
            Capability.HOLD,
            Capability.ANNOUNCE,
            Capability.RECEIVE_DTMF,
            Capability.SEND_DTMF,
            Capability.REJECT_CAUSE,
            Capability.QUALITY,
        }
    )
    reachable = True

    def __init__(
        self,
        *,
        host: str,
        port: int,
        rtp_ports: range,
        accounts: Accounts,
        admit: Admission,
        realm: str,
        advertised: str | None = None,
        media_timeout_s: float = 60.0,
        phones: BindingsFile | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Opens nothing yet.

        `host` and `port` take SIP (port 0: any free one), `rtp_ports` the audio; `advertised` is the IPv4 address
        that peers are told, where it is not `host`. `admit` decides who may call, `accounts` who may register
        in `realm`. `phones` keeps who is registered over a restart. `clock` gives monotonic seconds.
        """
        self.port = port
        """Of SIP; the real one once started."""
        self.advertised = advertised or host
        self._host = host
        self._accounts = accounts
        self._admit = admit
        self._realm = realm
        self._phones = phones
        self._clock = clock
        self._media = MediaPlane(
            host=host, ports=rtp_ports, on_event=self._on_media_thread, silence_timeout_s=media_timeout_s
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._agent: UserAgent | None = None
        self._socket: SipSocket | None = None
        self._events: asyncio.Queue[EngineEvent | None] = asyncio.Queue()
        self._legs: dict[str, NativeLeg] = {}
        self._by_call: dict[Call, NativeLeg] = {}
        self._lines: dict[Line, asyncio.Future[None]] = {}
        self._registrations: list[Registration] = []
        self._discards = DiscardLog()
        self._reading = False

    async def start(self) -> None:
        udp = bind(self._host, self.port)
        self.port = udp.getsockname()[1]
        if self.advertised == "0.0.0.0":
            self.advertised = own_address()
        self._loop = asyncio.get_running_loop()
        self._agent = UserAgent(
            host=self.advertised,
            port=self.port,
            realm=self._realm,
            accounts=self._accounts,
            admit=self._admit,
        )
        self._socket = SipSocket(self._agent, self._clock, self._read_agent)
        await self._socket.open(udp)
        if self._phones is not None:
            known, agent = self._phones.load(self._clock()), self._agent
            self.command(lambda now: agent.restore(known, now))
        self._media.start()
        _log.info("sip.listening", host=self._host, port=self.port, advertised=self.advertised)

    async def stop(self) -> None:
        if self._socket is None:
            return
        for registration in self._registrations:
            self.command(registration.close)
        for leg in list(self._legs.values()):
            leg.end(Cause.NORMAL)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._socket.settled(), FAREWELL_S)
        sip, self._socket = self._socket, None
        await sip.close()
        # Waits for the media thread, which ends within a tick: not on the loop.
        await asyncio.to_thread(self._media.stop)
        self._events.put_nowait(None)

    async def events(self) -> AsyncIterator[EngineEvent]:
        while (event := await self._events.get()) is not None:
            yield event

    async def originate(self, to: Destination, *, caller: str, timeout_s: float) -> NativeLeg:
        agent = self._running()
        target = await route(to, agent, self._clock())
        leg = NativeLeg(self, uuid4().hex, Direction.OUTBOUND)
        if target is None:
            leg.ended = True
            self._events.put_nowait(seam.HungUp(leg.id, Cause.UNREACHABLE, by_peer=False))
            return leg
        stream = self._media.open(leg.id)
        leg.stream = stream
        self._legs[leg.id] = leg

        def invite(now: float) -> None:
            leg.call = agent.call(
                target,
                caller=urllib.parse.quote(caller, safe="+*-_.") or "anonymous",
                host=self.advertised,
                port=stream.port,
                timeout_s=timeout_s,
                now=now,
            )
            self._by_call[leg.call] = leg

        self.command(invite)
        return leg

    async def register(self, line: Line) -> None:
        """Register at somebody else's registrar, and stay registered until `stop`.

        Returns once registered; raises `ResourceError` when the registrar refuses or does not answer.
        """
        agent = self._running()
        up = asyncio.get_running_loop().create_future()
        self._lines[line] = up
        self.command(lambda now: self._registrations.append(agent.register(line, now)))
        await up

    # For legs

    def command(self, command: Callable[[float], None]) -> None:
        """Tell the SIP core something, and send what comes of it."""
        if self._socket is not None:
            try:
                command(self._clock())
            finally:
                self._socket.pump()

    def lack(self, capability: Capability) -> NoReturn:
        raise CapabilityMissing(self.name, capability.value)

    # SIP

    def _read_agent(self) -> None:
        # A handler's command pumps the socket and comes here again: the outer loop reads on for it, in order.
        if self._reading or self._agent is None:
            return
        self._reading = True
        try:
            while (event := self._agent.next_event()) is not None:
                self._on_agent(event)
        finally:
            self._reading = False

    def _on_agent(self, event: AgentEvent) -> None:
        match event:
            case CallOffered(call):
                self._offered(call)
            case CallRinging(call) if leg := self._by_call.get(call):
                self._events.put_nowait(seam.Ringing(leg.id))
            case CallAnswered(call) if leg := self._by_call.get(call):
                leg.answered = True
                self._events.put_nowait(seam.Answered(leg.id))
                if call.agreement is not None:
                    self._tell_hold(leg, call.agreement)
            case MediaAgreed(call, agreement) if leg := self._by_call.get(call):
                try:
                    leg.connect(agreement)
                except PeerError:
                    leg.end(Cause.FAILED)
                else:
                    self._tell_hold(leg, agreement)
            case DtmfInfo(call, digit, duration_ms) if leg := self._by_call.get(call):
                self._events.put_nowait(seam.Dtmf(leg.id, digit, duration_ms))
            case CallEnded(call) if leg := self._by_call.get(call):
                self._ended(leg, event)
            case BindingAdded(user, contact, expires_s):
                self._keep_phones()
                self._events.put_nowait(seam.Registered(user, contact, expires_s))
            case BindingsGone(user):
                self._keep_phones()
                self._events.put_nowait(seam.Unregistered(user))
            case LineUp(line) | LineDown(line):
                self._line(line, event)
            case Discarded():
                self._discards.note(event, self._clock())
            case _:
                pass

    def _tell_hold(self, leg: NativeLeg, agreement: Agreement) -> None:
        """Tell whether the far end has put us on hold, where that is news: it wants nothing sent (RFC 3264 §8.4)."""
        held = not agreement.sends
        if leg.answered and held != leg.held_by_peer:
            leg.held_by_peer = held
            self._events.put_nowait(seam.Held(leg.id) if held else seam.Resumed(leg.id))

    def _keep_phones(self) -> None:
        if self._phones is not None and self._agent is not None:
            self._phones.save(self._agent.everybody(), self._clock())

    def _offered(self, call: Call) -> None:
        assert isinstance(call, InboundCall)
        leg = NativeLeg(self, uuid4().hex, Direction.INBOUND)
        leg.call = call
        try:
            leg.stream = self._media.open(leg.id)
        except ResourceError as error:
            _log.error("call.no_rtp_port", error=str(error))
            self.command(lambda now: call.refuse(Cause.FAILED, now, status=503))
            return
        self._legs[leg.id] = self._by_call[call] = leg
        self._events.put_nowait(seam.Incoming(leg, call.caller, call.called))

    def _ended(self, leg: NativeLeg, event: CallEnded) -> None:
        leg.ended = True
        leg.pairing.end()
        del self._legs[leg.id], self._by_call[event.call]
        stream, leg.stream = leg.stream, None
        for play in leg.plays:
            self._events.put_nowait(seam.PlayFinished(leg.id, play, completed=False))
        if stream is not None:
            statistics = stream.statistics()
            stream.close()
            if leg.connected:
                quality = seam.Quality(
                    leg.id,
                    statistics.packets_received,
                    statistics.packets_lost,
                    statistics.packets_late,
                    statistics.jitter_ms,
                )
                self._events.put_nowait(quality)
        self._events.put_nowait(seam.HungUp(leg.id, event.cause, event.by_peer, event.status))

    def _line(self, line: Line, event: LineUp | LineDown) -> None:
        up = self._lines.get(line)
        if up is not None and not up.done():
            if isinstance(event, LineUp):
                up.set_result(None)
            else:
                answer = f"answered {event.status}" if event.status else "does not answer"
                up.set_exception(ResourceError(f"the registrar {line.registrar} {answer}"))
        elif isinstance(event, LineDown):
            _log.warning("sip.line_down", registrar=line.registrar, user=line.user, status=event.status)

    # Audio

    def _on_media_thread(self, event: MediaEvent) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._on_media, event)

    def _on_media(self, event: MediaEvent) -> None:
        leg = self._legs.get(event.stream_id)
        if leg is None:
            return  # it ended in the meantime, and said so
        match event:
            case DtmfReceived(_, digit, duration_ms):
                self._events.put_nowait(seam.Dtmf(leg.id, digit, duration_ms))
            case PlayEnded(_, play, completed):
                leg.plays.discard(play)
                self._events.put_nowait(seam.PlayFinished(leg.id, play, completed))
            case MediaLost():
                leg.end(Cause.MEDIA_LOST)

    def _running(self) -> UserAgent:
        if self._agent is None or self._socket is None:
            raise IllegalCommand("the engine is not started")
        return self._agent
