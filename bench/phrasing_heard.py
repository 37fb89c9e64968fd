"""What the recogniser makes of recorded calls, by the path that live calls take; kept on disk by model and sound."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.rules.doubts import Doubt
from domain.transcripts import Line, SecondLook, Speaker
from speech.hearing import Gap, Heard, Hearing, Utterance
from speech.wav import RATE

_FRAME = RATE // 50 * 2
"""Bytes in 20 ms."""


@dataclass(slots=True)
class Listener:
    """A started `Hearing` with a memory on disk."""

    hearing: Hearing
    model: str
    """Fingerprint of its files."""
    folder: Path
    alternatives: int

    async def lines(self, call_id: str, leg: Speaker, sound: bytes) -> list[Line]:
        """Finals of one leg."""
        key = self._key("lines", sound, str(self.alternatives))
        kept = self._kept(key)
        if kept is None:
            kept = await self._hear(sound)
            self._keep(key, kept)
        return [
            Line(call_id, leg, one["start"], one["end"], one["text"], True, one["confidence"],
                 gap=one["gap"], normal=one["normal"], alternatives=tuple(one["alternatives"]))
            for one in kept
        ]  # fmt: skip

    async def look(self, call_id: str, doubt: Doubt, sound: bytes) -> SecondLook:
        """Listen again to what a doubt is about."""
        start, end = max(doubt.start, 0.0), doubt.end
        pcm = sound[2 * round(start * RATE) : 2 * round(end * RATE)]
        key = self._key("look", pcm, doubt.text)
        kept = self._kept(key)
        if kept is None:
            kept = list(await self.hearing.listen_again(pcm, (doubt.text,)))
            self._keep(key, kept)
        return SecondLook(call_id, doubt.leg, doubt.start, doubt.end, doubt.phrase, kept[0])

    async def _hear(self, sound: bytes) -> list[dict[str, Any]]:
        found: list[Heard] = []
        channel = self.hearing.open(offset_s=0.0, on_heard=found.append, alternatives=self.alternatives)
        assert channel is not None
        for at in range(0, len(sound), _FRAME):
            channel.feed(sound[at : at + _FRAME])
        channel.close()
        await channel.drained()
        return [_plain(one) for one in found if isinstance(one, Gap) or one.final]

    def _key(self, what: str, sound: bytes, more: str) -> Path:
        name = hashlib.sha256(f"{self.model}|{what}|{more}|".encode() + sound).hexdigest()[:24]
        return self.folder / what / f"{name}.json"

    def _kept(self, path: Path) -> Any:
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def _keep(self, path: Path, value: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _plain(one: Heard) -> dict[str, Any]:
    match one:
        case Gap(start=start, end=end):
            return {
                "start": start,
                "end": end,
                "text": "",
                "confidence": 0.0,
                "gap": True,
                "normal": "",
                "alternatives": [],
            }
        case Utterance():
            return {
                "start": round(one.start, 3),
                "end": round(one.end, 3),
                "text": one.text,
                "confidence": round(one.confidence, 4),
                "gap": False,
                "normal": one.normal,
                "alternatives": list(one.alternatives),
            }


def fingerprint(model: Path) -> str:
    """Of all files of a model."""
    digest = hashlib.sha256()
    for path in sorted(path for path in model.rglob("*") if path.is_file()):
        digest.update(path.relative_to(model).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


async def listener(model: Path, folder: Path, alternatives: int, longest_s: float) -> Listener:
    """Started; nothing is dropped, however fast a call of up to `longest_s` seconds is fed."""
    hearing = Hearing(model, most_pending_s=longest_s)
    await hearing.start()
    return Listener(hearing, fingerprint(model), folder, alternatives)


def character_errors(said: Sequence[str], heard: Sequence[str]) -> tuple[int, int]:
    """Edit distance of two texts, and the length of the first."""
    one, other = "".join(said), "".join(heard)
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row = row, [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j - 1] + (a != b), before[j] + 1, row[-1] + 1))
    return row[-1], len(one)
