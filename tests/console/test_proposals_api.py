"""What is proposed for an order over REST."""

from domain.customers import Customer
from domain.transcripts import Line, Speaker
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


async def test_A1_proposals_are_for_who_writes_the_order(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    status = {
        user: (await open_house.http.get("/api/v1/calls/c1/proposals", headers=open_house.as_(user))).status_code
        for user in open_house.tokens
    }
    assert status == {"1001": 200, "1002": 403, "1900": 403, "2001": 200, "3001": 403, "4001": 403, "9001": 200}
    missing = await open_house.http.get("/api/v1/calls/no/proposals", headers=open_house.as_("1001"))
    assert missing.status_code == 404
