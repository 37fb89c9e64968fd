"""The centre asks a customer how satisfied they are, and keeps what they say (handbook C7, C8, Q7)."""

import asyncio

import structlog

from domain.callbacks import Callback, Outcome, Satisfaction, VisitResult, satisfaction_of
from domain.calls import Call, EndCause
from domain.customers import Customer
from domain.rules.compile import Rulebook
from domain.surveys import CHOICES, FOLLOW_UPS, Next, Refusal, SpokenGrades, grade_of_key, grade_of_look
from domain.transcripts import Line
from hotline.flows.attempts import CENTRE, OUTCOMES, Attempts
from hotline.flows.call_over import CallOver
from hotline.flows.equipment import Equipment
from hotline.flows.inputs import Lines
from hotline.flows.machine_call import ENDS_SPEECH, MachineCall
from hotline.flows.variables import addressed
from speech.errors import SpeechError
from speech.language import Mandarin

log = structlog.get_logger(__name__)

TIMES_ASKED = 3
"""Once, and twice again."""

UNSURE = 0.5
"""Words of less confidence are looked at again before they are believed."""

SHORT = 5
"""Characters of an answer that is nothing but one."""

_LINES = {Next.ADVICE: "survey_advice", Next.COMPLAINT: "survey_complaint"}


class SurveyCall(MachineCall):
    """One attempt. `callback` is DIALLING when this starts."""

    def __init__(
        self,
        record: Call,
        callback: Callback,
        attempts: Attempts,
        lines: Lines,
        equipment: Equipment,
        rulebook: Rulebook,
    ) -> None:
        super().__init__(record, lines, equipment, rulebook)
        self._callback = callback
        self._attempts = attempts
        self._settings = equipment.centre.self_service
        self._grades = SpokenGrades(Mandarin())
        self._grade: int | None = None
        self._asked: Next | None = None
        """What they were asked to say in their own words…"""
        self._refusal: Refusal | None = None
        self._wordy = False
        """They said more than the grade: that is of what they say in their own words."""
        self._before = 0
        """…after so many lines of the transcript."""

    async def _stages(self) -> None:
        customer = await self._recognise()
        await self._reached()
        await self._introduce(customer)
        grade = await self._ask()
        if grade is None:
            await self._say("survey_not_now" if self._refusal else "survey_unanswered")
            raise CallOver(EndCause.COMPLETED)
        await self._keep(grade)
        await self._go_on(FOLLOW_UPS[satisfaction_of(grade)])
        await self._say("survey_thanks")
        raise CallOver(EndCause.COMPLETED)

    async def _introduce(self, customer: Customer | None) -> None:
        """Who we are, who they are, sorry to disturb (C7), and that it is recorded (T14)."""
        if customer is not None and customer.name and customer.title:
            await self._say("survey_intro_personal", **addressed(customer))
        else:
            await self._say("survey_intro")

    # The question

    async def _ask(self) -> int | None:
        """The grade, asked for up to three times; None also where they would rather not be asked."""
        by = "" if self.transcription.hears else "_keys"
        for time in range(TIMES_ASKED):
            await self._start(f"survey_{'again' if time else 'question'}{by}")
            while (heard := await self._hear(self._settings.answer_wait_s)) is not None:
                grade = await self._read(heard)
                if grade is not None:
                    await self._hush()
                    self._wordy = isinstance(heard, Line) and len(heard.text) > SHORT
                    return grade
                if isinstance(heard, Line) and (refusal := self._grades.refusal(heard.text)):
                    await self._hush()
                    await self._write("survey_refused", refusal=refusal.value)
                    self._refusal = refusal
                    return None
                # What is said into the question may be its echo; what is said after it was meant as an answer.
                if self._playing is None or isinstance(heard, str):
                    break
        return None

    async def _read(self, heard: str | Line) -> int | None:
        if isinstance(heard, str):
            return grade_of_key(heard)
        grade = self._grades.read(heard.text)
        sure = grade is not None and heard.confidence >= UNSURE
        if sure and grade is not None and satisfaction_of(grade) is not Satisfaction.SATISFIED:
            return grade
        # A 不 is soon lost: nobody counts as satisfied, and nobody is asked again, before it was looked for.
        looked = await self._look(heard)
        if sure and (looked is None or satisfaction_of(looked) is not Satisfaction.DISSATISFIED):
            return grade
        return looked

    async def _look(self, line: Line) -> int | None:
        try:
            scores = await self.transcription.look(line, tuple(CHOICES))
        except SpeechError as error:
            log.warning("an answer could not be looked at again", code=error.code)
            return None
        return grade_of_look(dict(zip(CHOICES, scores, strict=True)))

    async def _keep(self, grade: int) -> None:
        """Written down at once: whatever becomes of the call, they need not be asked again."""
        self._grade = grade
        await self._attempts.answered(self._callback.id, self._result())
        await self._write("survey_answer", grade=str(grade), satisfaction=satisfaction_of(grade).value)

    # In their own words

    async def _go_on(self, asked: Next) -> None:
        """Not satisfied: with what? Satisfied: any advice? (C7)"""
        if asked is Next.ADVICE and not self.transcription.hears:
            return
        self._asked, self._before = asked, len(self.transcription.lines) - self._wordy
        await self._start(_LINES[asked])
        try:
            async with asyncio.timeout(self._settings.speech_limit_s):
                wait_s = self._settings.answer_wait_s
                while (heard := await self._hear(wait_s)) is not None and heard not in ENDS_SPEECH:
                    wait_s = self._settings.pause_s
        except TimeoutError:
            await self._write("speech_limit")
        await self._hush()
        if asked is Next.COMPLAINT:
            await self._say("survey_complaint_noted")

    def _words(self) -> str:
        said = self.transcription.lines[self._before :]
        return self._grades.words("，".join(line.normal or line.text for line in said if line.text))

    def _result(self) -> VisitResult:
        assert self._grade is not None
        words = "" if self._asked is None else self._words()
        return VisitResult(
            satisfaction_of(self._grade),
            at=self._equipment.clock(),
            by=CENTRE,
            outcome=self._grade,
            advice=words if self._asked is Next.ADVICE else "",
            complaint=words if self._asked is Next.COMPLAINT else "",
        )

    # The end

    async def _over(self) -> None:
        """The attempt with its outcome and, where they answered, the result with their last words (C8, C10)."""
        cause = self.record.end_cause
        assert cause is not None
        outcome = OUTCOMES.get(cause, Outcome.INTERRUPTED)
        result = None
        if self._grade is not None:
            await self.transcription.drained()
            outcome, result = Outcome.CONNECTED, self._result()
        elif outcome is Outcome.CONNECTED:
            outcome = Outcome.DECLINED if self._refusal is Refusal.LATER else Outcome.NO_RESULT
        await self._attempts.finish(self._callback.id, outcome, result)
