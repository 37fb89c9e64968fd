"""`hotline call`: one test call, told as it happens."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from hotline.settings import SocketAddress
from telephony.engines.native.media.dtmf import is_key
from telephony.softphone import SoftPhone, Talk

SAY_AFTER_S = 1.0

Keys = Sequence[tuple[float, str]]
"""Seconds to wait, and then the key to press; and so on."""

NO_KEYS: Keys = ()
PRESS_EVERY_S = 8.0
"""Between keys of which nobody said when: time enough to hear what is asked."""


def keys_of(text: str) -> Keys:
    """From ``12:1 5:3#``: after 12 s key 1, 5 s later key 3, then #. Raises ValueError for what is no such list."""
    found: list[tuple[float, str]] = []
    for part in text.split():
        wait, separator, keys = part.rpartition(":")
        after_s = float(wait) if separator else PRESS_EVERY_S
        if after_s < 0 or not keys or not all(map(is_key, keys)):
            raise ValueError(f"{part!r} is no key after a time; write 12:1 for key 1 after 12 seconds")
        found += [(after_s, keys[0]), *((0.0, key) for key in keys[1:])]
    return found


class _Ear:
    """Counts what is heard."""

    def __init__(self) -> None:
        self.frames = 0
        self.loud = 0

    def feed(self, pcm: bytes) -> None:
        self.frames += 1
        self.loud += any(abs(value) > LOUD for value in memoryview(pcm).cast("h"))

    def close(self) -> None: ...


LOUD = 500
"""Of 32,767: quieter frames count as silence."""


async def call(
    number: str,
    *,
    to: SocketAddress,
    caller: str,
    say: Sequence[Path],
    keys: Keys = NO_KEYS,
    seconds: float,
    record: Path | None,
    tell: Callable[[str], object],
) -> bool:
    """Call `number` at the centre at `to`, say the clips, press keys, and stay at most `seconds` after the answer.

    `tell` gets a line for everything that happens. Returns whether the call was answered. Raises `ResourceError`
    for a clip that can't be played, `IllegalCommand` for a key that is none.
    """
    host = "127.0.0.1" if to.host == "0.0.0.0" else to.host
    started = asyncio.get_running_loop().time()

    def report(line: str) -> None:
        tell(f"{asyncio.get_running_loop().time() - started:7.2f} s  {line}")

    async with SoftPhone(host="127.0.0.1" if host.startswith("127.") else "0.0.0.0") as phone:
        report(f"calling {number} at {host}:{to.port}")
        talk = await phone.call(f"sip:{number}@{host}:{to.port}", caller=caller)
        ringing = asyncio.create_task(_report_ringing(talk, report))
        try:
            if not await talk.answered():
                end = await talk.ended()
                report(f"not answered: {end.cause.value}{f' ({end.status})' if end.status else ''}")
                return False
            report("answered")
            pressing = asyncio.create_task(_press(talk, keys, report))
            try:
                await _talk(talk, say, seconds, record, report)
            finally:
                pressing.cancel()
        finally:
            ringing.cancel()
    return True


async def _report_ringing(talk: Talk, report: Callable[[str], None]) -> None:
    await talk.ringing.wait()
    report("ringing")


async def _press(talk: Talk, keys: Keys, report: Callable[[str], None]) -> None:
    for after_s, key in keys:
        await asyncio.sleep(after_s)
        report(f"pressing {key}")
        await talk.press(key)


async def _talk(
    talk: Talk, say: Sequence[Path], seconds: float, record: Path | None, report: Callable[[str], None]
) -> None:
    ear = _Ear()
    await talk.hear(ear)
    if record is not None:
        await talk.record(record)
    try:
        async with asyncio.timeout(seconds):
            if say:
                await asyncio.sleep(SAY_AFTER_S)
            for clip in say:
                report(f"saying {clip.name}")
                await talk.say([clip])
            end = await talk.ended()
            report(f"they hung up: {end.cause.value}")
    except TimeoutError:
        report("hanging up")
        await talk.hang_up()
        await talk.ended()
    report(f"heard {ear.frames * 0.02:.1f} s of audio, {ear.loud * 0.02:.1f} s of it not silent")
    if record is not None:
        report(f"kept in {record}")
