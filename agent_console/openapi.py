"""The OpenAPI document, with the WebSocket's messages among its components, so that one file describes both doors."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from agent_console.client_messages import CLIENT_MESSAGE
from agent_console.problems import MEDIA_TYPE, Problem
from agent_console.protocol import SERVER_MESSAGE

_REF = "#/components/schemas/{model}"


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the app's routes and of ``/ws/console``."""
    api = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemas: dict[str, Any] = api.setdefault("components", {}).setdefault("schemas", {})
    client = CLIENT_MESSAGE.json_schema(ref_template=_REF, mode="validation")
    server = SERVER_MESSAGE.json_schema(ref_template=_REF, mode="serialization")
    for name, schema in (("ClientMessage", client), ("ServerMessage", server)):
        for part, definition in schema.pop("$defs").items():
            schemas.setdefault(part, definition)
        schemas[name] = schema
    problem = Problem.model_json_schema(ref_template=_REF)
    for part, definition in problem.pop("$defs").items():
        schemas.setdefault(part, definition)
    schemas["Problem"] = problem
    _refuse_with_problems(api)
    api["components"]["schemas"] = dict(sorted(schemas.items()))
    api["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "hotline_session"},
    }
    api["security"] = [{"bearer": []}, {"cookie": []}]
    return api


def _refuse_with_problems(api: dict[str, Any]) -> None:
    """Every operation's refusals are problems, not the framework's own shape."""
    refusal = {
        "description": "Refused, or failed: see `code`.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}}},
    }
    for operations in api["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = refusal
    for name in ("HTTPValidationError", "ValidationError"):
        api["components"]["schemas"].pop(name, None)
