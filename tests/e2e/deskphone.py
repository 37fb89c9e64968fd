"""An agent's desk phone: baresip. Registers with a password, answers by itself, speaks a WAV, keeps what it hears."""

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

import numpy as np

from tests.e2e.media import RATE, Samples, write_wav
from tests.e2e.ports import free_port, free_range
from tests.e2e.waiting import eventually
from tests.require import require

MODULES = Path("/usr/lib/baresip/modules")

LONGEST_CALL_S = 120
"""baresip hangs up when its WAV is over: silence follows what it says."""

CONFIG = """\
poll_method epoll
sip_listen 127.0.0.1:{sip}
net_interface 127.0.0.1
rtp_ports {first}-{last}
audio_source aufile,{say}
audio_player aubridge,nowhere
audio_alert none
audio_level no
statmode_default off
auplay_format s16
ausrc_format s16
module_path {modules}
module g711.so
module aubridge.so
module aufile.so
module sndfile.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{control}
snd_path {folder}
"""

ACCOUNT = (
    "<sip:{user}@127.0.0.1:{server};transport=udp>;auth_pass={password};answermode={mode};audio_codecs=PCMA;regint=60\n"
)


class DeskPhone:
    """Registers `user` at the centre on loopback port `server`. Use it in a ``with``."""

    def __init__(
        self, folder: Path, user: str, password: str, server: int, say: Samples, *, answers: bool = True
    ) -> None:
        self._program = require("baresip")
        self.folder = folder
        self.user = user
        folder.mkdir(parents=True, exist_ok=True)
        first, last = free_range(10)
        self._control = free_port(socket.SOCK_STREAM)
        (folder / "config").write_text(
            CONFIG.format(
                sip=free_port(),
                first=first,
                last=last,
                say=write_wav(folder / "say.wav", np.pad(say, (0, LONGEST_CALL_S * RATE))),
                modules=MODULES,
                control=self._control,
                folder=folder,
            ),
            encoding="utf-8",
        )
        mode = "auto" if answers else "manual"
        (folder / "accounts").write_text(
            ACCOUNT.format(user=user, server=server, password=password, mode=mode), encoding="utf-8"
        )
        (folder / "contacts").touch()
        self.log = folder / "baresip.log"
        self._spoken = 0
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, name: str, parameters: str = "") -> str:
        """Say something to baresip's control port; returns its answer (netstrings of JSON)."""
        body = json.dumps({"command": name, "params": parameters}).encode()
        with socket.create_connection(("127.0.0.1", self._control), timeout=5) as control:
            control.sendall(b"%d:%s," % (len(body), body))
            return control.recv(65_536).decode(errors="replace")

    def hang_up(self) -> None:
        self.command("hangup")

    def say(self, speech: Samples) -> float:
        """Speak in the call that is there, in place of what it says. Returns when it will have said it (monotonic)."""
        self._spoken += 1
        path = write_wav(self.folder / f"say-{self._spoken}.wav", np.pad(speech, (0, LONGEST_CALL_S * RATE)))
        self.command("ausrc", f"aufile,{path}")
        return time.monotonic() + len(speech) / RATE

    def hold(self) -> None:
        """Press its hold key: a re-INVITE says that it only sends (RFC 3264 §8.4)."""
        self.command("hold")

    def resume(self) -> None:
        self.command("resume")

    def heard(self) -> Samples:
        """What it heard in all its calls so far, oldest first."""
        dumps = sorted(self.folder.glob("dump-*-dec.wav"), key=lambda path: path.stat().st_mtime)
        return np.concatenate([np.zeros(0, np.int16), *(_growing_wav(path) for path in dumps)])

    def __enter__(self) -> Self:
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [self._program, "-4", "-f", str(self.folder)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        eventually(lambda: "200 OK" in self.log.read_text(errors="replace"), f"phone {self.user} is registered")
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _growing_wav(path: Path) -> Samples:
    """What is in a WAV whose writer has not filled in its sizes yet."""
    _, _, samples = path.read_bytes().partition(b"data")
    samples = samples[4:]
    return np.frombuffer(samples[: len(samples) & ~1], np.int16)
