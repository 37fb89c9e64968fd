"""Files, copies and destruction: the flows, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.attachments import AttachmentKind, SubjectKind
from domain.calls import Call
from domain.copies import CopyAction, CopyKind, CopyState
from domain.errors import IllegalTransition, InvalidValue
from domain.people import Person
from domain.retention import DestructionState, RecordClass
from hotline.errors import NotAllowed, NotFound
from hotline.flows.copies import NewCopy
from hotline.flows.customers import CustomerDraft
from hotline.flows.files import NewFile
from tests.flows.customers.conftest import AGENT, DUTY, LEAD, MANAGER, OTHER, QUALITY, REPAIRER, START, Records
from tests.hotline.pictures import JPEG, PNG
from tests.storage.values import CALL, LINE, ORDER

YEARS = timedelta(days=365)


async def household(records: Records) -> str:
    draft = CustomerDraft(name="李雷", phones=("13800138000",), secret={"identity": "1"})
    return (await records.customers.save(draft, "1001")).id


def paper(subject: str, kind: AttachmentKind = AttachmentKind.PAPER, data: bytes = PNG) -> NewFile:
    return NewFile(SubjectKind.CUSTOMER, subject, kind, "../../房产证.exe", data)


async def test_R1_a_paper_is_kept_by_content_under_a_clean_name(records: Records) -> None:
    customer = await household(records)
    file = await records.files.add(paper(customer), AGENT)
    assert (file.name, file.type) == ("房产证.png", "image/png")
    assert records.files.store.path(file.sha256).read_bytes() == PNG
    again = await records.files.add(paper(customer), OTHER)
    assert again.sha256 == file.sha256
    assert {one.id for one in (await records.files.of(SubjectKind.CUSTOMER, customer, AGENT)).items} == {
        file.id,
        again.id,
    }
    with pytest.raises(NotFound):
        await records.files.add(paper("nobody"), AGENT)


async def test_R2_an_identity_paper_is_a_secret_part(records: Records) -> None:
    customer = await household(records)
    file = await records.files.add(paper(customer, AttachmentKind.IDENTITY), AGENT)
    assert await records.files.get(file.id, AGENT) == file  # who took it in
    assert await records.files.get(file.id, LEAD) == file
    for person in (OTHER, QUALITY):
        with pytest.raises(NotAllowed):
            await records.files.get(file.id, person)
        assert (await records.files.of(SubjectKind.CUSTOMER, customer, person)).items == ()


@pytest.mark.parametrize("person", [QUALITY, REPAIRER])
async def test_A1_who_does_not_keep_files_adds_none(records: Records, person: Person) -> None:
    customer = await household(records)
    with pytest.raises(NotAllowed):
        await records.files.add(paper(customer), person)


async def test_A1_a_department_has_the_files_of_its_orders(records: Records) -> None:
    async with records.database.unit_of_work() as uow:
        await uow.orders.save(replace(ORDER, group="维修"))
        await uow.commit()
    photo = NewFile(SubjectKind.ORDER, ORDER.number, AttachmentKind.PHOTO, "x.jpg", JPEG)
    file = await records.files.add(photo, REPAIRER)
    stranger = replace(REPAIRER, groups=("保洁",))
    with pytest.raises(NotAllowed):
        await records.files.get(file.id, stranger)
    with pytest.raises(NotAllowed):
        await records.files.remove(file.id, "不清楚", AGENT)
    await records.files.remove(file.id, "不清楚", LEAD)
    with pytest.raises(NotFound):
        await records.files.get(file.id, REPAIRER)
    assert records.files.store.path(file.sha256).exists()


EXPORT = NewCopy(CopyKind.EXPORT, "3栋的客户", "停水通知", START + timedelta(days=1), "customers", {"text": "3栋"})


async def test_R2_an_export_is_fetched_once_as_approved_by_who_asked(records: Records) -> None:
    wish = await records.copies.ask(EXPORT, AGENT)
    with pytest.raises(NotAllowed):
        await records.copies.fetch(wish.id, "customers", {"text": "3栋"}, AGENT)
    for nobody in (AGENT, OTHER, QUALITY):
        with pytest.raises(NotAllowed):
            await records.copies.act(wish.id, CopyAction.APPROVE, "", nobody)
    await records.copies.act(wish.id, CopyAction.APPROVE, "仅此一次", LEAD)
    with pytest.raises(NotFound):
        await records.copies.fetch(wish.id, "customers", {"text": "3栋"}, OTHER)
    with pytest.raises(NotAllowed):
        await records.copies.fetch(wish.id, "customers", {}, AGENT)
    fetched = await records.copies.fetch(wish.id, "customers", {"text": "3栋"}, AGENT)
    assert fetched.state is CopyState.FETCHED
    with pytest.raises(IllegalTransition):
        await records.copies.fetch(wish.id, "customers", {"text": "3栋"}, AGENT)


async def test_R2_nobody_approves_their_own(records: Records) -> None:
    wish = await records.copies.ask(EXPORT, LEAD)
    with pytest.raises(InvalidValue):
        await records.copies.act(wish.id, CopyAction.APPROVE, "", LEAD)
    assert (await records.copies.act(wish.id, CopyAction.APPROVE, "", DUTY)).state is CopyState.APPROVED


async def test_R2_a_paper_file_is_lent_and_comes_back(records: Records) -> None:
    customer = await household(records)
    until = START + timedelta(days=3)
    wish = await records.copies.ask(NewCopy(CopyKind.LOAN, "收楼档案", "办证", until, subject=customer), AGENT)
    await records.copies.act(wish.id, CopyAction.APPROVE, "", LEAD)
    await records.copies.act(wish.id, CopyAction.HAND_OUT, "", AGENT)
    back = await records.copies.act(wish.id, CopyAction.GIVE_BACK, "完好", LEAD)
    assert back.state is CopyState.RETURNED
    with pytest.raises(NotFound):
        await records.copies.ask(NewCopy(CopyKind.LOAN, "x", "y", until, subject="nobody"), AGENT)


def recorded(records: Records, call: Call) -> Path:
    path = records.recordings / f"{call.id}.wav"
    path.write_bytes(b"RIFF")
    return path


async def test_R3_a_recording_goes_after_two_people_said_yes(records: Records) -> None:
    old = replace(CALL, recording="c1.wav", started_at=START - 3 * YEARS, customer_id=None)
    new = replace(CALL, id="c2", recording="c2.wav", started_at=START, customer_id=None)
    async with records.database.unit_of_work() as uow:
        for call in (old, new):
            await uow.calls.save(call)
        await uow.transcripts.add(LINE)
        await uow.commit()
    sound, kept = recorded(records, old), recorded(records, new)
    lists = {listed.what: listed for listed in await records.retention.propose(START)}
    assert set(lists) == {RecordClass.RECORDINGS, RecordClass.TRANSCRIPTS}
    assert await records.retention.propose(START) == ()
    async with records.database.reading() as uow:
        asked = [str(n.to) for one in lists.values() for n in (await uow.notices.about(one.id, None, 9)).items]
    assert {"role:duty_manager", "role:manager"} <= set(asked), "who may say yes hears of it"

    id = lists[RecordClass.RECORDINGS].id  # noqa: A001
    with pytest.raises(NotAllowed):
        await records.retention.confirm(id, LEAD)
    await records.retention.confirm(id, DUTY)
    with pytest.raises(InvalidValue):
        await records.retention.confirm(id, DUTY)
    assert await records.retention.carry_out(records.now) == 0
    assert sound.exists()
    await records.retention.confirm(id, MANAGER)
    assert await records.retention.carry_out(records.now) == 1
    assert (sound.exists(), kept.exists()) == (False, True)
    assert await records.retention.carry_out(records.now) == 0
    async with records.database.reading() as uow:
        done = await uow.destructions.get(id)
        silent = await uow.calls.get("c1")
        items = (await uow.destructions.items(id)).items
    assert done is not None
    assert (done.state, done.confirmed_by) == (DestructionState.DONE, ("6001", "7001"))
    assert [(item.subject, item.done) for item in items] == [("c1", True)]
    assert silent is not None
    assert (silent.recording, silent.agent) == (None, old.agent)


async def test_R3_a_destruction_that_was_cut_off_goes_on(records: Records) -> None:
    calls = [replace(CALL, id=f"c{n}", recording=f"c{n}.wav", started_at=START - 3 * YEARS) for n in range(3)]
    async with records.database.unit_of_work() as uow:
        for call in calls:
            await uow.calls.save(call)
        await uow.commit()
    sounds = [recorded(records, call) for call in calls]
    listed = next(one for one in await records.retention.propose(START) if one.what is RecordClass.RECORDINGS)
    await records.retention.confirm(listed.id, DUTY)
    await records.retention.confirm(listed.id, MANAGER)
    # As after a kill between the erasing of a file and its commit, and after one between two batches.
    sounds[0].unlink()
    async with records.database.unit_of_work() as uow:
        await uow.expired.blank(RecordClass.RECORDINGS, ["c1"], START)
        await uow.destructions.gone(listed.id, [1])
        await uow.commit()
    sounds[1].unlink()
    after_restart = Records(records.database, records.folder)
    assert await after_restart.retention.carry_out(records.now) == 2
    assert not any(sound.exists() for sound in sounds)
    async with records.database.reading() as uow:
        assert [call.recording for call in [await uow.calls.get(f"c{n}") for n in range(3)] if call] == [None] * 3


async def test_R3_a_forgotten_household_goes_with_its_papers(records: Records) -> None:
    customer = await household(records)
    file = await records.files.add(paper(customer), AGENT)
    records.now = START + 3 * YEARS
    listed = next(one for one in await records.retention.propose(records.now) if one.what is RecordClass.CUSTOMERS)
    await records.retention.confirm(listed.id, DUTY)
    await records.retention.confirm(listed.id, MANAGER)
    await records.retention.carry_out(records.now)
    assert not records.files.store.path(file.sha256).exists()
    async with records.database.reading() as uow:
        blank = await uow.customers.get(customer)
        assert blank is not None
        assert (blank.name, blank.secret, blank.destroyed_at) == ("", {}, records.now)
        assert {change.after for change in await uow.customers.history(customer)} == {""}
    with pytest.raises(NotFound):
        await records.files.get(file.id, LEAD)


async def test_R3_what_was_refused_stays_and_is_not_asked_for_soon(records: Records) -> None:
    customer = await household(records)
    records.now = START + 3 * YEARS
    (listed,) = await records.retention.propose(records.now)
    await records.retention.refuse(listed.id, "客户在诉讼中", DUTY)
    assert await records.retention.propose(records.now + timedelta(days=1)) == ()
    assert len(await records.retention.propose(records.now + timedelta(days=31))) == 1
    assert await records.retention.carry_out(records.now) == 0
    async with records.database.reading() as uow:
        kept = await uow.customers.get(customer)
    assert kept is not None
    assert kept.name == "李雷"
