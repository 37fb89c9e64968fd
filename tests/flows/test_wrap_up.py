"""A call is not wrapped up while a hard rule is open (handbook P6)."""

from pathlib import Path

import pytest

from domain.agents import Agent, AgentState
from domain.errors import InvalidValue
from domain.people import Person, Role
from domain.scripts import DueState
from domain.transcripts import Judgement, RuleKind, Speaker, Verdict
from hotline.errors import NotAllowed, NotFound, RulesOpen
from tests.flows.conftest import START, Site, open_site
from tests.flows.talk_script import SCRIPT
from tests.flows.test_talk import ME, record_all

OTHER = Person("1002", "别人", Role.AGENT, ("service",))
LEAD = Person("2001", "班长", Role.LEAD, ("service",))


async def wrapping_up(site: Site, *open_rules: str) -> str:
    """A call of 1001 is over, in which these hard lines were not said."""
    call, caller, _ = await site.talking()
    caller.peer_hangs_up()
    await site.agent_is("1001", AgentState.WRAP_UP)
    await site.over()
    verdicts = [
        Judgement(
            call.id, rule, RuleKind.REQUIRED, Verdict.NOT_SAID if rule in open_rules else Verdict.SAID, Speaker.AGENT
        )
        for rule in ("opening.greeting", "close.goodbye")
    ]
    await site.ledger.judged(*verdicts)
    return call.id


async def test_P6_open_hard_rules_block_wrap_up_until_each_has_a_reason(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call_id = await wrapping_up(site, "opening.greeting", "close.goodbye")
        with pytest.raises(RulesOpen) as refused:
            await site.floor.finish_wrap_up("1001")
        assert refused.value.code == "wrap_up.rules_open"
        assert list(refused.value.rules) == ["opening.greeting", "close.goodbye"]
        assert refused.value.rules["opening.greeting"] == "您好，阳光物业服务中心，1001号为您服务。"
        with pytest.raises(RulesOpen):
            await site.floor.request_state("1001", AgentState.READY, None, by="2001")
        await site.wrap_up.excuse(call_id, "opening.greeting", " 客户先 开口 ", ME)
        with pytest.raises(RulesOpen, match="goodbye"):
            await site.floor.finish_wrap_up("1001")
        await site.wrap_up.excuse(call_id, "close.goodbye", "客户先挂断", LEAD)
        assert (await site.floor.finish_wrap_up("1001")).state is AgentState.READY
        async with site.database.reading() as uow:
            reasons = {j.rule: j.reason for j in await uow.transcripts.judgements(call_id)}
        assert reasons == {"opening.greeting": "客户先 开口", "close.goodbye": "客户先挂断"}
        _, timeline = await site.stored(call_id)
        assert [entry.event for entry in timeline][-2:] == ["line_excused", "line_excused"]
        states = {line.rule: line.state for line in await site.wrap_up.lines(call_id)}
        assert states["close.goodbye"] is DueState.EXCUSED


async def test_P6_a_wish_for_afterwards_is_kept_while_rules_are_open(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call_id = await wrapping_up(site, "close.goodbye")
        agent = await site.floor.request_state("1001", AgentState.BREAK, "meal", by="1001")
        assert (agent.state, agent.next_state) == (AgentState.WRAP_UP, AgentState.BREAK)
        await site.wrap_up.excuse(call_id, "close.goodbye", "客户先挂断", ME)
        assert (await site.floor.finish_wrap_up("1001")).state is AgentState.BREAK


async def test_P6_what_was_said_or_is_unclear_blocks_nobody(tmp_path: Path, sqlite_url: str) -> None:
    """The centre of these tests is deaf: every verdict is unclear."""
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        await record_all(site)
        call, caller, _ = await site.talking()
        await site.calls.play_line(call.id, "opening.greeting", ME)
        site.clock.forward(30)
        caller.peer_hangs_up()
        await site.until(lambda: site.concluded == [call.id])
        async with site.database.reading() as uow:
            verdicts = {j.rule: j.verdict for j in await uow.transcripts.judgements(call.id)}
        assert verdicts["opening.greeting"] is Verdict.SAID
        assert verdicts["close.goodbye"] is Verdict.UNCLEAR
        assert (await site.floor.finish_wrap_up("1001")).state is AgentState.READY


async def test_P6_only_the_agent_or_a_lead_names_a_reason_and_only_for_what_is_open(
    tmp_path: Path, sqlite_url: str
) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call_id = await wrapping_up(site, "close.goodbye")
        for who, rule, reason, error in (
            (OTHER, "close.goodbye", "客户先挂断", NotAllowed),
            (ME, "opening.greeting", "说过了", NotFound),
            (ME, "close.goodbye", "  ", InvalidValue),
            (ME, "close.goodbye", "长" * 501, InvalidValue),
        ):
            with pytest.raises(error):
                await site.wrap_up.excuse(call_id, rule, reason, who)
        with pytest.raises(NotFound):
            await site.wrap_up.excuse("nothing", "close.goodbye", "客户先挂断", ME)


async def test_P6_a_restart_in_wrap_up_keeps_the_block_and_the_way_out(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        call_id = await wrapping_up(site, "close.goodbye")
        before = site.floor.agent("1001")
        assert before is not None
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        await site.floor.restore([ME], [before])
        with pytest.raises(RulesOpen):
            await site.floor.finish_wrap_up("1001")
        await site.wrap_up.excuse(call_id, "close.goodbye", "客户先挂断", ME)
        assert (await site.floor.finish_wrap_up("1001")).state is AgentState.READY


async def test_P6_a_call_that_the_centre_itself_cut_off_holds_nobody(tmp_path: Path, sqlite_url: str) -> None:
    async with open_site(tmp_path, sqlite_url, SCRIPT) as site:
        agent = Agent("1001", "坐席", ("service",), AgentState.TALKING, START, START, call_id="lost")
        await site.floor.restore([ME], [agent])
        assert (await site.floor.finish_wrap_up("1001")).state is AgentState.READY
