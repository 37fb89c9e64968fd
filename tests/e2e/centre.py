"""A centre that runs as its own process, as a site runs it, and its API as a program sees it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import httpx

from tests.e2e.ports import free_port, free_range
from tests.e2e.waiting import eventually

ROOT = Path(__file__).parents[2]
PASSWORD = "hotline-demo"
HOTLINE = (sys.executable, "-c", "from hotline.cli import main; main()")


class Api:
    """``/api/v1`` for one person."""

    def __init__(self, base: str, user: str) -> None:
        self._http = httpx.Client(base_url=f"{base}/api/v1", timeout=10)
        answer = self._http.post("/login", json={"user": user, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        self.token: str = answer.json()["token"]
        self._http.headers["Authorization"] = f"Bearer {self.token}"
        # The token alone, as programs use it.
        self._http.cookies.clear()

    def get(self, path: str, **filters: str | int) -> Any:
        answer = self._http.get(path, params=filters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def items(self, path: str, **filters: str | int) -> list[Any]:
        found: list[Any] = self.get(path, **filters)["items"]
        return found

    def request(self, method: str, path: str, body: object = None) -> httpx.Response:
        return self._http.request(method, path, json=body)

    def do(self, method: str, path: str, body: object, status: int) -> Any:
        answer = self.request(method, path, body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def close(self) -> None:
        self._http.close()


class Centre:
    """``hotline demo`` on free ports and its own data folder. Use it in a ``with``.

    `quiet`: nobody is simulated.
    """

    def __init__(self, folder: Path, *, quiet: bool = True, **settings: str) -> None:
        self._command = [*HOTLINE, "demo", *(["--quiet"] if quiet else [])]
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "centre.log"
        self.sip_port = free_port()
        self.http_port = free_port(socket.SOCK_STREAM)
        first, last = free_range(80)
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("HOTLINE_")} | {
            "HOTLINE_DATA": str(self.data),
            "HOTLINE_SIP": f"udp:127.0.0.1:{self.sip_port}",
            "HOTLINE_RTP_PORTS": f"{first}-{last}",
            "HOTLINE_HTTP": f"127.0.0.1:{self.http_port}",
            "HOTLINE_LOG_FORMAT": "json",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._apis: list[Api] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        eventually(self._ready, "the centre is ready", within=120)

    def _ready(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"the centre stopped:\n{self.log.read_text()}"
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """As the kernel or a power cut would end it."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """As an operator would end it. Returns the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(timeout=20)

    def api(self, user: str) -> Api:
        self._apis.append(Api(self.url, user))
        return self._apis[-1]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        for api in self._apis:
            api.close()
        if self._process is not None and self._process.poll() is None:
            try:
                self.stop()
            except subprocess.TimeoutExpired:
                self.kill()
                raise
