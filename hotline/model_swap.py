"""A running centre takes up the speech model that was installed meanwhile."""

from pathlib import Path

import structlog

from speech.errors import SpeechError
from speech.hearing import Hearing
from speech.model import find

log = structlog.get_logger(__name__)


async def swap(hearing: Hearing, setting: Path | None, data: Path) -> None:
    """Calls go on; a model that can't be used leaves the old one in place, and is logged."""
    path = find(setting, data)
    if path is None:
        log.warning("no model to take up")
        return
    try:
        await hearing.use(path)
    except SpeechError as error:
        log.error("the model stays as it was", path=str(path), code=error.code, reason=str(error))
    else:
        log.info("model taken up", path=str(path))
