"""Fetching models: from their publisher or from a zip file at hand, checked before anything is believed."""

import hashlib
import shutil
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from speech.checksums import SUMS, sums
from speech.errors import InstallError

Progress = Callable[[int, int], None]
"""Called with bytes so far and bytes in all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A model that can be installed by name."""

    folder: str
    """The one folder at the top of the zip, and the name it gets under ``<data>/models``."""
    url: str
    size: int
    """Bytes of the zip."""
    sha256: str
    licence: str
    about: str


CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        "cn": Entry(
            folder="vosk-model-small-cn-0.22",
            url="https://alphacephei.com/vosk/models/vosk-model-small-cn-0.22.zip",
            size=43_898_754,
            sha256="3af8b0e7e0f835ae9d414ce5df580237a3cfb08d586c9fbbb0f7ff29ad5b14ba",
            licence="Apache-2.0",
            about="Mandarin, 42 MB, for real callers",
        )
    }
)

_BLOCK = 1 << 16
_MOST_UNPACKED = 1 << 33
"""Bytes: no model is larger; a zip that says so is a bomb."""


def installed(data: Path, catalogue: Mapping[str, Entry] = CATALOGUE) -> dict[str, Path]:
    """Folders of the models that are installed under `data`, by catalogue name, in the catalogue's order."""
    folders = {name: data / "models" / entry.folder for name, entry in catalogue.items()}
    return {name: folder for name, folder in folders.items() if folder.is_dir()}


def install(
    name: str,
    data: Path,
    progress: Progress | None = None,
    *,
    zip_file: Path | None = None,
    catalogue: Mapping[str, Entry] = CATALOGUE,
    timeout_s: float = 30.0,
) -> Path:
    """Install a model under `data` and return its folder; blocks. One that is there already is left as it is.

    From `zip_file` where given (a machine without a network), else from the publisher. Raises `InstallError` when
    the name is unknown, the network fails, or the file is not the one in the catalogue; nothing is left behind.
    """
    entry = catalogue.get(name)
    if entry is None:
        raise InstallError(f"there is no model {name!r} to install; there is: {', '.join(catalogue)}")
    target = data / "models" / entry.folder
    if target.is_dir():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".installing-", dir=target.parent) as work:
            archive = zip_file or Path(work) / "model.zip"
            if zip_file is None:
                _download(entry, archive, progress, timeout_s)
            _verify(entry, archive)
            unpacked = Path(work) / "unpacked"
            _unpack(archive, unpacked)
            if not (unpacked / entry.folder).is_dir():
                raise InstallError(f"{archive} has no folder {entry.folder}: it is not the model {name!r}")
            model = unpacked / entry.folder
            if not (model / SUMS).is_file():  # so that a later start sees damage that this check can't foresee
                (model / SUMS).write_text(sums(model), encoding="utf-8")
            model.rename(target)  # same file system: whole or not at all
    except OSError as e:
        raise InstallError(f"can't install into {target.parent}: {e}") from e
    return target


def _download(entry: Entry, to: Path, progress: Progress | None, timeout_s: float) -> None:
    try:
        with urllib.request.urlopen(entry.url, timeout=timeout_s) as answer, to.open("wb") as out:
            done = 0
            while block := answer.read(_BLOCK):
                done += len(block)
                if done > entry.size:
                    raise InstallError(f"{entry.url} is longer than {entry.size} bytes: it is not the known model")
                out.write(block)
                if progress is not None:
                    progress(done, entry.size)
    except (OSError, urllib.error.URLError) as e:
        raise InstallError(f"can't download {entry.url}: {e}; download it elsewhere and install the zip file") from e


def _verify(entry: Entry, archive: Path) -> None:
    try:
        with archive.open("rb") as f:
            digest = hashlib.file_digest(f, "sha256").hexdigest()
    except OSError as e:
        raise InstallError(f"can't read {archive}: {e}") from e
    if digest != entry.sha256:
        raise InstallError(
            f"{archive.name} has the sha256 {digest}, the known model has {entry.sha256}: it is damaged or another "
            "file; nothing was installed"
        )


def _unpack(archive: Path, to: Path) -> None:
    """Write the files of a zip below `to`. A name that leads elsewhere refuses the whole archive."""
    try:
        with zipfile.ZipFile(archive) as z:
            if sum(m.file_size for m in z.infolist()) > _MOST_UNPACKED:
                raise InstallError(f"{archive.name} unpacks to more than any model has")
            for member in z.infolist():
                name = PurePosixPath(member.filename)
                if name.is_absolute() or ".." in name.parts or "\\" in member.filename:
                    raise InstallError(f"{archive.name} holds {member.filename!r}, which leads out of its folder")
                target = to.joinpath(*name.parts)
                if member.is_dir():
                    target.mkdir(parents=True, exist_ok=True)
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                with z.open(member) as source, target.open("wb") as out:
                    shutil.copyfileobj(source, out)
    except (zipfile.BadZipFile, OSError) as e:
        raise InstallError(f"can't unpack {archive.name}: {e}") from e
