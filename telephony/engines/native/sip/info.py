"""Keys told by INFO, as old gateways do: application/dtmf-relay and application/dtmf."""

import re

from telephony.engines.native.sip.message import IncomingRequest

_RELAY = re.compile(rb"^\s*Signal\s*=\s*([0-9*#A-Da-d]|1[01])\s*$", re.MULTILINE)
_DURATION = re.compile(rb"^\s*Duration\s*=\s*(\d{1,5})\s*$", re.MULTILINE)
DEFAULT_DTMF_MS = 160


def dtmf_of(request: IncomingRequest) -> tuple[str, int] | None:
    """Key and milliseconds of an INFO (application/dtmf-relay, or one bare character as application/dtmf)."""
    if request.content_type == "application/dtmf":
        text = request.body.strip().decode("ascii", "replace").upper()
        return (text, DEFAULT_DTMF_MS) if len(text) == 1 and text in "0123456789*#ABCD" else None
    signal = _RELAY.search(request.body.replace(b"\r", b""))
    if signal is None:
        return None
    duration = _DURATION.search(request.body.replace(b"\r", b""))
    digit = {"10": "*", "11": "#"}.get(signal[1].decode(), signal[1].decode().upper())
    return digit, int(duration[1]) if duration else DEFAULT_DTMF_MS
