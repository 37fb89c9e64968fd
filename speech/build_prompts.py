"""Make the shipped clips anew: ``python -m speech.build_prompts`` (needs espeak-ng, writes into this package)."""

import asyncio
import csv
from pathlib import Path

from speech import tones
from speech.lines import CENTRE, LINES, POSITIONS
from speech.prompts import INDEX, LANGUAGE, SHIPPED
from speech.synthesis import synthesise
from speech.wav import write


def texts() -> dict[str, str]:
    """What is spoken in each file."""
    spoken: dict[str, str] = {}
    for name, line in LINES.items():
        if line.chosen_by:
            for i in POSITIONS:
                spoken[f"{name}-{i}.wav"] = line.says(**{line.chosen_by: str(i)})
        elif line.text and not line.personal:
            spoken[f"{name}.wav"] = line.says(centre=CENTRE)
        if line.generic and line.generic not in spoken.values():
            spoken[f"{name}-generic.wav"] = line.generic
    return spoken


async def build(folder: Path = SHIPPED / LANGUAGE) -> None:
    """Write every clip and the index into `folder`."""
    for file, text in texts().items():
        await synthesise(text, folder / file)
    write(folder / "music.wav", tones.hold_melody())
    write(folder / "ringback.wav", tones.ringback())
    with (folder / INDEX).open("w", encoding="utf-8", newline="") as f:
        rows = csv.writer(f, delimiter="\t", lineterminator="\n")
        rows.writerow(("file", "text"))
        rows.writerows(texts().items())
        rows.writerows((("music.wav", ""), ("ringback.wav", "")))


if __name__ == "__main__":
    asyncio.run(build())
