"""Facts as bytes: ``{"fact": "CallChanged", "data": {…}}``, JSON in UTF-8."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, from_json, to_json

from hotline.bus.errors import InvalidFact
from hotline.bus.facts import Fact

_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {kind.__name__: TypeAdapter(kind) for kind in get_args(Fact)}
"""A new class in the union `Fact` is known here by itself."""


def encode(fact: Fact) -> bytes:
    """A fact as bytes. Raises `InvalidFact` where a text can't be UTF-8 (lone surrogates)."""
    name = type(fact).__name__
    try:
        return to_json(
            {"fact": name, "data": _ADAPTERS[name].dump_python(fact, mode="json", warnings=False, fallback=_plain)}
        )
    except PydanticSerializationError as error:
        raise InvalidFact(f"{name} can't be told: {error}") from error


def decode(data: bytes) -> Fact:
    """The fact again, its times aware UTC. Raises `InvalidFact`."""
    try:
        message = from_json(data)
        adapter = _ADAPTERS[message["fact"]]
        fact: Fact = adapter.validate_python(message["data"], strict=False)
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise InvalidFact(f"not a fact this version knows: {type(error).__name__}") from error
    return fact


def _plain(value: object) -> object:
    """Mappings of any class."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
