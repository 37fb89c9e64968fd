"""What the model is trained on: the scripts' lines and the project's sentences, and never what is kept back."""

from pathlib import Path

import pytest

from speech.training import script_lines, sentences
from speech.training.numbers import digits, quantity, spoken
from speech.training.slots import Slots, choices, unknown

SCRIPT = """
id: tea
name: {zh-CN: 茶馆, en: Tea house}
stages:
  - id: opening
    lines:
      - id: opening.greeting
        text: 您好，{centre}，{agent_no}号为您服务。
        variants: [您好，请讲。, 24小时服务热线。]
forbidden:
  - phrases: [喂, 不关我的事]
    better: 请您稍等，我帮您问一下。
    explanation: 客人听了会生气。
    pattern: 不(知道|清楚)
    english: please use the App 预约
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    (tmp_path / "tea.yaml").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("n", "said"),
    [
        *((0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (300, "三百")),
        *((1015, "一千零一十五"), (1005, "一千零五"), (2300, "二千三百"), (9999, "九千九百九十九")),
    ],
)
def test_quantities(n: int, said: str) -> None:
    assert quantity(n) == said


@pytest.mark.parametrize("n", [-1, 10_000])
def test_quantities_end_somewhere(n: int) -> None:
    with pytest.raises(ValueError, match="0…9999"):
        quantity(n)


def test_digits_are_read_one_by_one() -> None:
    assert digits("1001室") == "一零零一室"
    assert digits("1001", yao=True) == "幺零零幺"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(("24小时内", "二十四小时内"), ("拨打12345", "拨打一二三四五"), ("02号", "零二号"), ("100元", "一百元")),
        *(("8:30到", "八点三十分到"), ("14：05", "十四点零五分"), ("2:00", "两点")),
    ],
)
def test_arabic_numerals_are_spoken(text: str, said: str) -> None:
    assert spoken(text) == said


def test_slots_give_the_same_for_the_same_seed_and_no_braces() -> None:
    templates = sentences.lines("templates")
    filled = [Slots(3).fill(template) for template in templates]
    assert filled == [Slots(3).fill(template) for template in templates]
    assert not any(set(s) & set("{}") for s in filled)
    assert len({Slots(seed).value("MOBILE") for seed in range(20)}) == 20


def test_no_template_has_a_slot_without_values() -> None:
    assert not unknown(sentences.lines("templates") + script_lines.in_prompts())
    assert unknown(["{whatever}"]) == {"whatever"}
    assert Slots(1).value("whatever") in choices()["SERVICE"], "and such a slot is still filled"


def test_every_sayable_line_of_a_script_is_found(scripts: Path) -> None:
    assert script_lines.in_scripts(scripts) == [
        *("您好，{centre}，{agent_no}号为您服务", "您好，请讲", "二十四小时服务热线"),
        *("喂", "不关我的事", "请您稍等，我帮您问一下"),
    ]
    assert script_lines.required(scripts) == [
        "您好，{centre}，{agent_no}号为您服务",
        "您好，请讲",
        "二十四小时服务热线",
    ]


def test_prompts_are_lines_too() -> None:
    prompts = script_lines.in_prompts()
    assert "您好，欢迎致电{centre}，为了服务质量，本次通话将被录音" in prompts
    assert "本次通话将被录音" in script_lines.clauses(prompts[0])


def test_a_line_of_one_part_has_no_clauses() -> None:
    assert script_lines.clauses("您好。") == []
    assert script_lines.clauses("您好，请讲。") == ["您好", "请讲"]


def test_nothing_kept_back_is_trained_on(scripts: Path) -> None:
    corpus = sentences.compose(scripts)
    trained = {sentences.plain(s) for spoken in corpus.spoken.values() for s in spoken}
    trained |= {sentences.plain(s) for s in corpus.read}
    assert corpus.kept_back == sentences.kept_back()
    assert not trained & corpus.kept_back


def test_kept_back_sentences_are_in_no_file_of_the_training() -> None:
    written = {sentences.plain(s) for name in ("sentences", "forbidden", "short") for s in sentences.lines(name)}
    written |= {sentences.plain(s) for s in sentences.lines("confusable")}
    assert not written & sentences.kept_back()


def test_what_a_script_asks_for_is_trained_even_if_it_was_kept_back(tmp_path: Path) -> None:
    wanted = sentences.lines("held_out_sentences")[0]
    (tmp_path / "s.yaml").write_text(f"text: {wanted}", encoding="utf-8")
    corpus = sentences.compose(tmp_path)
    assert wanted in corpus.spoken["scripts"]
    assert sentences.plain(wanted) not in corpus.kept_back


def test_the_lone_greeting_and_the_forbidden_words_are_in_the_corpus(scripts: Path) -> None:
    corpus = sentences.compose(scripts)
    spoken = {s for kind in corpus.spoken.values() for s in kind}
    assert {"喂", "不知道", "不关我的事", "我不能", "我不会", "可是", "不是我们的责任", "你自己的问题"} <= spoken
    assert "本次通话将被录音" in spoken
    assert 0.3 < sum(sentences.SHARES.values()) < 0.8, "the rest is words in no order"


def test_confusable_sentences_do_not_say_the_forbidden_phrase() -> None:
    pairs = [row.split("\t") for row in sentences.lines("held_out_confusable")]
    assert [sentence for phrase, sentence in pairs if phrase in sentence] == []
    pairs = [row.split("\t") for row in sentences.lines("held_out_forbidden")]
    assert [sentence for phrase, sentence in pairs if phrase not in sentence] == []


def test_utterances_hold_every_sentence_once() -> None:
    read = [f"{i}" for i in range(100)]
    together = sentences.utterances(read)
    assert sorted(s for u in together for s in u) == sorted(read)
    assert {len(u) for u in together} == {1, 2, 3}
