"""Addresses in headers, taken out as they were written (RFC 3261 §20.10)."""

import re
from ipaddress import ip_address

import sipmessage

_URI = re.compile(r'\s*(?:(?:"(?:[^"\\]|\\.)*"\s*|[^"<,;]*)<\s*([^>]+?)\s*>|([^\s;,]+))')


def split_values(line: str) -> list[str]:
    """Split a list header at its commas, but not at those inside quotes or angle brackets."""
    if "," not in line:
        return [line.strip()] if line.strip() else []
    values, start, quoted, angled, escaped = [], 0, False, False, False
    for i, c in enumerate(line):
        if escaped:
            escaped = False
        elif quoted:
            escaped = c == "\\"
            quoted = c != '"'
        elif c == '"':
            quoted = True
        elif c in "<>":
            angled = c == "<"
        elif c == "," and not angled:
            values.append(line[start:i])
            start = i + 1
    values.append(line[start:])
    return [value.strip() for value in values if value.strip()]


def uri_of(address: str) -> str:
    """The URI inside a From, To, Contact or Route value, as it was written. Raises ValueError."""
    match = _URI.match(address)
    if match is None:
        raise ValueError("there is no URI in the address")
    return match[1] or match[2]


def peer_of(uri: str) -> tuple[str, int] | None:
    """Where a URI leads without asking the DNS: None when its host is a name. Raises ValueError."""
    parsed = sipmessage.URI.parse(uri)
    try:
        return (str(ip_address(parsed.host)), parsed.port or 5060)
    except ValueError:
        return None
