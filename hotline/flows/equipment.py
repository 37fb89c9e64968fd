"""What every call works with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from hotline.clock import Clock
from hotline.flows.alerts import AlertDesk
from hotline.flows.announcements import Announcements
from hotline.flows.floor import Floor
from hotline.flows.ledger import Ledger
from hotline.flows.rulebooks import Rulebooks
from hotline.flows.voices import Voices
from hotline.flows.waiting_menu import Menu, no_menu
from hotline.flows.wrap_up import WrapUp
from hotline.settings import CentreConfig
from speech.hearing import Hearing
from speech.prompts import Prompts
from telephony.engine import Engine

log = structlog.get_logger(__name__)

Concluded = Callable[[str], Awaitable[object]]
"""What is to be done with a call (its id) once all its verdicts are kept."""


@dataclass(frozen=True, slots=True)
class Equipment:
    engine: Engine
    ledger: Ledger
    floor: Floor
    hearing: Hearing
    prompts: Prompts
    rulebooks: Rulebooks
    voices: Voices
    alerts: AlertDesk
    wrap_up: WrapUp
    centre: CentreConfig
    recordings: Path
    clock: Clock
    announcements: Announcements
    concluded: Concluded | None = None
    tick_s: float = 1.0
    """How often a talk is looked after where nothing happens."""
    menu: Menu = no_menu
    """What waiting callers may hear by key (K3)."""

    async def conclude(self, call_id: str) -> None:
        """See to what follows a call; a failure of that is no failure of the call."""
        if self.concluded is None:
            return
        try:
            await self.concluded(call_id)
        except Exception:
            log.exception("what follows a call failed", call=call_id)
