"""What is heard, in 16 bits and against pyVoIP's own 8."""

import asyncio
import struct
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from telephony.engine import Answered, CallLeg, Incoming, PlayFinished
from telephony.engines.pyvoip.engine import PyVoIPEngine
from telephony.g711 import decode_alaw, decode_ulaw, encode_alaw, encode_ulaw
from tests.telephony.peer import TIMEOUT_S, Peer, sdp
from tests.telephony.pyvoip.listening import Ear, Told, running, write
from tests.telephony.pyvoip.rig import require_pyvoip

QUIET = (np.random.default_rng(7).standard_normal(160 * 40) * 32_768 * 10 ** (-30 / 20)).astype(np.int16)
"""0.8 s of noise at −30 dBov: as loud as a quiet voice."""

BETTER_DB = 15.0
"""How much better than 8 bits 16 bits have to be, at least. G.711 itself allows some 20 here."""

DECODERS = {0: decode_ulaw, 8: decode_alaw}
ENCODERS = {0: encode_ulaw, 8: encode_alaw}


def snr_db(heard: NDArray[np.int16], meant: NDArray[np.int16]) -> float:
    """Signal to noise of `meant` where it is best found in `heard`."""
    found = np.correlate(heard.astype(np.float64), meant.astype(np.float64), "valid")
    at = int(np.argmax(found))
    noise = heard[at : at + len(meant)].astype(np.float64) - meant
    return float(10 * np.log10(np.sum(meant.astype(np.float64) ** 2) / np.sum(noise**2)))


def eight_bit_snr_db(payload_type: int) -> float:
    """The same audio through pyVoIP 1.6.8 as it comes, out and in again."""
    require_pyvoip()
    from pyVoIP.RTP import PayloadType, RTPClient, TransmitType

    codec = PayloadType(payload_type)
    client = RTPClient({payload_type: codec}, "127.0.0.1", 1, "127.0.0.1", 1, TransmitType.SENDRECV)
    octets = client.encode_packet((((QUIET.astype(np.int32) + 128) >> 8) + 128).astype(np.uint8).tobytes())
    client.parse_packet(struct.pack("!BBHII", 0x80, payload_type, 1, 1, 1) + octets)
    heard = np.frombuffer(client.read(len(QUIET), blocking=False), np.uint8).astype(np.int32)
    return snr_db(((heard - 128) << 8).astype(np.int16), QUIET)


async def answered(engine: PyVoIPEngine, told: Told, peer: Peer, formats: str) -> tuple[CallLeg, tuple[str, int]]:
    audio = peer.audios[0]
    call = peer.call("95001", ("127.0.0.1", engine.port), body=sdp(audio.port, formats=formats))
    leg = (await told.next(Incoming)).leg
    await leg.answer()
    rtp = await call.answered()
    await told.next(Answered)
    return leg, rtp


@pytest.mark.parametrize("payload_type", [0, 8])
async def test_T3_a_prompt_is_heard_in_16_bits(payload_type: int, tmp_path: Path) -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, _ = await answered(engine, told, peer, f"{payload_type} 101")
        await leg.play([write(tmp_path / "quiet.wav", QUIET)])
        await told.next(PlayFinished)
        await asyncio.wait_for(peer.audios[0].hears(lambda _: True, len(peer.audios[0].heard) + 2), TIMEOUT_S)
        packets = peer.audios[0].heard
        assert {packet[1] & 0x7F for packet in packets} == {payload_type}
        heard = DECODERS[payload_type](b"".join(packet[12:] for packet in packets))
        snr = snr_db(heard, QUIET)
        assert snr > 34
        assert snr > eight_bit_snr_db(payload_type) + BETTER_DB


@pytest.mark.parametrize("payload_type", [0, 8])
async def test_the_recogniser_hears_16_bits(payload_type: int) -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, rtp = await answered(engine, told, peer, f"{payload_type} 101")
        ear = Ear()
        await leg.listen(ear)
        octets = ENCODERS[payload_type](QUIET)
        loop = asyncio.get_running_loop()
        start = loop.time()
        for n in range(len(octets) // 160):
            header = struct.pack("!BBHII", 0x80, payload_type, n, n * 160, 0xCA11)
            peer.audios[0].say(rtp, [header + octets[n * 160 : (n + 1) * 160]])
            await asyncio.sleep(max(0.0, start + (n + 1) * 0.02 - loop.time()))
        await ear.hears_frames(len(ear.frames) + 10)
        snr = snr_db(ear.samples, QUIET)
        assert snr > 34
        assert snr > eight_bit_snr_db(payload_type) + BETTER_DB


async def test_silence_reaches_the_sink_so_that_samples_count_time() -> None:
    async with running() as (engine, told), Peer() as peer:
        leg, _ = await answered(engine, told, peer, "8 101")
        ear = Ear()
        await leg.listen(ear)
        loop = asyncio.get_running_loop()
        await ear.hears_frames(1)
        start = loop.time()
        await ear.hears_frames(51)
        assert 0.9 < loop.time() - start < 2.0
        assert not ear.samples.any(), "nobody said anything"


async def test_packets_are_paced_against_absolute_deadlines(tmp_path: Path) -> None:
    async with running() as (engine, told), Peer() as peer:
        await answered(engine, told, peer, "8 101")
        audio = peer.audios[0]
        loop = asyncio.get_running_loop()
        await audio.hears(lambda _: True, 1)
        start, before = loop.time(), len(audio.heard)
        await audio.hears(lambda _: True, before + 100)
        seconds = loop.time() - start
        assert abs((len(audio.heard) - before) / seconds - 50) < 4
        steps = [struct.unpack_from("!HI", packet, 2) for packet in audio.heard]
        for (sequence, timestamp), (then, later) in pairwise(steps):
            assert ((then - sequence) % (1 << 16), (later - timestamp) % (1 << 32)) == (1, 160)
