"""The least SIP that gets a call answered: one socket, many INVITEs at once, an ACK each, and an answer to BYE."""

import re
import socket
import time
from collections.abc import Sequence

_PATIENCE_S = 20.0
_BETWEEN_S = 0.005
"""Between two INVITEs: what is measured is the audio, not the storm before."""


class NotAnswered(Exception):
    """The engine under measurement did not take all calls."""


class Caller:
    """Calls a SIP port on loopback on behalf of many phones."""

    def __init__(self) -> None:
        self._server = ("127.0.0.1", 0)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port: int = self._socket.getsockname()[1]

    def call(self, server: int, ports: Sequence[int]) -> list[int]:
        """Call `server` once for each RTP port; returns the RTP ports that were answered, in the same order.

        Raises `NotAnswered` after 20 s.
        """
        self._server = ("127.0.0.1", server)
        audio: dict[int, int] = {}
        for number, port in enumerate(ports):
            body = (
                f"v=0\r\no=- {number} 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                f"m=audio {port} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
                "a=fmtp:101 0-15\r\na=sendrecv\r\n"
            )
            self._send("INVITE", number, "<sip:95001@127.0.0.1>", body)
            time.sleep(_BETWEEN_S)
        until = time.monotonic() + _PATIENCE_S
        while len(audio) < len(ports):
            if time.monotonic() > until:
                raise NotAnswered(f"{len(ports) - len(audio)} of {len(ports)} calls were not answered")
            try:
                message = self._socket.recv(4_096).decode()
            except TimeoutError:
                continue
            number = int(self._header(message, "Call-ID").split("-")[0])
            if message.startswith("SIP/2.0 2") and "INVITE" in self._header(message, "CSeq"):
                self._send("ACK", number, self._header(message, "To"))
                match = re.search(r"^m=audio (\d+)", message, re.MULTILINE)
                assert match is not None, "an answer has an audio line"
                audio[number] = int(match[1])
            elif message.startswith("SIP/2.0 ") and int(message[8:11]) >= 300:
                raise NotAnswered(message.split("\r\n", 1)[0])
        return [audio[number] for number in range(len(ports))]

    def answer_byes(self, count: int) -> None:
        """Be hung up on by the engine `count` times, for 10 s at most."""
        ended: set[str] = set()
        until = time.monotonic() + 10.0
        while len(ended) < count and time.monotonic() < until:
            try:
                data, source = self._socket.recvfrom(4_096)
            except TimeoutError:
                continue
            message = data.decode()
            if message.startswith("BYE "):
                copied = re.findall(
                    r"^(?:Via|From|To|Call-ID|CSeq|[vfti])\s*:.*?\r\n", message, re.MULTILINE | re.IGNORECASE
                )
                answer = "SIP/2.0 200 OK\r\n" + "".join(copied) + "Content-Length: 0\r\n\r\n"
                self._socket.sendto(answer.encode(), source)
                ended.add(self._header(message, "Call-ID"))

    def close(self) -> None:
        self._socket.close()

    def _send(self, method: str, number: int, to: str, body: str = "") -> None:
        host = f"127.0.0.1:{self.port}"
        kind = "Content-Type: application/sdp\r\n" if body else ""
        message = (
            f"{method} sip:95001@127.0.0.1:{self._server[1]} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP {host};branch=z9hG4bK{method}{number}x{self.port}\r\n"
            f"From: <sip:caller{number}@{host}>;tag=t{number}\r\n"
            f"To: {to}\r\nCall-ID: {number}-{self.port}@127.0.0.1\r\nCSeq: 1 {method}\r\n"
            f"Contact: <sip:caller{number}@{host}>\r\nMax-Forwards: 70\r\n{kind}"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
        self._socket.sendto(message.encode(), self._server)

    @staticmethod
    def _header(message: str, name: str) -> str:
        match = re.search(rf"^{name}\s*:\s*(.*?)\r?$", message, re.MULTILINE | re.IGNORECASE)
        assert match is not None, f"a message has a {name}"
        return match[1]
