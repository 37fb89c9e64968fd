"""What a built model says of itself: its README, with figures."""

from collections.abc import Mapping, Sequence

from speech.training.evaluation import Score
from speech.training.sets import TestSet

_README = """\
hotline-zh-small: a small Mandarin telephone model for Vosk 0.3.45 (Kaldi nnet3), 8 kHz, {megabytes:.1f} MB.

Made so that the product can be tested and shown where nothing can be downloaded, with espeak-ng
(-v cmn-latn-pinyin and its variants) speaking a service hotline's sentences.
IT DOES NOT RECOGNISE REAL CALLERS. A site installs a real model: `hotline models install cn`.

Built by `make model` (speech/training): trained only on espeak-ng's audio of this project's own sentences, of the
lines of its scripts and prompts, and of words from jieba's list; readings from espeak-ng and pypinyin.
{words} words, toneless phones, trigram language model.

Measured at 8 kHz mu-law. CER: character error rate. "New" sentences are in neither the training audio nor the
language model's text; the required, forbidden and short lines are, because the model is there to hear them, but
the voices of the test are not. "By sound": right but for characters that are pronounced alike, which is how
phrases are compared. In brackets the model that this one was compared with.

{table}

{phrases}

Speed, pitch and level vary and there is noise at 22-40 dB, except for the ordinary voices (160 words/min, no noise).
People (read news): 100 % wrong; no person's voice was in the training.
Processor: {cpu:.3f} s a second of speech.

Numbers come out as hanzi digits, one word each (幺 and 一 as spoken). Confidence is near 1.0 on most words: a weak
signal. Toneless: 在/再, 他/她, 喂/位/为 rest on the language model, so a lone 喂 is 喂 because people say it alone.
Grammar mode works with words of graph/words.txt.

Licence: Apache-2.0, see LICENSE. Used to build it, and not part of it: espeak-ng (GPL-3.0, as a separate program),
jieba (MIT, its word list and counts), pypinyin (MIT), PyTorch (BSD), OpenFst, kaldifst and kaldi-native-fbank
(Apache-2.0).
"""


def readme(
    sets: Sequence[TestSet], new: Mapping[str, Score], old: Mapping[str, Score], *, words: int, size: int
) -> str:
    """The README of a model of `size` bytes with `words` words."""
    return _README.format(
        megabytes=size / 1e6,
        words=f"{words:,}",
        table=table(sets, new, old),
        phrases=phrases(new, old),
        cpu=new["heard-sentences"].cpu_share,
    )


def table(sets: Sequence[TestSet], new: Mapping[str, Score], old: Mapping[str, Score]) -> str:
    """A row for each set: CER, whole sentences right by character and by sound; in brackets the old model's."""
    rows = [f"{'':64} {'CER %':>13} {'exact':>11} {'by sound':>11} {'of':>4}"]
    for s in sets:
        n, o = new[s.name], old[s.name]
        rows.append(
            f"{s.about:64} {f'{100 * n.cer:.1f} ({100 * o.cer:.1f})':>13} {f'{n.exact} ({o.exact})':>11} "
            f"{f'{n.same_sound} ({o.same_sound})':>11} {len(n.sentences):>4}"
        )
    return "\n".join(row.rstrip() for row in rows)


def phrases(new: Mapping[str, Score], old: Mapping[str, Score]) -> str:
    """How many forbidden words were heard where they were said, and where they were not."""
    rows = []
    for name, what in (
        ("forbidden-new", "forbidden words in new sentences, heard"),
        ("confusable-new", "heard where they were not said"),
    ):
        n, o = new[name], old[name]
        rows.append(
            f"{what}: {n.with_phrase} ({o.with_phrase}) of {len(n.sentences)}, "
            f"by sound {n.with_phrase_by_sound} ({o.with_phrase_by_sound})"
        )
    return "\n".join(rows)
