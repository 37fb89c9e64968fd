"""Simulated residents: they phone in, wait, say what is wrong, and answer when they are called back."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress

import structlog

from domain.calls import CallState
from domain.errors import InvalidValue
from hotline.centre import Centre
from hotline.demo.dialogues import Cast, Dialogue, Turn, agent_clip
from hotline.numbers import normalise
from telephony.softphone import SoftPhone, Talk

log = structlog.get_logger(__name__)

MOST_AT_ONCE = 5
"""One more than there are agents: now and then somebody has to wait."""

BETWEEN_CALLS_S = (6.0, 16.0)
PATIENCE_S = 90.0
"""A resident who gets nobody for so long hangs up."""

BREATH_S = 0.6
"""Between two turns of a dialogue."""

LISTENING_S = 6.0
"""How long a resident lets a person speak, whose words they don't understand, before they go on."""

STRANGERS_LINES = ("opening", "address", "name", "confirm", "registered", "anything_else", "goodbye")

ASKED_AFTER_S = 16.0
"""So long the centre takes to say who calls and what it asks."""

WORST = "1"
GRADES = ("5", "5", "4", "4", "3", WORST)
"""Keys that residents press; most are content."""

JOIN_S = 45.0
"""How long an agent's phone waits for the customer of a callback."""


class Residents:
    """`phone` is all of theirs; the centre's trunk, too, so that callbacks ring here."""

    def __init__(self, centre: Centre, phone: SoftPhone, cast: Cast, number: str) -> None:
        self._centre = centre
        self._phone = phone
        self._cast = cast
        self._number = number
        self._on_the_line: dict[str, tuple[Talk, Dialogue]] = {}
        """By number: residents who are being talked to, or wait for it."""
        self._spoken_to: set[str] = set()

    async def phone_in(self) -> None:
        """Call again and again. Ends by cancellation."""
        chance = random.Random()
        async with asyncio.TaskGroup() as calls:
            while True:
                free = [d for d in self._cast.dialogues if self._key(d.phone) not in self._on_the_line]
                if free and len(self._on_the_line) < MOST_AT_ONCE:
                    calls.create_task(self._call(chance.choice(free)))
                await asyncio.sleep(chance.uniform(*BETWEEN_CALLS_S))

    async def _call(self, dialogue: Dialogue) -> None:
        talk = await self._phone.call(f"sip:{self._number}", caller=dialogue.phone)
        await self._stay(talk, dialogue)

    async def answer(self, talk: Talk) -> None:
        """Take a callback: whoever is called is the resident with that number, else anybody."""
        by_number = {self._key(d.phone): d for d in self._cast.dialogues}
        called = self._key(talk.called)
        dialogue = by_number.get(called, self._cast.dialogues[0])
        await self._stay(talk, dialogue, called)

    async def _stay(self, talk: Talk, dialogue: Dialogue, key: str | None = None) -> None:
        """Be on the line until the call is over, patience is, or everything was said to a person."""
        key = key or self._key(dialogue.phone)
        self._on_the_line[key] = (talk, dialogue)
        try:
            if await talk.answered():
                await self._wait_or_speak(talk, dialogue, key)
        finally:
            self._on_the_line.pop(key, None)
            self._spoken_to.discard(key)
            await talk.hang_up()

    async def _wait_or_speak(self, talk: Talk, dialogue: Dialogue, key: str) -> None:
        waited = 0.0
        while not talk.over:
            with suppress(TimeoutError):
                await asyncio.wait_for(talk.ended(), 1.0)
                return
            if key in self._spoken_to:
                await talk.ended()
            elif self._asked_by_the_centre(key):
                await self._rate(talk, dialogue)
                return
            elif self._connected(key):
                # Nobody of ours answered: a person did, with a phone of their own.
                await self._speak_alone(talk, dialogue, key)
                return
            elif (waited := waited + 1.0) > PATIENCE_S:
                return

    def _connected(self, key: str) -> bool:
        return any(
            call.state is CallState.TALKING and self._key(call.customer_number) == key
            for call in self._centre.calls.live()
        )

    def _asked_by_the_centre(self, key: str) -> bool:
        return any(
            call.state is CallState.TALKING and call.agent is None and self._key(call.customer_number) == key
            for call in self._centre.calls.live()
        )

    async def _rate(self, talk: Talk, dialogue: Dialogue) -> None:
        """Hear what the centre asks (C8), press a key, and say with what one is not satisfied."""
        await asyncio.sleep(ASKED_AFTER_S)
        grade = random.choice(GRADES)
        await talk.press(grade)
        if grade == WORST:
            await asyncio.sleep(LISTENING_S)
            await talk.say([turn.clip for turn in dialogue.turns if turn.clip is not None][:1])
        with suppress(TimeoutError):
            await asyncio.wait_for(talk.ended(), PATIENCE_S)

    async def _speak_alone(self, talk: Talk, dialogue: Dialogue, key: str) -> None:
        await asyncio.sleep(1.0)  # a simulated agent may be about to speak
        if key in self._spoken_to:
            await talk.ended()
            return
        for turn in dialogue.turns:
            if turn.clip is not None:
                await asyncio.sleep(LISTENING_S)
                await talk.say([turn.clip])

    async def converse(self, agent: Talk, user: str) -> Dialogue | None:
        """An agent's phone has answered: both say their lines in turn. None when the other side did not come."""
        key = self._key(agent.caller)
        with suppress(TimeoutError):
            async with asyncio.timeout(JOIN_S):
                while not self._connected(key):
                    if agent.over:
                        return None
                    await asyncio.sleep(0.2)
        if not self._connected(key):
            return None
        found = self._on_the_line.get(key)
        if found is None:
            await self._serve_a_stranger(agent, user)
            return None
        resident, dialogue = found
        self._spoken_to.add(key)
        await self._speak(dialogue.turns, agent, resident, user)
        await asyncio.sleep(BREATH_S)
        return None if agent.over else dialogue

    async def _serve_a_stranger(self, agent: Talk, user: str) -> None:
        """Somebody real is on the line: say the usual lines, leaving them time."""
        for line in STRANGERS_LINES:
            await asyncio.sleep(BREATH_S)
            await agent.say([agent_clip(user, line)])
            with suppress(TimeoutError):
                await asyncio.wait_for(agent.ended(), LISTENING_S)

    async def _speak(self, turns: Sequence[Turn], agent: Talk, resident: Talk, user: str) -> None:
        for turn in turns:
            await asyncio.sleep(BREATH_S)
            if agent.over or resident.over:
                return
            if turn.line is not None:
                await agent.say([agent_clip(user, turn.line)])
            elif turn.clip is not None:
                await resident.say([turn.clip])

    def _key(self, number: str) -> str:
        try:
            return normalise(number, self._centre.settings.centre.region)
        except InvalidValue:
            return number
