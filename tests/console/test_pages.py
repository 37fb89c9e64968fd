from pathlib import Path

import pytest

from tests.console.house import House, house


async def test_where_nothing_is_built_the_page_says_how(open_house: House) -> None:
    answer = await open_house.http.get("/")
    assert answer.status_code == 200
    assert "make web" in answer.text


@pytest.fixture
def static(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>console</title>")
    (folder / "favicon.svg").write_text("<svg/>")
    (folder / "assets" / "main-1a2b.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


async def test_the_front_end_is_served(tmp_path: Path, static: Path) -> None:
    async with house(tmp_path / "data", static=static) as home:
        for path in ("/", "/index.html", "/desk", "/board/today", "/calls/c1"):
            page = await home.http.get(path)
            assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
            assert page.headers["cache-control"] == "no-cache", "a new build is seen at once"
        script = await home.http.get("/assets/main-1a2b.js")
        assert script.text == "1"
        assert "immutable" in script.headers["cache-control"]
        assert (await home.http.get("/favicon.svg")).headers["content-type"].startswith("image/svg")


@pytest.mark.parametrize(
    "path", ["/assets/old-9z.js", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/ws/other"]
)
async def test_nothing_else_is(tmp_path: Path, static: Path, path: str) -> None:
    async with house(tmp_path / "data", static=static) as home:
        answer = await home.http.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
