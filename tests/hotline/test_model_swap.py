import asyncio
import os
import shutil
import signal
from pathlib import Path

from hotline.hangup import on_hangup
from hotline.model_swap import swap
from speech.hearing import Hearing
from speech.install import CATALOGUE
from speech.model import SHIPPED


class Watched(Hearing):
    """Tells when another model was taken up."""

    def __init__(self, model: Path | None) -> None:
        super().__init__(model)
        self.swapped = asyncio.Event()

    async def use(self, model: Path) -> None:
        await super().use(model)
        self.swapped.set()


async def test_a_model_installed_meanwhile_is_taken_up_at_sighup(tmp_path: Path) -> None:
    hearing = Watched(SHIPPED)
    await hearing.start()
    before = signal.getsignal(signal.SIGHUP)
    with on_hangup(lambda: swap(hearing, None, tmp_path)):
        installed = Path(shutil.copytree(SHIPPED, tmp_path / "models" / CATALOGUE["cn"].folder))
        os.kill(os.getpid(), signal.SIGHUP)
        async with asyncio.timeout(30):
            await hearing.swapped.wait()
    assert hearing.info is not None
    assert hearing.info.path == installed
    assert signal.getsignal(signal.SIGHUP) == before
    await hearing.stop()


async def test_a_broken_model_leaves_the_old_one(tmp_path: Path) -> None:
    hearing = Hearing(SHIPPED)
    await hearing.start()
    await swap(hearing, tmp_path / "nowhere", tmp_path)
    assert hearing.info is not None
    assert hearing.info.path == SHIPPED
    assert hearing.ready
    await hearing.stop()
