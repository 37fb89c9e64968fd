"""``python -m speech.training --out DIR``: build the small model anew. See README.md beside this file."""

import argparse
import sys
from pathlib import Path

from speech.training import build

_SCRIPTS = Path(__file__).parents[2] / "hotline" / "scripts"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m speech.training", description="Build the small model that ships.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model; made, or written over")
    parser.add_argument("--work", type=Path, help="folder for everything in between (default: DIR.work)")
    parser.add_argument("--scripts", type=Path, default=_SCRIPTS, help="folder of script files (default: the shipped)")
    parser.add_argument("--budget", type=float, default=1600, help="processor seconds to train (default: %(default)s)")
    parser.add_argument("--hours", type=float, default=12, help="hours of audio to speak (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="cores to use (default: %(default)s)")
    parser.add_argument(
        "--acoustic-from", type=Path, help="model whose network to keep: learn only words and sentences"
    )
    parser.add_argument("--replace", action="store_true", help="take the shipped model's place, if it is better")
    given = parser.parse_args()
    plan = build.Plan(
        out=given.out,
        work=given.work or given.out.with_name(given.out.name + ".work"),
        scripts=given.scripts,
        budget_s=given.budget,
        hours=given.hours,
        processes=given.processes,
        acoustic_from=given.acoustic_from,
    )
    built = build.build(plan)
    sys.stdout.write(built.table)
    for objection in built.objections:
        sys.stdout.write(f"not better: {objection}\n")
    if not given.replace:
        return 0
    if built.objections:
        return 1
    build.replace(plan)
    return 0


if __name__ == "__main__":
    sys.exit(main())
