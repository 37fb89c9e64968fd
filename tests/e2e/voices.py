"""What callers and agents say in these tests, as WAV and as text."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech.prompts import Prompts
from speech.synthesis import synthesise
from tests.e2e.media import RATE, Samples, read_wav
from tests.require import require

ROOT = Path(__file__).parents[2]
SPEECH = ROOT / "tests" / "data" / "speech" / "hotline"
AGENTS = ROOT / "hotline" / "demo" / "voices" / "agents"
PROMPTS = ROOT / "speech" / "prompts" / "zh-CN"


@dataclass(frozen=True, slots=True)
class Utterance:
    text: str
    audio: Samples


ADDRESS = Utterance("我住在十六号楼五单元一一六室", read_wav(SPEECH / "27.wav"))
MATTER = Utterance("我要报修管道", read_wav(SPEECH / "09.wav"))
REQUEST = Utterance("请派一名水工过去", read_wav(SPEECH / "05.wav"))
OPENING = Utterance(
    "您好，阳光物业服务中心，一零零一号为您服务。",
    read_wav(AGENTS / "1001" / "opening.wav"),
)


def agent_says(line: str, user: str = "1001") -> Samples:
    """A line of the demo's agents."""
    return read_wav(AGENTS / user / f"{line}.wav")


def synthesised(text: str, folder: Path) -> Samples:
    """Any words, in the voice of the demo's agent 1001."""
    require("espeak-ng")
    path = folder / f"{text}.wav"
    if not path.exists():
        asyncio.run(synthesise(text, path, variant="+f1", speed=220))
    return read_wav(path)


def centre_says(text: str, data: Path) -> Samples:
    """Any words, as the centre with the folder `data` says them."""
    require("espeak-ng")
    return read_wav(asyncio.run(Prompts(data / "prompts", data / "cache" / "prompts").clip(text)))


def pause(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.int16)


def prompt(name: str) -> Samples:
    """A line that the centre itself speaks."""
    return read_wav(PROMPTS / f"{name}.wav")
