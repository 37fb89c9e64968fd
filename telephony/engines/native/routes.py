"""Where calls go: from a destination to an address on the network."""

import asyncio
import socket

import sipmessage

from telephony.engine import Destination, Extension
from telephony.engines.native.sip.agent import UserAgent
from telephony.engines.native.sip.digest import Credentials
from telephony.engines.native.sip.outbound import Target
from telephony.errors import IllegalCommand


async def route(to: Destination, agent: UserAgent, now: float) -> Target | None:
    """The way to `to`; None when there is none. Raises `IllegalCommand` for what is no SIP address.

    Of several phones of an extension the one that registered last is called.
    """
    if isinstance(to, Extension):
        bindings = agent.bindings(to.user, now)
        if not bindings:
            return None
        phone = bindings[0]
        return Target(phone.contact, phone.address, behind_nat=phone.behind_nat)
    try:
        uri = sipmessage.URI.parse(to.uri)
    except (ValueError, TypeError) as error:
        raise IllegalCommand("the address to call is no SIP URI") from error
    if uri.scheme != "sip":
        raise IllegalCommand(f"calls go to sip: addresses, not to {uri.scheme}:")
    credentials = Credentials(to.user, to.password) if to.user and to.password is not None else None
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            uri.host, uri.port or 5060, family=socket.AF_INET, type=socket.SOCK_DGRAM
        )
    except OSError:
        return None
    host, port = found[0][4][:2]
    return Target(to.uri, (str(host), int(port)), credentials)


def own_address() -> str:
    """The address of this machine on the way to the rest of the world; loopback when there is no way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: nobody's; connecting a UDP socket sends nothing
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
