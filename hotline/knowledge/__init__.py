"""Starter answers (handbook K1): YAML files, each a category. A site makes them its own."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.errors import InvalidValue
from domain.knowledge.answers import Words, checked
from hotline.errors import SettingError

SHIPPED = Path(__file__).parent

PRODUCT = "hotline"
"""Who owns and wrote what ships."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Answer(_Strict):
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,60}$")
    title: str
    text: str
    questions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    spoken: str = ""
    key: int | None = None
    service_types: tuple[str, ...] = ()


class _Category(_Strict):
    category: str
    answers: tuple[_Answer, ...]


def load(folder: Path = SHIPPED) -> Mapping[str, Words]:
    """Every answer of a folder, by id. Raises `SettingError` naming the file that is wrong."""
    found: dict[str, Words] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            file = _Category.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
            for one in file.answers:
                if one.id in found:
                    raise SettingError("knowledge", str(path), f"the id {one.id} is taken by another answer")
                words = Words(**one.model_dump(exclude={"id"}), category=file.category, owner=PRODUCT)
                found[one.id] = checked(words)
        except (yaml.YAMLError, ValidationError, UnicodeDecodeError, InvalidValue) as error:
            raise SettingError("knowledge", str(path), " ".join(str(error).split())) from None
    return found
