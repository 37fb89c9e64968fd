"""The telephone engine that the settings choose, constructed."""

import asyncio
import socket

from hotline.clock import Clock
from hotline.errors import SettingError
from hotline.settings import Settings, TrunkConfig
from telephony.accounts import MemoryAccounts
from telephony.engine import Engine
from telephony.engines.native.bindings import BindingsFile
from telephony.engines.native.engine import NativeEngine
from telephony.engines.native.sip.admission import SiteAdmission

REALM = "hotline"
"""Digest realm of the phones. Part of every stored SIP digest: it can't change without new passwords."""


async def build(settings: Settings, accounts: MemoryAccounts, open_numbers: frozenset[str], clock: Clock) -> Engine:
    """An engine more: one entry here."""
    return await {"native": _native, "pyvoip": _pyvoip}[settings.engine](settings, accounts, open_numbers, clock)


async def _native(settings: Settings, accounts: MemoryAccounts, open_numbers: frozenset[str], clock: Clock) -> Engine:
    return NativeEngine(
        host=settings.sip.host,
        port=settings.sip.port,
        rtp_ports=settings.rtp_ports,
        accounts=accounts,
        admit=SiteAdmission(trunks=await _addresses(settings.centre.trunks), open_numbers=open_numbers),
        realm=REALM,
        advertised=settings.centre.advertise,
        phones=BindingsFile(settings.data / "phones.json", lambda: clock().timestamp()),
    )


async def _pyvoip(settings: Settings, _accounts: MemoryAccounts, open_numbers: frozenset[str], _clock: Clock) -> Engine:
    # Imported where it is chosen: it is built on an optional library.
    from telephony.engines.pyvoip.engine import PyVoIPEngine
    from telephony.engines.pyvoip.settings import Registrar

    pbx = settings.centre.pbx
    return PyVoIPEngine(
        host=settings.sip.host,
        port=settings.sip.port,
        rtp_ports=settings.rtp_ports,
        admit=SiteAdmission(trunks=await _addresses(settings.centre.trunks), open_numbers=open_numbers),
        registrar=Registrar(pbx.host, pbx.user, pbx.password, pbx.port) if pbx.host else None,
        extensions=pbx.extensions,
        advertised=settings.centre.advertise,
    )


async def _addresses(trunks: tuple[TrunkConfig, ...]) -> frozenset[str]:
    """IP addresses of the trunks' hosts: whoever calls from there is trusted."""
    loop = asyncio.get_running_loop()
    addresses: set[str] = set()
    for trunk in trunks:
        host = trunk.uri.removeprefix("sip:").rpartition("@")[2].partition(";")[0].partition(":")[0]
        try:
            found = await loop.getaddrinfo(host, None, family=socket.AF_INET, type=socket.SOCK_DGRAM)
        except OSError:
            raise SettingError("trunk", trunk.uri, f"the host {host} is not known here") from None
        addresses |= {str(entry[4][0]) for entry in found}
    return frozenset(addresses)
