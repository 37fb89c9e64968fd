"""What a waiting caller is offered, and what their keys stand for (handbook C1, K3)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from domain.knowledge.menu import MenuEntry
from hotline.self_service_settings import SelfServiceConfig
from speech.errors import SpeechError
from speech.prompts import Prompts

log = structlog.get_logger(__name__)

CALL_BACK = "1"
"""Key: call me back in turn."""

Menu = Callable[[], Sequence[MenuEntry]]
"""The answers that callers may choose, by key."""


class WaitingMenu:
    """One caller's."""

    def __init__(
        self,
        prompts: Prompts,
        settings: SelfServiceConfig,
        entries: Sequence[MenuEntry],
        *,
        has_number: bool,
        dials: bool,
    ) -> None:
        """`has_number`: this caller can be called back; `dials`: there is a line to do so."""
        self._prompts = prompts
        self._every = settings.offer_every
        self.offers_callback = settings.callback_offer and dials
        self.has_number = has_number
        taken = {CALL_BACK} if self.offers_callback else set()
        found = {str(entry.key): entry for entry in entries if settings.menu}
        self._entries = {key: entry for key, entry in found.items() if key not in taken}
        self._told = 0

    def entry(self, key: str) -> MenuEntry | None:
        return self._entries.get(key)

    async def told(self) -> list[Path]:
        """What is said after their place: the callback now and then, the menu once."""
        clips: list[Path] = []
        if self.offers_callback and self.has_number and self._told % self._every == 0:
            clips += await self._prompts.line("callback_offer")
        if self._entries and self._told == 0:
            choices = "，".join(f"{entry.title}请按{key}" for key, entry in sorted(self._entries.items()))
            clips += await self.spoken(f"您也可以自助查询：{choices}。")
        self._told += 1
        return clips

    async def spoken(self, text: str) -> list[Path]:
        """Clips that say any text; none where nothing here can speak it."""
        try:
            return [await self._prompts.clip(text)]
        except SpeechError as error:
            log.warning("a text can't be spoken to a caller", code=error.code)
            return []


def no_menu() -> Sequence[MenuEntry]:
    return ()
