"""The house rules that a machine can read: who imports whom, what importing does, where clocks are read."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("domain", "telephony", "speech", "hotline", "agent_console")

MAY_IMPORT = {
    "domain": {"domain"},
    "telephony": {"telephony", "domain"},
    "speech": {"speech", "domain"},
    "hotline": {"hotline", "telephony", "speech", "domain"},
    "agent_console": {"agent_console", "hotline", "domain"},
}
"""Which of our packages each of them may import."""

COMPOSITION_ROOT = "hotline/cli.py"
"""The one file that may import everything: it puts the parts together."""

IMPURE = frozenset(
    (
        *("asyncio", "logging", "os", "pathlib", "queue", "random", "secrets", "select", "shutil", "signal", "socket"),
        *("sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "uuid"),
    )
)
"""Parts of the standard library that bring I/O, a clock or chance: not in `domain`, not in protocol cores."""

SANS_IO = ("telephony/engines/native/sip",)
"""Folders of protocol cores: bytes and `now` in, bytes and events out."""

CLOCKS = {("time", "time"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}

LONG_FILES: dict[str, int] = {}
"""Python files of more than 350 lines, with their length at most. Empty, and meant to stay so."""


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "node_modules" not in path.parts)


def tracked_files() -> list[Path]:
    """Files of the repository: what git knows, or everything where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
        return [path for path in (ROOT / name for name in names) if path.is_symlink() or path.is_file()]
    hidden = {".venv", "node_modules", ".git", "static", "data"}
    return [path for path in ROOT.rglob("*") if path.is_file() and not hidden & set(path.relative_to(ROOT).parts)]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that `path` imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full"
            yield node.lineno, node.module or ""


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_point_one_way(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in python_files(package)
        if str(path.relative_to(ROOT)) != COMPOSITION_ROOT
        for line, name in imports(path)
        if name.partition(".")[0] in {*PACKAGES, "tests", "bench"} - MAY_IMPORT[package]
    ]
    assert not wrong, "\n".join(wrong)


def test_domain_stands_on_the_standard_library_alone() -> None:
    pure = (sys.stdlib_module_names | {"domain"}) - IMPURE
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in python_files("domain")
        for line, name in imports(path)
        if name.partition(".")[0] not in pure
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("folder", SANS_IO)
def test_protocol_cores_do_no_io(folder: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in python_files(folder)
        for line, name in imports(path)
        if name.partition(".")[0] in IMPURE - {"secrets"}
    ]
    assert not wrong, "\n".join(wrong)


def test_the_wall_clock_is_read_in_one_place() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} reads {ast.unparse(node.func)}"
        for path in python_files(*PACKAGES)
        if path != ROOT / "hotline" / "clock.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (ast.unparse(node.func.value).rpartition(".")[2], node.func.attr) in CLOCKS
    ]
    assert not wrong, "\n".join(wrong)


IMPORT_EVERYTHING = """
import importlib, pkgutil, sys

FORBIDDEN = {"socket.bind", "socket.connect", "socket.getaddrinfo", "sqlite3.connect", "subprocess.Popen", "os.system",
             "os.mkdir", "os.remove", "os.rename", "_thread.start_new_thread"}

def watch(event, args):
    if event in FORBIDDEN:
        raise AssertionError(f"importing {current} does {event} {args}")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise AssertionError(f"importing {current} writes {args[0]}")

current = ""
sys.addaudithook(watch)
for package in sys.argv[1:]:
    for module in pkgutil.walk_packages([package], package + "."):
        current = module.name
        # A program's entry, and the script that Alembic runs, are no modules to import.
        if current.rpartition(".")[2] != "__main__" and current != "hotline.storage.migrations.env":
            importlib.import_module(current)
"""


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_opens_nothing(package: str) -> None:
    run = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_EVERYTHING, package], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_nothing_reaches_outside_the_repository() -> None:
    folders = ("../" + "shared", *(f"/{name}/" for name in ("root", "home", "Users", "tmp/v")))
    outside = [text.encode() for text in folders]
    wrong = []
    for path in tracked_files():
        name = path.relative_to(ROOT)
        if path.is_symlink():
            if not path.resolve().is_relative_to(ROOT):
                wrong.append(f"{name} links to {path.resolve()}")
            continue
        content = path.read_bytes()
        if b"\0" in content[:8192]:
            continue
        for number, line in enumerate(content.splitlines(), start=1):
            wrong += [f"{name}:{number} names {text.decode()}" for text in outside if text in line]
    assert not wrong, "\n".join(wrong)


def test_files_stay_short() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*PACKAGES, "tests", "bench")
    }
    long = {name: length for name, length in lengths.items() if length > LONG_FILES.get(name, 350)}
    assert not long, f"one subject a file, seldom more than 300 lines: {long}"


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()
