"""What is proposed for an order over REST."""

from dataclasses import replace

from domain.customers import Customer
from domain.intake.proposals import Field
from domain.transcripts import Line, Speaker
from hotline.catalogue import Catalogue
from hotline.flows.proposals import ProposalDesk
from speech.language import Mandarin
from tests.console.house import House, inbound

SAID = ("水管漏水了", "三号楼二单元五零一", "我姓王", "明天下午三点")


async def test_proposals_from_the_words_and_the_file(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    async with open_house.centre.database.unit_of_work() as uow:
        await uow.customers.save(Customer("k1", "王建国", ("+8613800138000",), place="7号楼302"))
        await uow.commit()
    for at, text in enumerate(SAID):
        line = Line("c1", Speaker.CALLER, 3.0 * at, 3.0 * at + 2, text, True, 0.9, normal=Mandarin().normal(text))
        await open_house.ledger.heard(line)
    answer = await open_house.http.get("/api/v1/calls/c1/proposals", headers=open_house.as_("1001"))
    assert answer.status_code == 200
    items = answer.json()["items"]
    found = {(one["field"], one["value"]): (one["source"], one["start"]) for one in items}
    assert found["service_type", "S3"] == ("words", 0.0)
    assert found["place", "3号楼2单元501"] == ("words", 3.0)
    assert found["place", "7号楼302"] == ("customer_file", None)
    assert found["name", "王建国"] == ("words", 6.0)
    assert found["moment", "2026-05-05T15:00:00+08:00"] == ("words", 9.0)
    assert found["phone", "+8613800138000"] == ("customer_file", None)


async def test_W9_choices_of_the_likeliest_type_then_of_the_one_that_is_chosen(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    line = Line("c1", Speaker.CALLER, 1.0, 3.0, "电梯里困了人", True, 0.9, normal="电梯里困了人")
    await open_house.ledger.heard(line)

    async def choices(**query: str) -> list[tuple[str, str, str, str, float]]:
        address = "/api/v1/calls/c1/proposals"
        answer = await open_house.http.get(address, params=query, headers=open_house.as_("1001"))
        return [
            (one["service_type"], one["form_field"], one["value"], one["shown"], one["start"])
            for one in answer.json()["items"]
            if one["field"] == "choice"
        ]

    assert await choices() == [("S26", "category", "lift", "困了人", 1.0)]
    assert await choices(service_type="S2") == [("S2", "category", "lift", "电梯", 1.0)]
    assert await choices(service_type="S8") == await choices(service_type="S99") == []


async def test_choices_follow_a_catalogue_that_was_loaded_anew(open_house: House) -> None:
    call = inbound("c1")
    await open_house.call(call)
    await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1.0, 3.0, "灯箱坏了", True, 0.9, normal="灯箱坏了"))
    signs = Catalogue()["S23"]
    catalogue = {"S23": signs}
    centre = open_house.centre
    desk = ProposalDesk(centre.database, catalogue, centre.settings.centre, Mandarin())

    async def heard() -> list[str]:
        return [one.value for one in await desk.of(call, "S23") if one.field is Field.CHOICE]

    assert await heard() == []
    kind = signs.forms[0]
    outdoor = tuple(replace(one, words=("灯箱",)) if one.value == "outdoor" else one for one in kind.choices)
    catalogue["S23"] = replace(signs, forms=(replace(kind, choices=outdoor), *signs.forms[1:]))
    assert await heard() == ["outdoor"]
    catalogue["S23"] = replace(catalogue["S23"], retired=True)
    assert await heard() == []


async def test_A1_proposals_are_for_who_writes_the_order(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    status = {
        user: (await open_house.http.get("/api/v1/calls/c1/proposals", headers=open_house.as_(user))).status_code
        for user in open_house.tokens
    }
    assert status == {"1001": 200, "1002": 403, "1900": 403, "2001": 200, "3001": 403, "4001": 403, "9001": 200}
    missing = await open_house.http.get("/api/v1/calls/no/proposals", headers=open_house.as_("1001"))
    assert missing.status_code == 404
