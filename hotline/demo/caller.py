"""`hotline call`: one test call, told as it happens."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from hotline.settings import SocketAddress
from telephony.softphone import SoftPhone, Talk

SAY_AFTER_S = 1.0


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
    seconds: float,
    record: Path | None,
    tell: Callable[[str], object],
) -> bool:
    """Call `number` at the centre at `to`, say the clips, and stay at most `seconds` after the answer.

    `tell` gets a line for everything that happens. Returns whether the call was answered. Raises `ResourceError`
    for a clip that can't be played.
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
            await _talk(talk, say, seconds, record, report)
        finally:
            ringing.cancel()
    return True


async def _report_ringing(talk: Talk, report: Callable[[str], None]) -> None:
    await talk.ringing.wait()
    report("ringing")


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
