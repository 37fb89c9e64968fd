"""The committed OpenAPI document is what the front end's types are made from: it must be current."""

import json

from agent_console import schema
from agent_console.protocol import SERVER_MESSAGE
from tests.console.house import House


def test_the_committed_document_is_current() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "run: python -m agent_console.schema"


def test_it_describes_both_doors() -> None:
    document = json.loads(schema.text())
    schemas = document["components"]["schemas"]
    assert {"ClientMessage", "ServerMessage", "Snapshot", "CallDelta", "CallView", "Problem"} <= schemas.keys()
    assert set(schemas["ServerMessage"]["discriminator"]["mapping"]) >= {"snapshot", "resumed", "call", "result"}
    assert "HTTPValidationError" not in schemas
    assert [name for name in schemas if "__" in name and name.endswith("View")] == [], "two views of one name"
    text = json.dumps(document)
    for reference in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert reference in schemas, reference
    assert document["paths"]["/api/v1/login"]["post"]["security"] == []
    assert document["security"]
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert "application/problem+json" in operation["responses"]["default"]["content"], path


async def test_the_service_shows_it(open_house: House) -> None:
    assert (await open_house.http.get("/openapi.json")).json() == json.loads(schema.text())


def test_every_delta_has_a_number() -> None:
    schemas = SERVER_MESSAGE.json_schema(mode="serialization")["$defs"]
    deltas = [name for name in schemas if name.endswith("Delta")]
    assert len(deltas) == 18
    for name in deltas:
        assert "seq" in schemas[name]["required"], name
        assert "type" in schemas[name]["required"], name
