"""How well, and how cheaply, agents' words are judged: `python -m bench.phrasing cost|text|calls`. Prints JSON.

cost    processor time for a minute of speech against 300 rules
text    calls of known truth from the shipped scripts, as text with a recogniser's errors in it
calls   such calls spoken by espeak-ng, through a telephone line and the recogniser
"""

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

from bench import phrasing_calls, phrasing_cost, phrasing_text
from bench.machine import machine
from hotline import scripts

MODEL = Path(__file__).parents[1] / "speech/models/hotline-zh-small"


def _cost(options: argparse.Namespace) -> Any:
    return phrasing_cost.measure(options.rules, options.minutes, options.runs, options.seed)


def _text(options: argparse.Namespace) -> Any:
    shipped = scripts.load(options.scripts)
    return phrasing_text.measure(shipped, options.calls, options.runs, options.seed, options.rates)


def _calls(options: argparse.Namespace) -> Any:
    return asyncio.run(
        phrasing_calls.measure(
            scripts.load(options.scripts),
            model=options.model,
            cache=options.cache,
            calls=options.calls,
            runs=options.runs,
            seed=options.seed,
            alternatives=options.alternatives,
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.phrasing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_subparsers(required=True)
    cost = what.add_parser("cost")
    cost.add_argument("--rules", type=int, default=300)
    cost.add_argument("--minutes", type=int, default=10, help="of speech in one run")
    cost.add_argument("--runs", type=int, default=5)
    cost.set_defaults(measure=_cost)
    text = what.add_parser("text")
    text.add_argument("--calls", type=int, default=100, help="in one run")
    text.add_argument("--runs", type=int, default=4)
    text.add_argument("--rates", type=float, nargs="+", default=phrasing_text.RATES, help="shares of wrong characters")
    text.set_defaults(measure=_text)
    calls = what.add_parser("calls")
    calls.add_argument("--calls", type=int, default=32, help="in one run")
    calls.add_argument("--runs", type=int, default=2)
    calls.add_argument("--model", type=Path, default=MODEL, help="the folder of a Vosk model")
    calls.add_argument("--cache", type=Path, required=True, help="a folder for what was spoken and heard")
    calls.add_argument("--alternatives", type=int, default=0, help="readings that the recogniser is asked for")
    calls.set_defaults(measure=_calls)
    for command in (text, calls):
        command.add_argument("--scripts", type=Path, default=scripts.SHIPPED, help="a folder of script files")
    for command in (cost, text, calls):
        command.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(options.measure(options) | {"machine": machine()}, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
