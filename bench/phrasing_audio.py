"""Calls as sound: espeak-ng speaks every turn, and each leg goes through a telephone line of its own."""

import hashlib
import random
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.phrasing_plan import Call, Plan, timed
from domain.transcripts import Speaker
from speech.synthesis import synthesise
from speech.wav import RATE
from telephony.g711 import decode_alaw, decode_ulaw, encode_alaw, encode_ulaw

ORDINARY = ("", "+f1", "+f2", "+f3", "+m1", "+m2")
"""Plain variants of the voice, which the shipped model was shown in training."""

NEW = ("+f4", "+m3", "+Annie", "+Andy", "+belinda", "+rob")
"""Variants that it was never shown."""

SLOWEST, FASTEST = 120, 200
"""Words a minute, as espeak-ng counts them."""

SNR_DB = (18.0, 35.0)
LEVEL_DB = (-14.0, 0.0)
"""Below the level at which speech is made."""


@dataclass(frozen=True, slots=True)
class Voice:
    variant: str
    speed: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """A call with its times, and each leg's sound: 8 kHz, 16-bit, mono."""

    call: Call
    group: str
    sound: dict[Speaker, bytes]


async def recorded(plan: Plan, folder: Path) -> Recorded:
    """Half of the calls are spoken by voices that are new to the model. Raises `SynthesisError` without espeak-ng.

    What is spoken is kept in `folder`, so that the next time is quick.
    """
    chance = random.Random(f"voices {plan.id}")
    group, variants = chance.choice((("ordinary voices", ORDINARY), ("new voices", NEW)))
    voices = {leg: Voice(chance.choice(variants), chance.randint(SLOWEST, FASTEST)) for leg in Speaker}
    clips = {said: await _clip(said.text, voices[said.leg], folder) for said in dict.fromkeys(plan.texts())}
    call = timed(plan, lambda said: len(clips[said]) / RATE)
    said = list(plan.texts())
    sound = {}
    for leg in Speaker:
        clean = np.zeros(round((call.ended + 1) * RATE), np.float32)
        for one, turn in zip(said, call.turns, strict=True):
            if turn.leg is leg:
                at = round(turn.start * RATE)
                clean[at : at + len(clips[one])] = clips[one]
        sound[leg] = line(clean, np.random.default_rng(_seed(f"{plan.id} {leg.value}"))).tobytes()
    return Recorded(call, group, sound)


def line(clean: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.int16]:
    """What comes out of a telephone line: quieter, with noise under it, coded by either law of G.711."""
    speaking = clean[np.abs(clean) > 0]
    level = float(np.sqrt(np.mean(np.square(speaking)))) if len(speaking) else 0.1
    noise: NDArray[np.float64] = chance.standard_normal(len(clean))
    if chance.random() < 0.5:
        noise = _pink(noise)
    noise *= level * 10 ** (-chance.uniform(*SNR_DB) / 20) / float(np.sqrt(np.mean(np.square(noise))))
    loud = (clean + noise) * 10 ** (chance.uniform(*LEVEL_DB) / 20)
    samples = np.clip(np.rint(loud * 32_767), -32_768, 32_767).astype(np.int16)
    if chance.random() < 0.5:
        return decode_alaw(encode_alaw(samples)).astype(np.int16)
    return decode_ulaw(encode_ulaw(samples)).astype(np.int16)


def _pink(white: NDArray[np.float64]) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(white)
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    return np.asarray(np.fft.irfft(spectrum, len(white)), np.float64)


async def _clip(text: str, voice: Voice, folder: Path) -> NDArray[np.float32]:
    name = hashlib.sha256(f"{text}|{voice.variant}|{voice.speed}".encode()).hexdigest()[:24]
    path = folder / "voices" / f"{name}.wav"
    if not path.exists():
        await synthesise(text, path, variant=voice.variant, speed=voice.speed)
    with wave.open(str(path), "rb") as clip:
        return np.frombuffer(clip.readframes(clip.getnframes()), "<i2").astype(np.float32) / np.float32(32_768)


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little")
