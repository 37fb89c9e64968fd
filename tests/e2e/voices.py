"""What callers and agents say in these tests, as WAV and as text."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.e2e.media import RATE, Samples, read_wav

ROOT = Path(__file__).parents[2]
SPEECH = ROOT / "tests" / "data" / "speech" / "hotline"
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
    read_wav(ROOT / "hotline" / "demo" / "voices" / "agents" / "1001" / "opening.wav"),
)


def pause(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.int16)


def prompt(name: str) -> Samples:
    """A line that the centre itself speaks."""
    return read_wav(PROMPTS / f"{name}.wav")
