"""The service catalogue (handbook S): one YAML file a service type."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hotline.errors import SettingError

SHIPPED = Path(__file__).parent


class ServiceType(BaseModel):
    """What customers can ask for, and who does it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^S\d{1,3}$")
    name: dict[str, str]
    """Language to title."""
    group: str
    """The group that does the work (W2)."""
    urgent: bool = False


def load(folder: Path = SHIPPED) -> Mapping[str, ServiceType]:
    """Every service type of a folder, by id, in order. Raises `SettingError` naming the file that is wrong."""
    types: dict[str, ServiceType] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            entry = ServiceType.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise SettingError("catalogue", str(path), " ".join(str(error).split())) from None
        if entry.id in types:
            raise SettingError("catalogue", str(path), f"the id {entry.id} is taken by another file")
        types[entry.id] = entry
    return dict(sorted(types.items(), key=lambda item: int(item[0][1:])))
