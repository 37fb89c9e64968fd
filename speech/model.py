"""Where the recogniser's model is, and whether it is whole."""

import re
from dataclasses import dataclass
from pathlib import Path

from speech.checksums import SUMS, wrong
from speech.errors import ModelError
from speech.install import installed

SHIPPED = Path(__file__).parent / "models" / "hotline-zh-small"
"""The small model that comes with the product: it understands the demo's voices, not real callers."""

SETTING = "HOTLINE_VOSK_MODEL"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    path: Path
    name: str
    """The folder's name, as shown to people."""
    sample_rate: int
    """Hz: what the recogniser wants to be fed."""
    size: int
    """Bytes on disk."""
    verified: bool = False
    """Whether its files are those that its SHA256SUMS lists; False where it has none."""


def find(setting: Path | None, data: Path, *, shipped: Path = SHIPPED) -> Path | None:
    """The model to use: the one set, else an installed one under `data`, else the shipped one, else None (deaf).

    A model that was set is returned even if it is not there, so that `check` can say so: a wrong setting is never
    covered by another model.
    """
    if setting is not None:
        return setting
    for path in installed(data).values():
        return path
    return shipped if shipped.is_dir() else None


def check(path: Path) -> ModelInfo:
    """Read what the folder says of itself, and every byte where it has SHA256SUMS: up to seconds for a big model.

    Raises `ModelError` that names the first file that is missing or not what it should be.
    """
    if not path.is_dir():
        raise ModelError(f"{SETTING}: there is no model folder {path}; unset it, or give a folder of a Vosk model")
    needed = ["am/final.mdl", "conf/mfcc.conf"]
    if not (path / "graph/HCLG.fst").is_file():
        needed += ["graph/HCLr.fst", "graph/Gr.fst"]
    for name in needed:
        if not (path / name).is_file():
            raise ModelError(
                f"{SETTING}: the model in {path} has no {name}; give the folder of a whole Vosk model, "
                "the one in which am, conf and graph are"
            )
    verified = (path / SUMS).is_file()
    try:
        if verified and (why := wrong(path)):
            raise ModelError(f"{SETTING}: the model in {path} is not whole: {why}; install it again")
    except OSError as e:
        raise ModelError(f"{SETTING}: the model in {path} can't be read: {e}") from e
    size = sum(f.stat().st_size for f in path.rglob("*") if f.is_file())
    return ModelInfo(path, path.name, _sample_rate(path / "conf/mfcc.conf"), size, verified)


def _sample_rate(conf: Path) -> int:
    """`--sample-frequency` of Kaldi's MFCC options; 16000 Hz is Kaldi's default where it is not given."""
    found = re.search(r"^\s*--sample-frequency=(\d+)", conf.read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) if found else 16_000
