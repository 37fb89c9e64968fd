"""All service types: those that ship, changed and added to by the site's own files."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import structlog

from domain.services.service import ServiceType
from hotline.catalogue.problems import CatalogueError
from hotline.catalogue.reading import Reading, read
from hotline.yaml_reading.nodes import LARGEST
from hotline.yaml_reading.problems import Flaw, Problem

log = structlog.get_logger(__name__)

SHIPPED = Path(__file__).parent


def load(
    folder: Path = SHIPPED, site: Path | None = None, *, groups: Collection[str] | None = None
) -> Mapping[str, ServiceType]:
    """Every service type by id, in order of the ids. Raises `CatalogueError` with all that is wrong in all files.

    `site`: folder of the site's files, which need not exist: one with the id of a type that ships replaces it, or
    retires it. `groups`: those of the settings, which the site's files must keep to; None: any are taken. Files that
    ship may name a group that the site does not have: its calendar is around the clock.
    """
    problems: list[Problem] = []
    shipped = _read(folder, problems, None, {})
    types = {id_: reading.service for id_, reading in shipped.items()}
    own = _read(site, problems, groups, types) if site is not None else {}
    types |= {id_: reading.service for id_, reading in own.items()}
    for reading in (shipped | own).values():
        wanted = reading.service.unsatisfied
        if wanted is not None and wanted not in types:
            values = {"value": wanted, "known": ", ".join(sorted(types, key=_order))}
            problems.append(
                Problem(reading.file, reading.unsatisfied_line, None, Flaw.UNKNOWN, values, entry="unsatisfied")
            )
    if problems:
        raise CatalogueError(problems)
    return dict(sorted(types.items(), key=lambda item: _order(item[0])))


class Catalogue(Mapping[str, ServiceType]):
    """The types in use, the retired ones among them. Orders refer to their type by id: each is as it is now."""

    def __init__(
        self, site: Path | None = None, *, groups: Collection[str] | None = None, shipped: Path = SHIPPED
    ) -> None:
        """Reads the files. Raises `CatalogueError`."""
        self._site = site
        self._groups = groups
        self._shipped = shipped
        self._types = load(shipped, site, groups=groups)
        for service in self._types.values():
            if groups is not None and service.group not in groups and not service.retired:
                log.warning("the settings have no such group", service_type=service.id, group=service.group)

    def __getitem__(self, id_: str) -> ServiceType:
        return self._types[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def offered(self) -> tuple[ServiceType, ...]:
        """Those that new orders can have."""
        return tuple(service for service in self._types.values() if not service.retired)

    def reload(self) -> list[str]:
        """Read the files again: the ids of types that are new, changed or gone. A type that is gone is retired.

        Raises `CatalogueError`; then nothing has changed.
        """
        found = dict(load(self._shipped, self._site, groups=self._groups))
        for id_, service in self._types.items():
            found.setdefault(id_, replace(service, retired=True))
        changed = [id_ for id_, service in found.items() if self._types.get(id_) != service]
        self._types = dict(sorted(found.items(), key=lambda item: _order(item[0])))
        return sorted(changed, key=_order)


def _read(
    folder: Path, problems: list[Problem], groups: Collection[str] | None, known: Mapping[str, ServiceType]
) -> dict[str, Reading]:
    """The types of one folder by id; what is wrong is added to `problems`."""
    found: dict[str, Reading] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            reading = read(_text(path), path.name, groups, known)
        except CatalogueError as error:
            problems += error.problems
            continue
        id_ = reading.service.id
        if id_ in found:
            values = {"value": id_, "why": f"{found[id_].file} has this id already"}
            problems.append(Problem(path.name, reading.line, None, Flaw.VALUE, values, entry="id"))
        found[id_] = reading
    return found


def _text(path: Path) -> str:
    """Raises `CatalogueError`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST * 4 + 1)
        return content.decode("utf-8-sig")
    except OSError as error:
        line, why = 1, error.strerror or str(error)
    except UnicodeDecodeError as error:
        if len(content) > LARGEST * 4:  # cut off amid a character
            return content.decode("utf-8", "replace")
        line, why = content.count(b"\n", 0, error.start) + 1, "it is not UTF-8"
    raise CatalogueError([Problem(path.name, line, None, Flaw.YAML, {"why": why})])


def _order(id_: str) -> tuple[bool, str, int]:
    """S1, S2, … S10, then the site's own."""
    letters = re.match(r"[A-Z]*", id_)
    prefix = letters[0] if letters else ""
    return prefix != "S", prefix, int(id_[len(prefix) :] or 0)
