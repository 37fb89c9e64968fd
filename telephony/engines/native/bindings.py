"""Registered phones on disk.

A phone registers again only when its time runs out, up to hours later: without this, nobody could be rung after the
centre was restarted.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import structlog

from telephony.engines.native.sip.registrar import Binding

_log = structlog.get_logger(__name__)


class BindingsFile:
    """A small JSON file, replaced as a whole at every change.

    `clock` gives seconds since 1970: the time that goes on while the process does not.
    """

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path = path
        self._clock = clock

    def save(self, bindings: Iterable[tuple[str, Binding]], now: float) -> None:
        """Keep who is registered; `now` is of the clock that the bindings' times are of. Never raises: a full disk
        is no reason to refuse a phone.
        """
        shift = self._clock() - now
        entries = [
            {
                "user": user,
                "contact": binding.contact,
                "address": list(binding.address),
                "behind_nat": binding.behind_nat,
                "expires_at": binding.expires_at + shift,
                "call_id": binding.call_id,
                "sequence": binding.sequence,
            }
            for user, binding in bindings
        ]
        written = self._path.with_suffix(".new")
        try:
            written.write_text(json.dumps(entries), encoding="utf-8")
            written.replace(self._path)
        except OSError as error:
            _log.error("sip.bindings_not_kept", file=str(self._path), reason=error.strerror)

    def load(self, now: float) -> list[tuple[str, Binding]]:
        """Who was registered and still is, oldest first, in times of the clock that `now` is of."""
        shift = self._clock() - now
        try:
            entries = json.loads(self._path.read_text(encoding="utf-8"))
            found = [
                (
                    str(entry["user"]),
                    Binding(
                        contact=str(entry["contact"]),
                        address=(str(entry["address"][0]), int(entry["address"][1])),
                        behind_nat=bool(entry["behind_nat"]),
                        expires_at=float(entry["expires_at"]) - shift,
                        call_id=str(entry["call_id"]),
                        sequence=int(entry["sequence"]),
                    ),
                )
                for entry in entries
            ]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            _log.warning("sip.bindings_unreadable", file=str(self._path), reason=type(error).__name__)
            return []
        return [(user, binding) for user, binding in found if binding.expires_at > now]
