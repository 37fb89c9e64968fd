"""Vosk's two decoding graphs: HCLr.fst (phones → words, made for look-ahead) and Gr.fst (the language model).

After Kaldi's recipes for look-ahead composition (Mohri, Pereira, Riley, "Weighted finite-state transducers in speech
recognition", 2002, for the parts H, C, L and G). There is no context dependency: C is the identity.
"""

import math
import os
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import structlog

from speech.training.language import END, START, Trigram
from speech.training.lexicon import Lexicon, Pronunciation
from speech.training.phones import FILLER_ID, PHONES, POSITIONS, SILENCE_ID, phone_id

_log = structlog.get_logger(__name__)

UNKNOWN = "[unk]"
"""The word that grammars use for speech outside them."""

_FILLER: Pronunciation = ("SPN",)
_SILENCE_BETWEEN = 0.3
"""How likely a pause is after a word."""

_LESS_LIKELY = 0.7
"""What each further pronunciation of a word costs."""

_LOOK_AHEAD = "/usr/lib/x86_64-linux-gnu/fst/22"
"""Where Debian puts OpenFst's plugins, which are not on the loader's path."""

Arc: TypeAlias = tuple[int, int, int, int, float]
"""From, to, input, output, cost."""


class Words:
    """The numbers of the words: first as they are counted, then as look-ahead has relabelled them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.number = {word: i + 1 for i, word in enumerate([*sorted(lexicon), UNKNOWN])}

    def relabelled(self, pairs: Mapping[int, int]) -> dict[str, int]:
        return {word: pairs[number] for word, number in self.number.items()}


def write(folder: Path, lexicon: Lexicon, model: Trigram, work: Path) -> None:
    """Write the model's ``graph`` folder. `work`: for files in between."""
    work.mkdir(parents=True, exist_ok=True)
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    words = Words(lexicon)
    lexicon_arcs, marks = _lexicon_arcs(lexicon, words)
    start, arcs, final = _with_phone_states(*_determinised(lexicon_arcs))
    _write_arcs(work / "HCL.txt", arcs, final, first=start)
    _fst(
        work,
        "fstcompile HCL.txt | fstconnect | fstarcsort --sort_type=olabel | "
        "fstconvert --fst_type=olabel_lookahead --save_relabel_opairs=relabel > HCLr.fst",
    )
    (folder / "HCLr.fst").write_bytes((work / "HCLr.fst").read_bytes())
    rows = (row.split() for row in (work / "relabel").read_text().splitlines())
    number = words.relabelled({int(old): int(new) for old, new in rows})
    _write_arcs(work / "G.txt", *_language_arcs(model, number))
    _fst(work, "fstcompile G.txt | fstconnect | fstarcsort --sort_type=ilabel | fstconvert --fst_type=const > Gr.fst")
    (folder / "Gr.fst").write_bytes((work / "Gr.fst").read_bytes())
    _write_tables(folder, number, marks)


def _lexicon_arcs(lexicon: Lexicon, words: Words) -> tuple[list[Arc], int]:
    """The lexicon as arcs (state 0 starts, 1 is between words, 2 before a pause), and how many marks it needed.

    Words that sound the same are told apart by a mark after them; the first mark is for pauses.
    """
    pronunciations = {**lexicon, UNKNOWN: (_FILLER,)}
    same = Counter(p for all_of_word in pronunciations.values() for p in all_of_word)
    arcs: list[Arc] = [(0, 1, 0, 0, -math.log(0.5)), (0, 2, 0, 0, -math.log(0.5))]
    arcs += [(2, 3, SILENCE_ID, 0, 0.0), (3, 1, FILLER_ID + 1, 0, 0.0)]
    used: Counter[Pronunciation] = Counter()
    state, marks = 4, 1
    for word in words.number:
        for nth, pronunciation in enumerate(pronunciations[word]):
            phones = _positioned(pronunciation)
            if same[pronunciation] > 1:
                used[pronunciation] += 1
                mark = used[pronunciation] + 1
                marks = max(marks, mark)
                phones.append(FILLER_ID + mark)
            here, cost, output = 1, _LESS_LIKELY * nth, words.number[word]
            for phone in phones[:-1]:
                arcs.append((here, state, phone, output, cost))
                here, state, cost, output = state, state + 1, 0.0, 0
            arcs.append((here, 1, phones[-1], output, cost - math.log(1 - _SILENCE_BETWEEN)))
            arcs.append((here, 2, phones[-1], output, cost - math.log(_SILENCE_BETWEEN)))
    return arcs, marks


def _positioned(pronunciation: Pronunciation) -> list[int]:
    if pronunciation == _FILLER:
        return [FILLER_ID]
    if len(pronunciation) == 1:
        return [phone_id(pronunciation[0], "S")]
    first, *inside, last = pronunciation
    return [phone_id(first, "B"), *(phone_id(phone, "I") for phone in inside), phone_id(last, "E")]


def _determinised(arcs: Sequence[Arc]) -> tuple[int, list[list[Arc]], dict[int, float]]:
    """The smallest machine that does the same: start, arcs by state, cost of ending in a state."""
    import kaldifst

    text = "".join(f"{a} {b} {i} {o} {cost:.5f}\n" for a, b, i, o, cost in arcs) + "1\n"
    nondeterministic = kaldifst.compile(text, acceptor=False)
    kaldifst.arcsort(nondeterministic, "olabel")
    answer: Any = kaldifst.determinize_star(nondeterministic)
    fst = nondeterministic if answer is None or isinstance(answer, bool) else answer  # in place in some releases
    kaldifst.minimize_encoded(fst)
    by_state = [
        [(s, a.nextstate, a.ilabel, a.olabel, a.weight.value) for a in kaldifst.ArcIterator(fst, s)]
        for s in range(fst.num_states)
    ]
    final = {s: fst.final(s).value for s in range(fst.num_states) if fst.final(s).value < 1e30}
    _log.info("lexicon determinised", states=fst.num_states)
    return fst.start, by_state, final


def _with_phone_states(
    start: int, by_state: list[list[Arc]], final: dict[int, float]
) -> tuple[int, list[Arc], dict[int, float]]:
    """H composed by hand: each phone p is one state of sound. Its transitions are 2p (enter) and 2p − 1 (stay).

    A state that different phones lead to is split, because staying in it means something else after each.
    """
    entered: list[set[int]] = [set() for _ in by_state]
    entered[start].add(0)
    for arcs in by_state:
        for _, to, phone, _, _ in arcs:
            entered[to].add(_sound(phone))
    split: dict[tuple[int, int], int] = {}
    added: list[Arc] = []
    states = len(by_state)
    for state, phones in enumerate(entered):
        for phone in phones:
            target = state
            if phone and len(phones) > 1:
                target, states = states, states + 1
                added.append((target, state, 0, 0, 0.0))
            split[state, phone] = target
            if phone:
                added.append((target, target, 2 * phone - 1, 0, 0.0))
    made = [
        (here, split[to, _sound(phone)], _transition(phone), word, cost)
        for arcs in by_state
        for here, to, phone, word, cost in arcs
    ]
    return start, made + added, final


def _sound(phone: int) -> int:
    """The phone, or 0 for what makes no sound: nothing, and marks."""
    return phone if 1 <= phone <= FILLER_ID else 0


def _transition(phone: int) -> int:
    return 2 * phone if phone <= FILLER_ID else _mark_transition(phone - FILLER_ID)


def _mark_transition(mark: int) -> int:
    """Kaldi numbers the marks after the last transition of the last phone."""
    return 2 * FILLER_ID + mark


def _language_arcs(model: Trigram, number: Mapping[str, int]) -> tuple[list[Arc], dict[int, float], int]:
    """The trigram as an acceptor: a state for each history that has words of its own, and one for none."""
    state: dict[tuple[str, ...], int] = {(): 0}
    for past in sorted(model.listed, key=len):
        state[past] = len(state)

    def target(past: tuple[str, ...], word: str) -> int:
        after = (*past, word)[-2:]
        while after not in state:
            after = after[1:]
        return state[after]

    arcs: list[Arc] = []
    final: dict[int, float] = {}
    for past, probabilities in [((), model.unigram), *model.listed.items()]:
        here = state[past]
        for word, probability in probabilities.items():
            cost = -math.log(max(probability, 1e-12))
            if word == END:
                final[here] = cost
            else:
                arcs.append((here, target(past, word), number[word], number[word], cost))
        if past:
            arcs.append((here, state[past[1:]], 0, 0, -math.log(model.backoff[past])))
    _log.info("language model", histories=len(state), arcs=len(arcs))
    return arcs, final, state[START,]


def _write_arcs(path: Path, arcs: Sequence[Arc], final: Mapping[int, float], first: int) -> None:
    """OpenFst's text form, whose first line tells the start state."""
    by_state: defaultdict[int, list[Arc]] = defaultdict(list)
    for arc in arcs:
        by_state[arc[0]].append(arc)
    with path.open("w") as f:
        for state in sorted(by_state, key=lambda s: (s != first, s)):
            f.writelines(f"{a} {b} {i} {o} {cost:.5f}\n" for a, b, i, o, cost in by_state[state])
        f.writelines(f"{state} {cost:.5f}\n" for state, cost in final.items())


def _write_tables(folder: Path, number: Mapping[str, int], marks: int) -> None:
    (folder / "disambig_tid.int").write_text("".join(f"{_mark_transition(m)}\n" for m in range(1, marks + 1)))
    last = max(number.values())
    rows = ["<eps> 0", *(f"{word} {number[word]}" for word in sorted(number, key=lambda word: number[word]))]
    rows += [f"#0 {last + 1}", f"{START} {last + 2}", f"{END} {last + 3}"]
    (folder / "words.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "phones" / "word_boundary.int").write_text("\n".join(word_boundaries()) + "\n")


def word_boundaries() -> Iterator[str]:
    """Where in words each phone stands, as Kaldi writes it."""
    names = dict(zip(POSITIONS, ("begin", "end", "internal", "singleton"), strict=True))
    yield f"{SILENCE_ID} nonword"
    for phone in PHONES[1:]:
        yield from (f"{phone_id(phone, position)} {names[position]}" for position in POSITIONS)
    yield f"{FILLER_ID} singleton"


def _fst(work: Path, pipeline: str) -> None:
    """Run OpenFst's programs in `work`. Raises `CalledProcessError` with the shell's words where one is missing."""
    libraries = os.pathsep.join(filter(None, (_LOOK_AHEAD, os.environ.get("LD_LIBRARY_PATH", ""))))
    environment = os.environ | {"LD_LIBRARY_PATH": libraries}
    subprocess.run(["bash", "-o", "pipefail", "-c", pipeline], cwd=work, env=environment, check=True)
