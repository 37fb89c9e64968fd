"""From sentences to a model with its figures, step by step. What a step has made is kept, and not made again."""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog

from speech.checksums import SUMS, sums
from speech.model import SHIPPED
from speech.recogniser import Model
from speech.training import acoustic, card, export, graph, language, lexicon, script_lines, sets, shards, words
from speech.training import sentences as text
from speech.training.espeak import Espeak
from speech.training.evaluation import Score, objections, score
from speech.training.network import Weights
from speech.training.slots import unknown

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build from, and how long."""

    out: Path
    """The model's folder."""
    work: Path
    """Shards, weights, test sets: everything in between."""
    scripts: Path
    """Folder of script files."""
    budget_s: float
    """Seconds of processor time to train."""
    hours: float
    """Of audio."""
    processes: int
    compared_with: Path = SHIPPED
    acoustic_from: Path | None = None
    """A model whose network is taken as it is: only its words and sentences are new."""


@dataclass(frozen=True, slots=True)
class Built:
    table: str
    """Figures of the new model, and of the one it was compared with."""
    objections: list[str]
    """Why it may not take the other's place."""


def build(plan: Plan) -> Built:
    """Do every step; minutes to an hour. Deterministic but for how far training comes in its time."""
    plan.work.mkdir(parents=True, exist_ok=True)
    plan.out.mkdir(parents=True, exist_ok=True)
    corpus = text.compose(plan.scripts)
    strange = unknown(script_lines.in_scripts(plan.scripts))
    if strange:
        _log.warning("variables of scripts without values of their own", variables=sorted(strange))
    _log.info("corpus", **{kind: len(set(spoken)) for kind, spoken in corpus.spoken.items()}, read=len(corpus.read))
    if plan.acoustic_from is None:
        export.write(plan.out, _weights(plan, corpus))
    else:
        for part in ("am", "conf"):
            shutil.copytree(plan.acoustic_from / part, plan.out / part, dirs_exist_ok=True)
    known = _language(plan, corpus)
    shutil.copyfile(SHIPPED / "LICENSE", plan.out / "LICENSE")
    made = sets.speak(plan.work / "sets", plan.scripts, corpus)
    new, old = _scores(plan, plan.out, made), _scores(plan, plan.compared_with, made)
    size = sum(f.stat().st_size for f in plan.out.rglob("*") if f.is_file())
    (plan.out / "README").write_text(card.readme(made, new, old, words=known, size=size), encoding="utf-8")
    (plan.out / SUMS).write_text(sums(plan.out))
    _write_misses(plan.work / "misses.tsv", new)
    return Built(f"{card.table(made, new, old)}\n\n{card.phrases(new, old)}\n", objections(old, new))


def replace(plan: Plan) -> None:
    """Put the built model where the shipped one is."""
    for path in sorted(SHIPPED.rglob("*")):
        if path.is_file():
            path.unlink()
    shutil.copytree(plan.out, SHIPPED, dirs_exist_ok=True)


def _weights(plan: Plan, corpus: text.Corpus) -> Weights:
    common = words.commonest(words.jieba_frequencies())
    said = hashlib.sha256(repr((corpus.spoken, common)).encode()).hexdigest()[:8]
    count = 2 * plan.processes
    orders = [
        shards.Order(
            plan.work / f"shard-{said}-{plan.hours / count:.3f}h-{seed}.npz", plan.hours / count, seed, corpus, common
        )
        for seed in range(1, count + 1)
    ]
    kept = plan.work / f"weights-{said}-{plan.hours:.3f}h-{plan.budget_s:.0f}s.npz"
    if not kept.is_file():
        shards.make(orders, plan.processes)
        acoustic.train([order.path for order in orders], plan.budget_s, threads=plan.processes).write(kept)
    return Weights.read(kept)


def _language(plan: Plan, corpus: text.Corpus) -> int:
    """Write the model's graph; how many words it knows."""
    cut = words.jieba_cut()
    segmented = {sentence: words.segment(sentence, cut) for sentence in set(corpus.read)}
    vocabulary = words.vocabulary(segmented.values(), words.jieba_frequencies())
    spoken = lexicon.lexicon(vocabulary.words, lexicon.espeak_reading(Espeak()))
    utterances = [
        [word for sentence in together for word in segmented[sentence] if word in spoken]
        for together in text.utterances(corpus.read)
    ]
    model = language.train(utterances, {word: vocabulary.general[word] for word in spoken})
    graph.write(plan.out / "graph", spoken, model, plan.work / "graph")
    return len(spoken)


def _scores(plan: Plan, folder: Path, made: list[sets.TestSet]) -> Mapping[str, Score]:
    model = Model(folder)
    found = {s.name: score(model, plan.work / "sets" / s.name) for s in made}
    for name, figures in found.items():
        _log.info("score", model=folder.name, set=name, cer=round(figures.cer, 4), exact=figures.exact)
    return found


def _write_misses(path: Path, scores: Mapping[str, Score]) -> None:
    """Every sentence that was not heard as it was said, to look at."""
    rows = [
        f"{name}\t{s.voice}\t{s.text}\t{s.heard}\n"
        for name, figures in scores.items()
        for s in figures.sentences
        if not s.exact
    ]
    path.write_text("".join(rows), encoding="utf-8")
