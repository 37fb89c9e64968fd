"""The media measurement runs and prints its figures."""

import json
import subprocess
import sys

import pytest


@pytest.mark.parametrize("options", [["--engine", "plane"], ["--engine", "native", "--mode", "bridge", "--listen"]])
def test_a_short_measurement_prints_json(options: list[str]) -> None:
    command = [sys.executable, "-m", "bench.media", "--calls", "4", "--seconds", "1", "--warm-up", "0.3", *options]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    figures = json.loads(run.stdout)
    assert figures["calls"] == 4
    assert figures["packets_per_second"] == pytest.approx(50, abs=5)
    assert figures["silent_packets"] < 20
    assert figures["packets_lost_from_phones"] is not None
    assert figures["machine"]["cores"] >= 1
