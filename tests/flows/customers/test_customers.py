"""Customer files: opened, changed, merged, on SQLite and PostgreSQL."""

from dataclasses import replace

import pytest

from domain.customers import Customer, Home, Member
from domain.errors import IllegalTransition, InvalidValue
from hotline.errors import Conflict, FileMoved, NotFound
from hotline.flows.customers import CustomerDraft, FileEdit
from hotline.storage.audit import AuditQuery
from tests.flows.customers.conftest import Records
from tests.storage.values import CALL

LI = CustomerDraft(name="李雷", phones=("13800138000",), place="3栋2单元501室")


async def opened(records: Records, draft: CustomerDraft = LI) -> Customer:
    return await records.customers.save(draft, "1001")


async def fields(records: Records, customer: str) -> list[tuple[str, str, str]]:
    async with records.database.reading() as uow:
        return [(c.field, c.before, c.after) for c in await uow.customers.history(customer)]


async def test_R1_a_file_opened_knows_its_home_and_begins_its_history(records: Records) -> None:
    customer = await opened(records)
    assert (customer.home, customer.version) == (Home("3", "2", "501"), 1)
    assert await fields(records, customer.id) == [("opened", "", "李雷")]


async def test_R3_every_change_is_in_the_history_and_nothing_else_changes(records: Records) -> None:
    customer = await opened(records)
    wife = Member("韩梅梅", "女士", "妻子", ("139 0013 9000",))
    changed = await records.customers.change(customer.id, FileEdit(people=(wife,), place="4栋101"), "1002")
    assert changed.home == Home("4", "", "101")
    assert (changed.name, changed.phones, changed.version) == ("李雷", customer.phones, 2)
    assert changed.people[0].phones == ("+8613900139000",)
    again = await records.customers.change(customer.id, FileEdit(place="4栋101"), "1002")
    assert again.version == 2
    assert {name for name, _, _ in await fields(records, customer.id)} == {"opened", "place", "home", "people"}
    async with records.database.reading() as uow:
        assert await uow.customers.by_phone("+8613900139000") == changed


async def test_R3_the_second_of_two_is_told_what_the_first_changed(records: Records) -> None:
    customer = await opened(records)
    await records.customers.change(customer.id, FileEdit(note="养狗"), "1001", seen=1)
    with pytest.raises(FileMoved) as refused:
        await records.customers.change(customer.id, FileEdit(place="5栋"), "1002", seen=1)
    assert [(c.by, c.field, c.after) for c in refused.value.changes] == [("1001", "note", "养狗")]
    merged = await records.customers.change(customer.id, FileEdit(place="5栋"), "1002", seen=refused.value.version)
    assert (merged.note, merged.place) == ("养狗", "5栋")


async def test_R2_secret_parts_go_neither_into_history_nor_onto_the_bus(records: Records) -> None:
    customer = await opened(records)
    changed = await records.customers.change(customer.id, FileEdit(secret={"identity": "11010119900101"}), "1001")
    assert changed.secret == {"identity": "11010119900101"}
    assert ("secret.identity", "", "***") in await fields(records, customer.id)
    assert records.known[-1].id == customer.id
    kept = await records.customers.change(customer.id, FileEdit(secret={"staff": "欠费"}), "1001")
    assert kept.secret == {"identity": "11010119900101", "staff": "欠费"}
    gone = await records.customers.change(customer.id, FileEdit(secret={"identity": ""}), "1001")
    assert gone.secret == {"staff": "欠费"}


async def test_R4_a_grade_makes_a_key_customer_and_unmakes_one(records: Records) -> None:
    customer = await opened(records)
    graded = await records.customers.change(customer.id, FileEdit(grade="key"), "1001")
    assert graded.key_customer
    assert records.customers.rules(graded).callback_within is not None
    plain = await records.customers.change(customer.id, FileEdit(grade=""), "1001")
    assert not plain.key_customer
    with pytest.raises(InvalidValue):
        await records.customers.change(customer.id, FileEdit(grade="platinum"), "1001")


async def test_C9_a_wish_not_to_be_called_says_who_took_it_and_why(records: Records) -> None:
    customer = await opened(records)
    wished = await records.customers.wish(customer.id, "不要推销电话", "1001")
    assert wished.do_not_call is not None
    assert (wished.do_not_call.by, wished.do_not_call.reason) == ("1001", "不要推销电话")
    assert (await records.customers.wish(customer.id, None, "1001")).do_not_call is None


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (FileEdit(name=" "), "name"),
        (FileEdit(phones=()), "phones"),
        (FileEdit(phones=("13800138000", "12")), None),
        (FileEdit(emergency_phones=("abc",)), "emergency_phones.0"),
        (FileEdit(people=(Member(" "),)), "people.0.name"),
        (FileEdit(people=(Member("王", phones=("99",)), Member("李", phones=("abc",)))), "people.1.phones.0"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(records: Records, edit: FileEdit, name: str | None) -> None:
    customer = await opened(records)
    if name is None:  # short internal numbers are kept
        assert (await records.customers.change(customer.id, edit, "1001")).phones[1] == "12"
        return
    with pytest.raises(InvalidValue) as refused:
        await records.customers.change(customer.id, edit, "1001")
    assert refused.value.field == name
    async with records.database.reading() as uow:
        assert await uow.customers.get(customer.id) == customer


async def test_R1_one_household_one_file_but_an_emergency_number_may_be_a_neighbour_s(records: Records) -> None:
    customer = await opened(records)
    with pytest.raises(Conflict):
        await opened(records, CustomerDraft(name="王", phones=("13800138000",)))
    neighbour = CustomerDraft(name="王", phones=("13700137000",), emergency_phones=("13800138000",))
    assert (await opened(records, neighbour)).emergency_phones == customer.phones


async def test_R1_duplicates_are_proposed_merged_and_taken_apart_again(records: Records) -> None:
    first = await opened(records)
    second = await opened(records, CustomerDraft(name="李芳", phones=("13900139000",), place="三号楼2单元501"))
    async with records.database.unit_of_work() as uow:
        await uow.calls.save(replace(CALL, customer_id=second.id))
        await uow.commit()
    ((alike, why),) = await records.customers.duplicates(first.id)
    assert (alike.id, why.reasons) == (second.id, ("same_place_and_surname",))

    merged = await records.customers.merge(first.id, second.id, "2001")
    assert merged.phones == ("+8613800138000", "+8613900139000")
    assert merged.people == (Member("李芳"),)
    assert await records.customers.duplicates(first.id) == ()
    async with records.database.reading() as uow:
        call = await uow.calls.get(CALL.id)
        assert call is not None
        assert call.customer_id == first.id
        assert await uow.customers.resolve(second.id) == merged
    with pytest.raises(IllegalTransition):
        await records.customers.change(second.id, FileEdit(note="x"), "1001")
    with pytest.raises(IllegalTransition):
        await records.customers.merge(first.id, second.id, "2001")

    kept, back = await records.customers.unmerge(second.id, "2001")
    assert (kept.phones, kept.people) == (first.phones, first.people)
    assert (back.phones, back.merged_into) == (second.phones, None)
    async with records.database.reading() as uow:
        call = await uow.calls.get(CALL.id)
        assert call is not None
        assert call.customer_id == second.id
        deeds = (await uow.audit.find(AuditQuery(subject=first.id))).items
    assert [deed.action for deed in deeds] == ["customer.unmerge", "customer.merge", "customer.open"]
    with pytest.raises(NotFound):
        await records.customers.unmerge(second.id, "2001")
