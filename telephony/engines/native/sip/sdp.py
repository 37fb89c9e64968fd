"""Session descriptions (RFC 8866) and offer/answer (RFC 3264), as far as one audio stream needs them."""

import re
from dataclasses import dataclass
from enum import Enum

from telephony.engines.native.media.codec import Codec
from telephony.errors import PeerError

CODECS: dict[str, Codec] = {"PCMA": Codec.PCMA, "PCMU": Codec.PCMU}
"""By encoding name, in the order in which we offer them."""

NAMES = {codec: name for name, codec in CODECS.items()}
STATIC = {str(codec.value): name for name, codec in CODECS.items()}
_IPV4 = re.compile(r"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$")
DTMF = "TELEPHONE-EVENT"
DTMF_PAYLOAD_TYPE = 101
"""What we offer; in an answer the peer's number is kept."""

PTIME_MS = 20


class SdpError(PeerError):
    """The peer's description can't be read, or shares nothing with what we can do."""

    code = "telephony.sip.sdp"


class Direction(Enum):
    """Seen from the side that wrote it."""

    SENDRECV = "sendrecv"
    SENDONLY = "sendonly"
    RECVONLY = "recvonly"
    INACTIVE = "inactive"


MIRROR = {
    Direction.SENDRECV: Direction.SENDRECV,
    Direction.SENDONLY: Direction.RECVONLY,
    Direction.RECVONLY: Direction.SENDONLY,
    Direction.INACTIVE: Direction.INACTIVE,
}
"""RFC 3264 §6.1: the answer to an offered direction, for one who is willing to do all."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One m= section."""

    kind: str
    port: int
    protocol: str
    formats: tuple[str, ...]
    address: str
    direction: Direction
    encodings: dict[str, str]
    """Format → encoding name in upper case, for those at 8000 Hz."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both sides settled on."""

    remote: tuple[str, int]
    codec: Codec
    dtmf_payload_type: int | None
    direction: Direction
    """Ours: whether we send and receive."""

    @property
    def sends(self) -> bool:
        return self.direction in (Direction.SENDRECV, Direction.SENDONLY)

    @property
    def receives(self) -> bool:
        return self.direction in (Direction.SENDRECV, Direction.RECVONLY)


@dataclass(frozen=True, slots=True)
class Local:
    """Our end: where we take RTP, and the o= line, whose version rises with every change."""

    host: str
    port: int
    session: int
    version: int = 1


def parse(body: bytes) -> tuple[Stream, ...]:
    """The media sections of a description. Raises `SdpError`."""
    try:
        lines = [line.strip() for line in body.decode().splitlines() if line.strip()]
        return tuple(_sections(lines))
    except (ValueError, IndexError) as error:
        raise SdpError(f"the session description can't be read: {error}") from error


def _sections(lines: list[str]) -> list[Stream]:
    if not lines or lines[0] != "v=0":
        raise ValueError("it does not begin with v=0")
    sections: list[list[str]] = [[]]
    for line in lines:
        if line[1:2] != "=":
            raise ValueError("a line has no type")
        if line.startswith("m="):
            sections.append([])
        sections[-1].append(line)
    address = _address(sections[0], "")
    direction = _direction(sections[0], Direction.SENDRECV)
    return [_stream(section, address, direction) for section in sections[1:]]


def _stream(section: list[str], address: str, direction: Direction) -> Stream:
    kind, port, protocol, *formats = section[0][2:].split()
    encodings = {number: name for number, name in STATIC.items() if number in formats}
    for line in section:
        if line.startswith("a=rtpmap:"):
            number, encoding = line[9:].split(None, 1)
            name, _, rate = encoding.upper().partition("/")
            encodings.pop(number, None)
            if number in formats and rate.split("/")[0] == "8000":
                encodings[number] = name
    address = _address(section, address)
    direction = _direction(section, direction)
    if address == "0.0.0.0":  # RFC 3264 §8.4: hold in the manner of RFC 2543
        direction = Direction.INACTIVE if direction is Direction.RECVONLY else Direction.SENDONLY
    number_of_port = int(port.split("/")[0])
    if not 0 <= number_of_port <= 65535:
        raise ValueError("the port is out of range")
    return Stream(kind, number_of_port, protocol.upper(), tuple(formats), address, direction, encodings)


def _address(section: list[str], default: str) -> str:
    for line in section:
        if line.startswith("c="):
            network, kind, address = line[2:].split()
            if (network, kind) != ("IN", "IP4"):
                raise ValueError("the address is not IPv4")
            return address.split("/")[0]
    return default


def _direction(section: list[str], default: Direction) -> Direction:
    for line in section:
        if line.startswith("a=") and line[2:] in Direction._value2member_map_:
            return Direction(line[2:])
    return default


def offer(local: Local, agreement: Agreement | None = None) -> bytes:
    """Our description: all that we can do, or, within a session, the formats that were agreed on.

    Always both ways: a peer who held us and now leaves the offer to us would otherwise never get us back
    (RFC 6337 §5.3). If it still holds us, its answer says so.
    """
    codecs = [agreement.codec] if agreement else list(CODECS.values())
    dtmf = agreement.dtmf_payload_type if agreement else DTMF_PAYLOAD_TYPE
    return _write(local, [_audio(local.port, codecs, dtmf, Direction.SENDRECV)])


def answer(body: bytes, local: Local) -> tuple[bytes, Agreement]:
    """Our answer to an offer. Raises `SdpError` when there is no audio stream that we could take (488)."""
    streams = parse(body)
    chosen = next((stream for stream in streams if _codec(stream) is not None), None)
    codec = _codec(chosen) if chosen else None
    if chosen is None or codec is None:
        raise SdpError("the offer has no RTP/AVP audio stream with PCMA or PCMU")
    agreement = _agree(chosen, codec, MIRROR[chosen.direction])
    sections = [
        _audio(local.port, [codec], agreement.dtmf_payload_type, agreement.direction)
        if stream is chosen
        # RFC 3264 §6: every stream offered has its place in the answer; port 0 refuses it.
        else [f"m={stream.kind} 0 {stream.protocol} {' '.join(stream.formats)}"]
        for stream in streams
    ]
    return _write(local, sections), agreement


def accept(body: bytes) -> Agreement:
    """What the peer's answer to our offer settles. Raises `SdpError`."""
    for stream in parse(body):
        codec = _codec(stream)
        if codec is not None:
            return _agree(stream, codec, MIRROR[stream.direction])
    raise SdpError("the answer takes none of the codecs that were offered")


def _codec(stream: Stream) -> Codec | None:
    if stream.kind != "audio" or stream.port == 0 or stream.protocol != "RTP/AVP":
        return None
    for number in stream.formats:
        codec = CODECS.get(stream.encodings.get(number, ""))
        # G.711 under a dynamic number is legal and unheard of; the media plane speaks the static ones.
        if codec is not None and number == str(codec.value):
            return codec
    return None


def _agree(stream: Stream, codec: Codec, direction: Direction) -> Agreement:
    if not _IPV4.match(stream.address):
        raise SdpError("the description has no IPv4 address (c=)")
    dtmf = next((int(n) for n in stream.formats if stream.encodings.get(n) == DTMF), None)
    return Agreement((stream.address, stream.port), codec, dtmf, direction)


def _audio(port: int, codecs: list[Codec], dtmf: int | None, direction: Direction) -> list[str]:
    formats = [str(codec.value) for codec in codecs]
    lines = [f"a=rtpmap:{codec.value} {NAMES[codec]}/8000" for codec in codecs]
    if dtmf is not None:
        formats.append(str(dtmf))
        lines += [f"a=rtpmap:{dtmf} telephone-event/8000", f"a=fmtp:{dtmf} 0-15"]
    return [
        f"m=audio {port} RTP/AVP {' '.join(formats)}",
        *lines,
        f"a=ptime:{PTIME_MS}",
        f"a={direction.value}",
    ]


def _write(local: Local, sections: list[list[str]]) -> bytes:
    lines = [
        "v=0",
        f"o=hotline {local.session} {local.version} IN IP4 {local.host}",
        "s=-",
        f"c=IN IP4 {local.host}",
        "t=0 0",
        *(line for section in sections for line in section),
    ]
    return ("\r\n".join(lines) + "\r\n").encode()
