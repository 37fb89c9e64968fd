"""The pyVoIP engine: an extension of a PBX, or stand-alone."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, NoReturn
from uuid import uuid4

import sipmessage

from telephony.engine import (
    Answered,
    Capability,
    Cause,
    Destination,
    Direction,
    EngineEvent,
    Extension,
    HungUp,
    Incoming,
)
from telephony.engines.native.media.recording import Disk
from telephony.engines.native.sip.admission import Admission
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.message import Peer
from telephony.engines.pyvoip.leg import LegState, PyVoIPLeg
from telephony.engines.pyvoip.media import Line
from telephony.engines.pyvoip.settings import Registrar, Settings
from telephony.errors import CapabilityMissing, IllegalCommand, ResourceError

if TYPE_CHECKING:
    from telephony.engines.pyvoip.inbound import InboundCall
    from telephony.engines.pyvoip.phone import Dial

_PATIENCE_S = 10.0
"""How long a start waits for the PBX."""
_GOODBYE_S = 1.0
"""How long a stop waits for the PBX to hear that we leave."""


class PyVoIPEngine:
    """Phone lines over pyVoIP. What it can't do is not among its `capabilities`."""

    name = "pyvoip"
    capabilities = frozenset(
        {
            Capability.RING,
            Capability.ORIGINATE,
            Capability.BRIDGE,
            Capability.RECORD,
            Capability.HOLD,
            Capability.ANNOUNCE,
            Capability.RECEIVE_DTMF,
            Capability.REJECT_CAUSE,
        }
    )

    def __init__(
        self,
        *,
        host: str,
        port: int,
        rtp_ports: range,
        admit: Admission,
        registrar: Registrar | None = None,
        extensions: Mapping[str, str] | None = None,
        advertised: str | None = None,
        media_timeout_s: float = 60.0,
    ) -> None:
        """Opens nothing yet.

        `host` and `port` take SIP (port 0: any free one), `rtp_ports` the audio; `advertised` is the IPv4 address
        that peers are told, where it is not `host`. `admit` decides who may call; the PBX always may. An
        `Extension` is dialled at the `registrar`, or, without one, at the SIP URI that `extensions` gives its user.

        Raises `ResourceError` when pyVoIP is not installed, or an extension's address is no SIP URI.
        """
        try:
            from telephony.engines.pyvoip.phone import Dial, Phone
            from telephony.engines.pyvoip.registration import Registration
        except ModuleNotFoundError as error:
            package = (error.name or "").partition(".")[0]
            if package not in ("pyVoIP", "audioop"):
                raise
            raise ResourceError(
                f"HOTLINE_ENGINE=pyvoip needs {package}, which is not installed: pip install hotline[pyvoip]"
            ) from error
        for user, uri in (extensions or {}).items():
            try:
                _sip_uri(uri)
            except ValueError as error:
                raise ResourceError(
                    f"HOTLINE_CONFIG pbx.extensions: the address of {user!r} {error}; it is {uri!r}"
                ) from error
        self._settings = settings = Settings(
            host=host,
            port=port,
            rtp_ports=rtp_ports,
            advertised=advertised or (_own_address() if host == "0.0.0.0" else host),
            registrar=registrar,
            extensions=dict(extensions or {}),
            media_timeout_s=media_timeout_s,
        )
        self._dial: type[Dial] = Dial
        self._registration_type: type[Registration] = Registration
        self._phone: Phone = Phone(settings, admit, self)
        self._registration: Registration | None = None
        self._pbx: Peer | None = None
        self._legs: dict[str, PyVoIPLeg] = {}
        self._events: asyncio.Queue[EngineEvent | None] = asyncio.Queue()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def port(self) -> int:
        """Of SIP; the real one once started."""
        port: int = self._phone.sip.myPort
        return port

    @property
    def reachable(self) -> bool:
        return self._settings.registrar is None or (self._registration is not None and self._registration.registered)

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        settings = self._settings
        if settings.registrar is not None:
            self._pbx = await _resolve(settings.registrar.host, settings.registrar.port)
            if self._pbx is None:
                raise ResourceError(f"HOTLINE_CONFIG pbx: the registrar {settings.registrar.host} has no address")
            self._phone.trusted.add(self._pbx[0])
        try:
            self._phone.sip.start()
        except OSError as error:
            raise ResourceError(
                f"HOTLINE_SIP: can't listen on udp:{settings.host}:{settings.port}: {error.strerror}"
            ) from error
        self._phone.media.start()
        if settings.registrar is not None and self._pbx is not None:
            await self._register(settings.registrar, self._pbx)

    async def _register(self, registrar: Registrar, pbx: Peer) -> None:
        first: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        phone = self._phone
        registration = self._registration = self._registration_type(
            phone.sip, registrar, pbx, phone.contact, lambda status: self._in_loop(_settle, first, status)
        )
        phone.sip.command(registration.begin)
        await asyncio.wait([first], timeout=_PATIENCE_S)
        status = first.result() if first.done() else 408
        if status != 200:
            self._registration = None
            await self.stop()
            said = "does not answer" if status == 408 else f"answered {status}"
            raise ResourceError(
                f"HOTLINE_CONFIG pbx: the registrar {registrar.host} {said} to the user {registrar.user!r}"
            )

    async def stop(self) -> None:
        phone = self._phone
        if not phone.sip.NSD:
            return
        phone.sip.command(phone.hang_up_all)
        if self._registration is not None:
            left: asyncio.Future[int] = asyncio.get_running_loop().create_future()
            self._registration.on_result = lambda status: self._in_loop(_settle, left, status)
            phone.sip.command(self._registration.leave)
            await asyncio.wait([left], timeout=_GOODBYE_S)
        # Both end within a tick, but not on the loop: their last events need it.
        await asyncio.to_thread(phone.sip.stop)
        await asyncio.to_thread(phone.media.stop)
        self._in_loop(self._events.put_nowait, None)

    async def events(self) -> AsyncIterator[EngineEvent]:
        while (event := await self._events.get()) is not None:
            yield event

    async def originate(self, to: Destination, *, caller: str, timeout_s: float) -> PyVoIPLeg:
        if not self._phone.sip.NSD:
            raise IllegalCommand("the engine is not started")
        dial = await self._route(to, caller, timeout_s)
        line = Line(uuid4().hex, self.happened)
        leg = self._legs[line.leg] = PyVoIPLeg(self, line, Direction.OUTBOUND)
        if dial is None:
            self._deliver(HungUp(leg.id, Cause.UNREACHABLE, by_peer=False))
        else:
            self._phone.sip.command(lambda: self._phone.dial(line, dial))
        return leg

    async def _route(self, to: Destination, caller: str, timeout_s: float) -> "Dial | None":
        """The way to `to`; None when there is none. Raises `IllegalCommand` for what is no SIP address."""
        registrar, peer = self._settings.registrar, None
        credentials = Credentials(registrar.user, registrar.password) if registrar else None
        if isinstance(to, Extension):
            if registrar is not None:
                uri, peer = f"sip:{to.user}@{registrar.host}:{registrar.port}", self._pbx
            elif to.user in self._settings.extensions:
                uri = self._settings.extensions[to.user]
            else:
                return None
        else:
            uri = to.uri
            if to.user and to.password is not None:
                credentials = Credentials(to.user, to.password)
        try:
            parsed = _sip_uri(uri)
        except ValueError as error:
            raise IllegalCommand(f"the address to call {error}") from error
        peer = peer or await _resolve(parsed.host, parsed.port or 5060)
        return None if peer is None else self._dial(uri, peer, caller, timeout_s, credentials)

    # --- for legs

    @property
    def disk(self) -> Disk:
        return self._phone.media.disk

    def media(self, command: Callable[[], None]) -> None:
        """Have the media thread do something."""
        self._phone.media.command(command)

    def inbound(self, leg: str, command: "Callable[[InboundCall], None]") -> None:
        """Have the SIP thread do something to an inbound leg's call, while it lives."""
        from telephony.engines.pyvoip.inbound import InboundCall

        def carry_out() -> None:
            call = self._phone.call_of(leg)
            if isinstance(call, InboundCall):
                command(call)

        self._phone.sip.command(carry_out)

    def hang_up(self, leg: str) -> None:
        def carry_out() -> None:
            if (call := self._phone.call_of(leg)) is not None:
                call.hang_up()

        self._phone.sip.command(carry_out)

    def lack(self, capability: Capability) -> NoReturn:
        raise CapabilityMissing(self.name, capability.value)

    # --- from the threads

    def incoming(self, line: Line, caller: str, called: str) -> None:
        self._in_loop(self._come_in, line, caller, called)

    def happened(self, event: EngineEvent) -> None:
        self._in_loop(self._deliver, event)

    def _in_loop(self, action: Callable[..., object], *args: object) -> None:
        """The one way from the threads to the loop."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(action, *args)

    def _come_in(self, line: Line, caller: str, called: str) -> None:
        leg = self._legs[line.leg] = PyVoIPLeg(self, line, Direction.INBOUND)
        self._events.put_nowait(Incoming(leg, caller, called))

    def _deliver(self, event: EngineEvent) -> None:
        match event:
            case Answered(leg) if leg in self._legs:
                self._legs[leg].state = LegState.TALKING
            case HungUp(leg):
                self._legs.pop(leg).end()
        self._events.put_nowait(event)


def _sip_uri(text: str) -> sipmessage.URI:
    """Raises ValueError, saying what `text` is not."""
    try:
        uri = sipmessage.URI.parse(text)
    except (ValueError, TypeError) as error:
        raise ValueError("is no SIP URI, such as sip:1001@192.0.2.10") from error
    if uri.scheme != "sip":
        raise ValueError(f"must begin with sip:, not with {uri.scheme}:")
    return uri


def _settle(future: asyncio.Future[int], status: int) -> None:
    if not future.done():
        future.set_result(status)


async def _resolve(host: str, port: int) -> Peer | None:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, family=socket.AF_INET, type=socket.SOCK_DGRAM)
    except OSError:
        return None
    address, number = found[0][4][:2]
    return str(address), int(number)


def _own_address() -> str:
    """The address of this machine on the way to the rest of the world; loopback when there is no way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: nobody's; connecting a UDP socket sends nothing
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
