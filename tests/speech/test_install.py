import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from speech.errors import InstallError
from speech.install import CATALOGUE, Entry, install, installed


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("tiny-model/", "")
        for name, text in files.items():
            z.writestr(name.replace("__", "/"), text)
    return out.getvalue()


GOOD = zipped(**{"tiny-model__am__final.mdl": "model", "tiny-model__README": "x" * 200_000})


def entry(body: bytes, url: str = "http://127.0.0.1:9/none", sha256: str | None = None) -> Entry:
    digest = sha256 or hashlib.sha256(body).hexdigest()
    return Entry("tiny-model", url, len(body), digest, "Apache-2.0", "")


class Publisher(BaseHTTPRequestHandler):
    body = GOOD

    def do_GET(self) -> None:
        if self.path != "/tiny-model.zip":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Publisher) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/tiny-model.zip"
        server.shutdown()
        thread.join()


def test_download_check_unpack(url: str, tmp_path: Path) -> None:
    catalogue = {"tiny": entry(GOOD, url)}
    seen: list[tuple[int, int]] = []
    assert installed(tmp_path, catalogue) == {}
    path = install("tiny", tmp_path, lambda done, total: seen.append((done, total)), catalogue=catalogue)
    assert path == tmp_path / "models/tiny-model"
    assert (path / "am/final.mdl").read_text() == "model"
    assert installed(tmp_path, catalogue) == {"tiny": path}
    assert seen[-1] == (len(GOOD), len(GOOD))
    assert [p.name for p in path.parent.iterdir()] == ["tiny-model"], "nothing else is left"
    assert install("tiny", tmp_path, catalogue={"tiny": entry(GOOD)}) == path, "once is enough"


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda url: entry(GOOD, url, sha256="0" * 64), "sha256"),
        (lambda url: entry(GOOD[:-10], url), "longer"),
        (lambda url: entry(GOOD, url + ".gone"), "404"),
        (lambda url: entry(GOOD), "download"),
    ],
)
def test_what_is_not_the_model_is_refused(url: str, tmp_path: Path, made: object, says: str) -> None:
    assert callable(made)
    with pytest.raises(InstallError, match=says):
        install("tiny", tmp_path, catalogue={"tiny": made(url)}, timeout_s=5)
    assert list((tmp_path / "models").iterdir()) == []


def test_from_a_file_at_hand(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(GOOD)
    path = install("tiny", tmp_path, zip_file=file, catalogue={"tiny": entry(GOOD)})
    assert (path / "am/final.mdl").is_file()
    assert file.is_file()


@pytest.mark.parametrize("name", ["../evil", "/evil", "tiny-model/../../evil", "a\\..\\evil"])
def test_a_zip_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    body = zipped(**{"tiny-model__README": "", name: "evil"})
    file = tmp_path / "x.zip"
    file.write_bytes(body)
    with pytest.raises(InstallError, match="leads out"):
        install("tiny", tmp_path / "data", zip_file=file, catalogue={"tiny": entry(body)})
    assert not list(tmp_path.rglob("evil"))
    assert list((tmp_path / "data/models").iterdir()) == []


@pytest.mark.parametrize(("body", "says"), [(b"not a zip", "unpack"), (b"PK", "unpack")])
def test_what_is_no_zip_is_refused(tmp_path: Path, body: bytes, says: str) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(body)
    with pytest.raises(InstallError, match=says):
        install("tiny", tmp_path, zip_file=file, catalogue={"tiny": entry(body)})


def test_a_data_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(InstallError, match="can't install into"):
        install("tiny", tmp_path / "data", catalogue={"tiny": entry(GOOD)})


def test_a_zip_without_its_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    with zipfile.ZipFile(file, "w") as z:
        z.writestr("other/README", "")
    with pytest.raises(InstallError, match="tiny-model"):
        install("tiny", tmp_path, zip_file=file, catalogue={"tiny": entry(file.read_bytes())})


def test_unknown_names_are_told_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="cn"):
        install("xx", tmp_path)
    with pytest.raises(InstallError, match="can't read"):
        install("cn", tmp_path, zip_file=tmp_path / "none.zip")


def test_the_catalogue_names_the_mandarin_model() -> None:
    cn = CATALOGUE["cn"]
    assert cn.url.endswith(f"{cn.folder}.zip")
    assert cn.size == 43_898_754
    assert len(cn.sha256) == 64
