"""A PostgreSQL server of the benchmark's own, as Debian sets it up but for more memory; it ends with the block."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = ("listen_addresses=127.0.0.1", "max_connections=300", "shared_buffers=1GB", "max_wal_size=4GB")


@contextmanager
def postgres(folder: Path | None = None) -> Iterator[str]:
    """The address of its database ``postgres``. `folder`: where it keeps its data; None: it keeps none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise SystemExit("PostgreSQL is not here: apt install postgresql")
    programs, data = found[-1].parent, folder or Path(tempfile.mkdtemp(prefix="hotline-bench-"))
    data.mkdir(parents=True, exist_ok=True)
    user = "postgres" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
    if user:
        shutil.chown(data, user, user)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": data, "user": user, "group": user}
    if not (data / "data").exists():
        initdb = [programs / "initdb", "-D", data / "data", "-U", "hotline", "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run(list(map(str, initdb)), check=True, **quiet)  # type: ignore[call-overload]
    command = [programs / "postgres", "-D", data / "data", "-p", port, "-k", data]
    command += [part for setting in SETTINGS for part in ("-c", setting)]
    process = subprocess.Popen(list(map(str, command)), **quiet)  # type: ignore[call-overload]
    try:
        ready = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        while subprocess.run(ready, check=False).returncode != 0:
            if process.poll() is not None:
                raise SystemExit("PostgreSQL did not start")
            time.sleep(0.1)
        yield f"postgresql://hotline:secret@127.0.0.1:{port}/postgres"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=120)
        if folder is None:
            shutil.rmtree(data, ignore_errors=True)
