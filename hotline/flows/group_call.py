"""Urgent orders by phone (handbook W2): the centre rings the group, says what it is, and takes an answer by key."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from domain.calls import Call, EndCause
from domain.errors import IllegalTransition
from domain.rules.compile import Rulebook
from hotline.flows.call_over import CallOver
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Lines
from hotline.flows.machine_call import MachineCall
from speech.errors import SpeechError

log = structlog.get_logger(__name__)

TAKEN, PASSED_ON = "1", "2"
"""Keys: the order is taken; the group's lead is to be told."""

TIMES_SAID = 3

_REPLIES = {TAKEN: "group_taken", PASSED_ON: "group_passed_on"}


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What came of one call to a group."""

    order: str
    phone: str
    call_id: str
    key: str | None
    """`TAKEN` or `PASSED_ON`; None: nobody answered, or nobody pressed one."""
    end_cause: EndCause


class GroupCall(MachineCall):
    """One call to one phone. `answer` is settled when it is over."""

    def __init__(
        self, record: Call, order: str, words: str, lines: Lines, equipment: Equipment, rulebook: Rulebook
    ) -> None:
        """`words`: the order as it is spoken, such as 户内维修，3栋2单元501室，水管爆裂。"""
        super().__init__(record, lines, equipment, rulebook)
        self._order = order
        self._words = words
        self._key: str | None = None
        self.answer: asyncio.Future[GroupAnswer] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        try:
            await super().run()
        finally:
            cause = self.record.end_cause or EndCause.FAILED
            self.answer.set_result(GroupAnswer(self._order, self.record.called, self.record.id, self._key, cause))

    async def _stages(self) -> None:
        await self._write("group_call", order=self._order)
        clips = await self._clips()
        await self._reached()
        await self._say("group_intro")
        for _ in range(TIMES_SAID):
            self._note("spoken", line="group_order")
            await self._play(clips)
            if await self._answered():
                await self._say(_REPLIES[self._key or ""])
                raise CallOver(EndCause.COMPLETED)
        await self._say("group_unanswered")
        raise CallOver(EndCause.COMPLETED)

    async def _clips(self) -> Sequence[Path]:
        """The order and the question, made before anybody is rung. Where nothing can speak it, the question alone."""
        prompts = self._equipment.prompts
        question = await prompts.line("group_keys")
        try:
            return [await prompts.clip(self._words), *question]
        except SpeechError as error:
            log.warning("an order can't be spoken", order=self._order, code=error.code)
            return question

    async def _answered(self) -> bool:
        while (heard := await self._hear(self._equipment.centre.self_service.answer_wait_s)) is not None:
            if isinstance(heard, str) and heard in _REPLIES:
                self._key = heard
                await self._hush()
                await self._write("group_answer", order=self._order, key=heard)
                return True
        return False


class Board(Protocol):
    """The switchboard, as far as groups are called over it."""

    def call_group(self, order: str, phone: str, words: str) -> Awaitable[GroupAnswer]: ...


OnAnswer = Callable[[GroupAnswer], Awaitable[object]]


class GroupCalls:
    """Tells groups of urgent orders, no more than so many calls at a time."""

    def __init__(self, board: Board, at_once: int, *, on_answer: OnAnswer | None = None) -> None:
        """`on_answer` is told of every call that is over."""
        self._board = board
        self._free = asyncio.Semaphore(at_once)
        self._on_answer = on_answer

    async def tell(self, order: str, phones: Sequence[str], words: str) -> bool:
        """Ring `phones` one after the other until somebody takes the order. Returns whether somebody has.

        Every try is a call on record. A call that can't be made counts as not taken. Raises `IllegalTransition` when
        the centre stops meanwhile: then it is to be told again.
        """
        for phone in phones:
            async with self._free:
                answer = await self._board.call_group(order, phone, words)
            if answer.end_cause is EndCause.INTERRUPTED:
                raise IllegalTransition("the centre", "stopping", "call a group")
            log.info("group called", order=order, call=answer.call_id, key=answer.key, cause=answer.end_cause.value)
            if self._on_answer is not None:
                await self._on_answer(answer)
            if answer.key == TAKEN:
                return True
        return False
