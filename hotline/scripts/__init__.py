"""Scripts that ship: one YAML file each, read into `domain.scripts`."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from domain.scripts import Script
from hotline.errors import SettingError

SHIPPED = Path(__file__).parent
_SCRIPT = TypeAdapter(Script)


def load(folder: Path = SHIPPED) -> Mapping[str, Script]:
    """Every script of a folder, by id. Raises `SettingError` naming the file that is wrong."""
    scripts: dict[str, Script] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            script = _SCRIPT.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise SettingError("script", str(path), " ".join(str(error).split())) from None
        scripts[script.id] = script
    return scripts
