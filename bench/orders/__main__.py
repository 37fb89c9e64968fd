"""How fast lists, search, callbacks and orders are over a full book: `python -m bench.orders`. Prints JSON.

A made-up book is loaded, which is not measured; then every question is asked one after the other, as the product asks
it. A second, small book has as many open orders but hardly a closed one: what it costs to tick over both tells whether
closed history costs anything.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import asyncpg

from bench.machine import machine
from bench.orders.creation import CREATORS, log_aside
from bench.orders.loading import load
from bench.orders.measuring import creating, crowd, plain_search, reading, ticking
from bench.orders.server import postgres
from hotline.storage.database import Database


async def _filled(url: str, orders: int, still_open: int, callbacks: int) -> float:
    """Loads a book; how many seconds that took."""
    began = time.monotonic()
    await load(url, orders, still_open, callbacks)
    return round(time.monotonic() - began, 1)


async def _measure(options: argparse.Namespace, server: str | None, folder: Path) -> dict[str, Any]:
    still_open = min(options.open, options.orders // 2)
    sizes = {"full": options.orders, "small": min(options.orders, still_open * 3 // 2)}
    urls: dict[str, str] = {}
    report: dict[str, Any] = {"database": options.database, "loading_s": {}}
    for name, orders in sizes.items():
        marker = folder / f"{name}.loaded"
        if server is None:
            urls[name] = f"sqlite:///{folder / name}.db"
        else:
            urls[name] = server.rpartition("/")[0] + f"/{name}_book"
        if not marker.exists():
            if server is not None:
                connection = await asyncpg.connect(server)
                await connection.execute(f"CREATE DATABASE {name}_book")
                await connection.close()
            report["loading_s"][name] = await _filled(
                urls[name], orders, still_open, options.callbacks if name == "full" else 0
            )
            marker.touch()
        print(f"{name} book: {orders} orders", file=sys.stderr)
    report["machine"] = machine()
    report["orders"], report["open"], report["callbacks"] = options.orders, still_open, options.callbacks
    small, full = Database(urls["small"]), Database(urls["full"])
    report["ticks, small book"] = await ticking(small, options.times)
    report["ticks"] = await ticking(full, options.times)
    ticks = [report[book]["tick, nothing due"]["p50"] for book in ("ticks", "ticks, small book")]
    report["ticks"]["ratio to the small book, p50"] = round(ticks[0] / ticks[1], 2)
    report |= await reading(full, options.times)
    report["peer: plain search"] = await plain_search(full, min(5, options.times))
    report["creation"] = await creating(full, urls["full"], options.times)
    await small.stop()
    await full.stop()
    report["creation"] |= await crowd(urls["full"], options.creators)
    report["load_average_after"] = machine()["load_average"]
    return report


def _table(report: Mapping[str, Any], indent: str = "") -> None:
    """For people, beside the JSON."""
    for name, value in report.items():
        if isinstance(value, Mapping) and "p95" in value:
            figures = "  ".join(f"{key} {value[key]:>8}" for key in ("p50", "p95", "max"))
            rest = {key: one for key, one in value.items() if key not in ("p50", "p95", "max", "mean")}
            print(f"{indent}{name:<38} {figures}  {rest}", file=sys.stderr)
        elif isinstance(value, Mapping):
            print(f"{indent}{name}", file=sys.stderr)
            _table(value, indent + "  ")
        else:
            print(f"{indent}{name:<38} {value}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.orders", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--open", type=int, default=20_000, help="of them")
    parser.add_argument("--callbacks", type=int, default=200_000, help="open ones")
    parser.add_argument("--times", type=int, default=200, help="every question is asked")
    parser.add_argument("--creators", type=int, default=CREATORS, help="who open an order in the same moment")
    parser.add_argument("--folder", type=Path, help="where the books are kept for the next run; else nowhere")
    options = parser.parse_args()
    log_aside()
    with ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hotline-bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        server = stack.enter_context(postgres(folder / "server")) if options.database == "postgresql" else None
        report = asyncio.run(_measure(options, server, folder))
    _table(report)
    print(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
