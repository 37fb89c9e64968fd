"""SIPp: callers and customers' phones, by scenario."""

import subprocess
from pathlib import Path
from typing import Self

from tests.e2e.ports import free_port
from tests.e2e.waiting import eventually
from tests.require import require

SCENARIOS = Path(__file__).parent / "scenarios"


class Sipp:
    """One run of one scenario. Use it in a ``with``; leaving it ends what is left.

    `keys` fill in ``[name]`` in the scenario. `server`: the centre's SIP port, for a scenario that calls. `patience_s`:
    how long a caller stays who hangs up by themselves.
    """

    def __init__(
        self,
        folder: Path,
        scenario: str,
        *,
        server: int | None = None,
        host: str = "127.0.0.1",
        port: int | None = None,
        number: str = "95001",
        calls: int = 1,
        patience_s: float = 0,
        **keys: str | int,
    ) -> None:
        self.port = port or free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / f"{scenario}-{self.port}.messages"
        self.errors = folder / f"{scenario}-{self.port}.errors"
        self._command = [require("sipp"), "-sf", str(SCENARIOS / f"{scenario}.xml"), "-m", str(calls)]
        self._command += ["-i", host, "-p", str(self.port), "-s", number, "-nostdin", "-timeout", "120s"]
        self._command += ["-trace_msg", "-message_file", str(self.log)]
        self._command += ["-trace_err", "-error_file", str(self.errors)]
        self._command += ["-d", str(int(patience_s * 1000))]
        for name, value in keys.items():
            self._command += ["-key", name, str(value)]
        if server is not None:
            self._command.append(f"127.0.0.1:{server}")
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def messages(self) -> str:
        """Everything sent and received so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def wait_for(self, text: str, within: float = 20.0) -> None:
        """Until a message with `text` in it was sent or received."""
        eventually(lambda: text in self.messages(), f"SIPp sees {text!r} in {self.log.name}", within)

    def finish(self, within: float = 30.0) -> None:
        """Wait for the scenario's end. Fails unless every message was as the scenario says."""
        assert self._process is not None
        try:
            code = self._process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"SIPp still waits after {within} s\n{self.messages()}") from None
        assert code == 0, f"SIPp ended with {code}\n{self._complaints()}\n{self.messages()}"

    def _complaints(self) -> str:
        return self.errors.read_text(errors="replace") if self.errors.exists() else ""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
