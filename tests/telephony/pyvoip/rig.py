"""A running pyVoIP engine for tests, where pyVoIP is installed."""

import warnings
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.util import find_spec

from telephony.engine import Engine
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.engines.pyvoip.engine import PyVoIPEngine
from telephony.engines.pyvoip.settings import Registrar
from tests.require import missing


def require_pyvoip() -> None:
    """Import pyVoIP; skips or fails the test where it is not installed."""
    if find_spec("pyVoIP") is None:
        missing("the package pyVoIP (pip install hotline[pyvoip])")
    with warnings.catch_warnings():
        # pyVoIP imports audioop, which Python 3.13 drops (the extra installs audioop-lts there).
        warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
        import pyVoIP.VoIP  # noqa: F401


def make(
    *,
    port: int = 0,
    rtp_ports: range = range(31_200, 31_300),
    registrar: Registrar | None = None,
    extensions: Mapping[str, str] | None = None,
    media_timeout_s: float = 60.0,
) -> PyVoIPEngine:
    """An engine that takes calls to 95001 from loopback."""
    require_pyvoip()
    return PyVoIPEngine(
        host="127.0.0.1",
        port=port,
        rtp_ports=rtp_ports,
        admit=SiteAdmission(open_numbers=frozenset({"95001"})),
        registrar=registrar,
        extensions=extensions,
        media_timeout_s=media_timeout_s,
    )


@asynccontextmanager
async def pyvoip() -> AsyncIterator[tuple[Engine, tuple[str, int]]]:
    """For the engine contract tests: stand-alone, running, and its SIP address."""
    engine = make()
    await engine.start()
    try:
        yield engine, ("127.0.0.1", engine.port)
    finally:
        await engine.stop()
