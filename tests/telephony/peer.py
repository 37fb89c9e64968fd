"""A phone that does what a test tells it: raw SIP and RTP on loopback, none of the product's code."""

import asyncio
import math
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import cast

TIMEOUT_S = 5.0
"""How long anything may take before the test fails."""

Address = tuple[str, int]

_numbers = count(1)


@dataclass
class Message:
    """A SIP message, as text that can be asked for its headers."""

    start: str
    headers: list[tuple[str, str]]
    body: str

    @classmethod
    def parse(cls, data: bytes) -> "Message":
        head, _, body = data.decode().partition("\r\n\r\n")
        start, *lines = head.split("\r\n")
        headers = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        return cls(start, headers, body)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def get(self, name: str) -> str:
        return (self.all(name) or [""])[0]

    @property
    def method(self) -> str:
        """Of a request; for a response the method of its CSeq."""
        return self.get("CSeq").split()[-1]

    @property
    def status(self) -> int:
        """0 for a request."""
        return int(self.start.split()[1]) if self.start.startswith("SIP/2.0 ") else 0


class Audio(asyncio.DatagramProtocol):
    """An RTP socket: sends a tone when told, and keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        """Packets, header included."""
        self.transport: asyncio.DatagramTransport | None = None
        self.port = 0
        self._changed = asyncio.Event()
        self._sender: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self.heard.append(data)
        self._changed.set()

    def talk(self, to: Address, payload: bytes = b"", payload_type: int = 8) -> None:
        """Say `payload` (160 bytes; a tone if empty) every 20 ms from now on."""
        self._sender = asyncio.get_running_loop().create_task(self._talk(to, payload or TONE_A, payload_type))

    def say(self, to: Address, packets: list[bytes]) -> None:
        assert self.transport is not None
        for packet in packets:
            self.transport.sendto(packet, to)

    async def hears(self, what: Callable[[bytes], bool], packets: int = 10) -> None:
        """Wait until as many packets with a fitting payload have come."""
        async with asyncio.timeout(TIMEOUT_S):
            while sum(what(packet[12:]) for packet in self.heard) < packets:
                self._changed.clear()
                await self._changed.wait()

    def close(self) -> None:
        if self._sender is not None:
            self._sender.cancel()
        if self.transport is not None:
            self.transport.close()

    async def _talk(self, to: Address, payload: bytes, payload_type: int) -> None:
        loop = asyncio.get_running_loop()
        start = loop.time()
        for n in count():
            header = struct.pack("!BBHII", 0x80, payload_type, n & 0xFFFF, (n * 160) & 0xFFFFFFFF, 0x5EED)
            if self.transport is None or self.transport.is_closing():
                return
            self.transport.sendto(header + payload, to)
            await asyncio.sleep(max(0.0, start + (n + 1) * 0.02 - loop.time()))


@dataclass
class Call:
    """One call of the peer, whoever began it."""

    peer: "Peer"
    call_id: str
    local: str
    """Our From (or To) value, with its tag."""
    remote: str
    target: str
    to: Address
    audio: Audio
    sequence: int = 1
    branch: str = ""
    inbox: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    invite: Message | None = None
    """What came in, for a call that the other side began."""

    async def next(self, *, method: str = "", status: int = 0) -> Message:
        """The next message that fits; what does not is passed over."""
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                message = await self.inbox.get()
                if status and message.status != status:
                    continue
                if method and (message.method != method or (not status and message.status)):
                    continue
                return message

    async def final(self) -> Message:
        """The final response to our INVITE."""
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                message = await self.inbox.get()
                if message.status >= 200 and message.method == "INVITE":
                    self.remote = message.get("To")
                    return message

    async def answered(self) -> Address:
        """Wait for the 200, acknowledge it; returns where the other side takes RTP."""
        final = await self.final()
        assert final.status == 200, final.start
        self.target = re.findall(r"<([^>]+)>", final.get("Contact"))[0]
        self.ack()
        return rtp_address(final.body)

    def ack(self) -> None:
        self._send("ACK", self.sequence, f"z9hG4bK-ack-{next(_numbers)}")

    def ack_refusal(self) -> None:
        """The ACK to a refusal belongs to the INVITE's own transaction."""
        self._send("ACK", self.sequence, self.branch)

    def cancel(self) -> None:
        self._send("CANCEL", self.sequence, self.branch)

    def bye(self) -> None:
        self.request("BYE")

    def request(self, method: str, body: str = "", content_type: str = "") -> None:
        self.sequence += 1
        self.branch = f"z9hG4bK-{next(_numbers)}"
        self._send(method, self.sequence, self.branch, body, content_type)

    def respond(self, request: Message, status: int, body: str = "", *headers: str) -> None:
        """Answer a request of the other side."""
        to = request.get("To")
        to = to if ";tag=" in to else f"{to};tag=peer-{id(self)}"
        lines = [f"SIP/2.0 {status} Answer", *(f"Via: {via}" for via in request.all("Via"))]
        lines += [f"From: {request.get('From')}", f"To: {to}", f"Call-ID: {request.get('Call-ID')}"]
        lines += [f"CSeq: {request.get('CSeq')}", f"Contact: <sip:peer@127.0.0.1:{self.peer.port}>", *headers]
        if body:
            lines.append("Content-Type: application/sdp")
        self.peer.send(lines, body, self.to)

    def pick_up(self) -> Address:
        """Answer the call that came in; returns where the other side takes RTP."""
        assert self.invite is not None
        self.respond(self.invite, 200, sdp(self.audio.port))
        self.local = f"{self.invite.get('To')};tag=peer-{id(self)}"
        return rtp_address(self.invite.body)

    def _send(self, method: str, sequence: int, branch: str, body: str = "", content_type: str = "") -> None:
        lines = [
            f"{method} {self.target} SIP/2.0",
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.peer.port};branch={branch}",
            f"From: {self.local}",
            f"To: {self.remote}",
            f"Call-ID: {self.call_id}",
            f"CSeq: {sequence} {method}",
            f"Contact: <sip:peer@127.0.0.1:{self.peer.port}>",
            "Max-Forwards: 70",
        ]
        if body:
            lines.append(f"Content-Type: {content_type}")
        self.peer.send(lines, body, self.to)


class Peer(asyncio.DatagramProtocol):
    """``async with Peer() as peer``."""

    def __init__(self) -> None:
        self.port = 0
        self.calls: dict[str, Call] = {}
        self.incoming: asyncio.Queue[Call] = asyncio.Queue()
        self.outside: asyncio.Queue[Message] = asyncio.Queue()
        """What belongs to no call: REGISTER, OPTIONS and their answers."""
        self.audios: list[Audio] = []
        self.audio_ready: asyncio.Queue[Audio] = asyncio.Queue()
        self._transport: asyncio.DatagramTransport | None = None

    async def __aenter__(self) -> "Peer":
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", 0))
        self.port = self._transport.get_extra_info("sockname")[1]
        for _ in range(3):
            _, audio = await loop.create_datagram_endpoint(Audio, local_addr=("127.0.0.1", 0))
            self.audios.append(audio)
            self.audio_ready.put_nowait(audio)
        return self

    async def __aexit__(self, *_: object) -> None:
        for audio in self.audios:
            audio.close()
        if self._transport is not None:
            self._transport.close()
        # A transport closes at the loop's next turn, and its socket with it.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    @property
    def uri(self) -> str:
        return f"sip:customer@127.0.0.1:{self.port}"

    def call(self, number: str, to: Address, *, caller: str = "13800138000", body: str | None = None) -> Call:
        """INVITE `number` at `to`. ``body=""`` sends no offer."""
        audio = self.audio_ready.get_nowait()
        n = next(_numbers)
        uri = f"sip:{number}@{to[0]}:{to[1]}"
        call = Call(
            self,
            f"call-{n}-{self.port}",
            f"<sip:{caller}@127.0.0.1:{self.port}>;tag=from-{n}",
            f"<{uri}>",
            uri,
            to,
            audio,
            sequence=0,
        )
        self.calls[call.call_id] = call
        call.request("INVITE", sdp(audio.port) if body is None else body, "application/sdp")
        return call

    async def called(self) -> Call:
        """Wait until somebody calls us."""
        async with asyncio.timeout(TIMEOUT_S):
            return await self.incoming.get()

    def send(self, lines: list[str], body: str, to: Address) -> None:
        self.send_raw("\r\n".join([*lines, f"Content-Length: {len(body)}", "", body]).encode(), to)

    def send_raw(self, data: bytes, to: Address) -> None:
        assert self._transport is not None
        self._transport.sendto(data, to)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        pass

    def datagram_received(self, data: bytes, addr: Address) -> None:
        message = Message.parse(data)
        call = self.calls.get(message.get("Call-ID"))
        if call is None and message.method == "INVITE" and not message.status:
            call = Call(
                self,
                message.get("Call-ID"),
                message.get("To"),
                message.get("From"),
                re.findall(r"<([^>]+)>", message.get("Contact"))[0],
                addr,
                self.audio_ready.get_nowait(),
                invite=message,
            )
            self.calls[call.call_id] = call
            self.incoming.put_nowait(call)
        elif call is None:
            self.outside.put_nowait(message)
        else:
            if message.method in ("BYE", "CANCEL") and not message.status:
                call.respond(message, 200)
            call.inbox.put_nowait(message)


def sdp(port: int, *, direction: str = "sendrecv", formats: str = "8 0 101", version: int = 1) -> str:
    """An offer or answer with PCMA first."""
    return (
        f"v=0\r\no=peer 1 {version} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        f"m=audio {port} RTP/AVP {formats}\r\n"
        "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n"
        f"a={direction}\r\n"
    )


def rtp_address(body: str) -> Address:
    """Where a description wants its audio."""
    host = re.findall(r"c=IN IP4 (\S+)", body)[0]
    port = re.findall(r"m=audio (\d+)", body)[0]
    return host, int(port)


def dtmf(key: int, *, sequence: int, timestamp: int, payload_type: int = 101) -> list[bytes]:
    """The packets of one key of 160 ms (RFC 4733 §2.5), the last one three times."""
    packets = []
    for n in range(1, 9):
        head = struct.pack("!BBHII", 0x80, payload_type | (0x80 if n == 1 else 0), sequence + n, timestamp, 0x5EED)
        packets.append(head + struct.pack("!BBH", key, 10, n * 160))
    end = struct.pack("!BBHII", 0x80, payload_type, sequence + 9, timestamp, 0x5EED)
    packets += [end + struct.pack("!BBH", key, 0x80 | 10, 8 * 160)] * 3
    return packets


def alaw(sample: int) -> int:
    """ITU-T G.711 A-law, from the definition: sign, segment, four bits of mantissa, even bits inverted."""
    sign, magnitude = (0x80, sample) if sample >= 0 else (0, -sample - 1)
    magnitude = min(magnitude, 32767) >> 4  # 11 bits
    segment = max(0, magnitude.bit_length() - 4)
    mantissa = (magnitude >> max(0, segment - 1)) & 0x0F
    return (sign | segment << 4 | mantissa) ^ 0x55


def tone(hertz: int) -> bytes:
    """20 ms of a tone that is periodic in 20 ms, as A-law."""
    return bytes(alaw(round(8_000 * math.sin(2 * math.pi * hertz * n / 8_000))) for n in range(160))


TONE_A = tone(400)
TONE_B = tone(1_000)


def loud(payload: bytes) -> bool:
    """Whether 20 ms of A-law are anything but (near) silence: bits 4 to 6, inverted, are the segment."""
    return sum(((byte ^ 0x55) & 0x70) >= 0x30 for byte in payload) > 40
