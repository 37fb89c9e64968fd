"""The service catalogue over HTTP: its list, whole types, taking up the site's files anew."""

import asyncio
import os
import signal
from pathlib import Path

from domain.services.service import ServiceType
from hotline.hangup import on_hangup
from hotline.storage.audit import AuditQuery
from tests.console.house import House

V1 = "/api/v1/catalogue"


def write(open_house: House, text: str) -> Path:
    folder = open_house.centre.settings.data / "catalogue"
    folder.mkdir(exist_ok=True)
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return file


async def test_the_list_is_short_and_whole(open_house: House) -> None:
    found = (await open_house.http.get(V1, headers=open_house.as_("4001"))).json()
    assert found["next"] is None
    by_id = {entry["id"]: entry for entry in found["items"]}
    assert list(by_id) == [f"S{number}" for number in range(1, 33)]
    assert by_id["S26"] == {
        "id": "S26",
        "name": {"zh-CN": "突发事件", "en": "Emergency"},
        "group": "安管",
        "urgent": True,
        "urgency": "emergency",
        "category": "emergency",
        "flow": "field",
        "retired": False,
    }
    assert by_id["S3"]["category"] == by_id["S2"]["category"]


async def test_a_form_renders_itself_from_one_answer(open_house: House) -> None:
    headers = open_house.as_("1001")
    one = (await open_house.http.get(f"{V1}/S3", headers=headers)).json()
    assert one["fields"][0]["choices"][0] == {"value": "water", "label": {"zh-CN": "给排水", "en": "Water and drains"}}
    assert one["targets"][1] == {"kind": "on_site", "within": {"amount": 15, "unit": "min"}, "near": 20}
    assert one["prices"][0]["fen"] == 2000
    assert (one["paid"], one["sign_off"], one["unsatisfied"]) == (True, "code", "S6")
    for service in open_house.centre.catalogue:
        assert (await open_house.http.get(f"{V1}/{service}", headers=headers)).status_code == 200
    assert (await open_house.http.get(f"{V1}/S99", headers=headers)).status_code == 404


async def test_a_lead_takes_up_new_files_and_it_is_written_down(open_house: House) -> None:
    write(open_house, "id: WY1\nname: {zh-CN: 自有服务, en: Ours}\ngroup: 客服\n")
    refused = await open_house.http.post(f"{V1}/reload", headers=open_house.as_("1001"))
    assert refused.status_code == 403
    done = await open_house.http.post(f"{V1}/reload", headers=open_house.as_("2001"))
    assert (done.status_code, done.json()) == (200, {"changed": ["WY1"]})
    found = await open_house.http.get(f"{V1}/WY1", headers=open_house.as_("1001"))
    assert found.json()["name"]["en"] == "Ours"
    async with open_house.centre.database.reading() as uow:
        entries = (await uow.audit.find(AuditQuery(action="catalogue.reload"))).items
    assert [(entry.who, entry.detail) for entry in entries] == [("2001", {"changed": "WY1"})]


async def test_wrong_files_are_told_line_by_line_and_nothing_changes(open_house: House) -> None:
    before = dict(open_house.centre.catalogue)
    write(open_house, "id: S2\nname: {zh-CN: 报修}\ngroup: 园艺\ntargets: {accept: soon}\n")
    answer = await open_house.http.post(f"{V1}/reload", headers=open_house.as_("2001"))
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "catalogue.invalid"
    assert [(one["field"], one["line"]) for one in problem["errors"]] == [("own.yaml", 3), ("own.yaml", 4)]
    assert "园艺 is not known" in problem["errors"][0]["reason"]
    assert dict(open_house.centre.catalogue) == before


async def test_the_catalogue_is_taken_up_at_sighup(open_house: House) -> None:
    taken_up = asyncio.Event()

    async def reload() -> None:
        await open_house.centre.catalogue_desk.reload_by_signal()
        taken_up.set()

    with on_hangup(reload):
        for name, text in {"二": "group: 客服", "三": "group: 园艺"}.items():
            write(open_house, f"id: WY1\nname: {{zh-CN: {name}}}\n{text}\n")
            os.kill(os.getpid(), signal.SIGHUP)
            async with asyncio.timeout(10):
                await taken_up.wait()
            taken_up.clear()
    found: ServiceType = open_house.centre.catalogue["WY1"]
    assert found.name == {"zh-CN": "二"}, "what is wrong is not taken up"
