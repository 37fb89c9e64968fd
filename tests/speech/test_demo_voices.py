"""The demo's people are understood: their clips are there, small, and heard as what they say."""

from itertools import pairwise
from pathlib import Path

import pytest

from domain.rules.sounds import find
from hotline.demo.dialogues import FOLDER, Dialogue, agent_clip, agent_text, load
from speech.ear import Ear
from speech.heard import Utterance
from speech.model import SHIPPED
from speech.recogniser import Model
from speech.text import fold
from speech.wav import is_clip
from tests.speech.audio import errors, read, silence

CAST = load()


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(SHIPPED)


def heard(model: Model, path: Path) -> str:
    ear = Ear(model, 8000, 0.0)
    pcm = silence(0.3) + read(path) + silence(1.5)
    told = [h for i in range(0, len(pcm), 1600) for h in ear.hear(pcm[i : i + 1600])] + ear.finish()
    return "".join(h.text for h in told if isinstance(h, Utterance) and h.final)


@pytest.mark.parametrize("agent", CAST.agents)
def test_agents_lines_are_understood_but_for_a_syllable(model: Model, agent: str) -> None:
    for name, text in CAST.lines.items():
        path = agent_clip(agent, name)
        assert is_clip(path)
        assert find(fold(agent_text(agent, text)), fold(heard(model, path))).similarity >= 0.93, name


@pytest.mark.parametrize("dialogue", CAST.dialogues, ids=lambda d: d.id)
def test_residents_are_understood(model: Model, dialogue: Dialogue) -> None:
    wrong = total = 0
    for turn in dialogue.turns:
        if turn.clip is not None:
            assert is_clip(turn.clip)
            wrong += errors(turn.text, heard(model, turn.clip))
            total += len(turn.text)
    assert wrong / total <= 0.1, [heard(model, t.clip) for t in dialogue.turns if t.clip]


@pytest.mark.parametrize("dialogue", CAST.dialogues, ids=lambda d: d.id)
def test_T3_T4_each_call_opens_and_ends_as_it_should(dialogue: Dialogue) -> None:
    said = [t.line for t in dialogue.turns if t.by_agent]
    assert said[0] == "opening"
    assert [line for line in said if line != "welcome"][-2:] == ["anything_else", "goodbye"]
    assert said[-1] == "goodbye"


@pytest.mark.parametrize("dialogue", CAST.dialogues, ids=lambda d: d.id)
def test_T4_thanks_are_answered(dialogue: Dialogue) -> None:
    for turn, following in pairwise(dialogue.turns):
        if not turn.by_agent and "谢谢" in turn.text:
            assert following.line == "welcome"


def test_the_clips_are_small_and_all_in_use() -> None:
    files = set(FOLDER.rglob("*.wav"))
    used = {agent_clip(a, line) for a in CAST.agents for line in CAST.lines}
    used |= {t.clip for d in CAST.dialogues for t in d.turns if t.clip is not None}
    assert files == used
    assert sum(f.stat().st_size for f in files) < 3_500_000
