"""The base of everything shown."""

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """Base of everything shown."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)
