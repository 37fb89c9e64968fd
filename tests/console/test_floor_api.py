"""Agents, queues, reference lists; health and metrics for whoever watches."""

from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from domain.calls import CallState, EndCause, TimelineEntry
from domain.queues import Waiting
from domain.transcripts import Line, Speaker
from tests.console.house import NOW, House, inbound
from tests.console.wire import connect


async def test_L3_an_agent_goes_ready_and_on_a_break(open_house: House) -> None:
    url, headers = "/api/v1/agents/1001/state", open_house.as_("1001")
    ready = await open_house.http.put(url, json={"state": "ready"}, headers=headers)
    assert ready.json()["state"] == "ready"
    away = await open_house.http.put(url, json={"state": "break", "reason": "meal"}, headers=headers)
    assert (away.json()["state"], away.json()["reason"]) == ("break", "meal")
    golf = await open_house.http.put(url, json={"state": "break", "reason": "golf"}, headers=headers)
    assert (golf.status_code, golf.json()["errors"][0]["field"]) == (422, "reason")
    nobody = await open_house.http.put(
        "/api/v1/agents/none/state", json={"state": "ready"}, headers=open_house.as_("2001")
    )
    assert nobody.status_code == 404


async def test_agents_see_themselves_and_leads_everybody(open_house: House) -> None:
    mine = (await open_house.http.get("/api/v1/agents", headers=open_house.as_("1001"))).json()
    assert [agent["user"] for agent in mine["items"]] == ["1001"]
    everybody = (await open_house.http.get("/api/v1/agents", headers=open_house.as_("2001"))).json()
    assert [agent["user"] for agent in everybody["items"]] == ["1001", "1002", "1900", "2001"]


async def test_queues_show_who_waits(open_house: House) -> None:
    await open_house.centre.floor.enqueue(Waiting("c2", "service", NOW))
    await open_house.centre.floor.enqueue(Waiting("c1", "service", NOW, priority=1))
    queues = (await open_house.http.get("/api/v1/queues", headers=open_house.as_("1001"))).json()["items"]
    assert [entry["call_id"] for entry in queues[0]["waiting"]] == ["c1", "c2"]


async def test_what_is_looked_up(open_house: House) -> None:
    headers = open_house.as_("1001")
    script = (await open_house.http.get("/api/v1/scripts", headers=headers)).json()["items"][0]
    assert script["stages"][0]["lines"][0]["text"]
    assert (await open_house.http.get(f"/api/v1/scripts/{script['id']}", headers=headers)).json() == script
    catalogue = (await open_house.http.get("/api/v1/catalogue", headers=headers)).json()["items"]
    assert all({"zh-CN", "en"} <= entry["name"].keys() for entry in catalogue)
    one = await open_house.http.get(f"/api/v1/catalogue/{catalogue[0]['id']}", headers=headers)
    assert one.json().items() >= catalogue[0].items()


async def test_healthz_says_what_works(open_house: House) -> None:
    well = await open_house.http.get("/healthz")
    assert well.status_code == 200
    assert well.json() == {"sip": "ok", "database": "ok", "bus": "ok", "speech": "deaf"}


@pytest.mark.parametrize("part", ["sip", "database"])
async def test_healthz_says_what_does_not(open_house: House, part: str) -> None:
    open_house.health[part] = "stopped"
    ill = await open_house.http.get("/healthz")
    assert (ill.status_code, ill.json()[part]) == (503, "stopped")


async def metric(open_house: House, name: str, **labels: str) -> float | None:
    answer = await open_house.http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return float(sample.value)
    return None


async def test_metrics_count_what_happens(open_house: House) -> None:
    await open_house.call(inbound("c1"))
    await open_house.call(inbound("c2", state=CallState.WAITING, agent=None))
    await open_house.centre.floor.enqueue(Waiting("c2", "service", NOW - timedelta(seconds=12)))
    async with connect(open_house.app) as wire:
        wire.send({"type": "hello", "token": open_house.tokens["2001"]})
        await wire.until("snapshot")
        assert await metric(open_house, "hotline_consoles") == 1
        assert await metric(open_house, "hotline_calls", state="talking") == 1
        assert await metric(open_house, "hotline_waiting") == 1
        assert await metric(open_house, "hotline_longest_wait_seconds") == 12
        assert await metric(open_house, "hotline_agents", state="offline") == 3
        await open_house.ledger.heard(Line("c1", Speaker.CALLER, 1, 2, "", True, 0, gap=True))
        ended = replace(inbound("c1"), state=CallState.ENDED, ended_at=NOW, end_cause=EndCause.COMPLETED)
        await open_house.call(ended, TimelineEntry(NOW, "ended", {"cause": "completed"}))
        while (await wire.until("call"))["live"]["call"]["state"] != "ended":
            pass
    assert await metric(open_house, "hotline_consoles") == 0
    assert await metric(open_house, "hotline_transcription_gaps_total") == 1
    assert await metric(open_house, "hotline_calls_ended_total", direction="inbound", cause="completed") == 1
    await open_house.http.get("/api/v1/calls/c1", headers=open_house.as_("1001"))
    count = "hotline_http_request_seconds_count"
    assert await metric(open_house, count, method="GET", route="/api/v1/calls/{call_id}", status="200") == 1
    await open_house.http.get("/some/page/nobody/has.php")
    assert await metric(open_house, count, route="other") == 1
