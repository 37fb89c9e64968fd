"""The built front end at ``/``, and a page that says how to build it where it is missing."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.types import Receive, Scope, Send

STATIC = Path(__file__).parent / "static"

_PROGRAMS = ("/api/", "/ws/", "/healthz", "/metrics", "/openapi.json")
"""Addresses of programs: a page there would only hide a mistake."""

_NOT_BUILT = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>hotline</title>
<body style="font:16px/1.6 sans-serif;max-width:40em;margin:4em auto;padding:0 1em">
<h1>页面尚未构建 · The console is not built yet</h1>
<p>在项目目录运行 <code>make web</code>，然后刷新本页。服务本身已在运行。</p>
<p>Run <code>make web</code> in the project folder and reload. The service itself is running;
its API is described at <a href="/openapi.json">/openapi.json</a>.</p>
</body></html>
"""


class Pages:
    """ASGI app for every address no route has: files of the front end, and its `index.html` for its own routes."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._folder = folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # an unknown WebSocket: refused in the handshake
            await send({"type": "websocket.close", "code": 1000})
            return
        request = Request(scope, receive)
        if f"{request.url.path}/".startswith(_PROGRAMS):
            raise HTTPException(404)
        if request.method not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        await self._page(request.url.path)(scope, receive, send)

    def _page(self, path: str) -> Response:
        index = self._folder / "index.html"
        if not index.is_file():
            return HTMLResponse(_NOT_BUILT, headers={"cache-control": "no-cache"})
        file = self._file(path)
        if file is not None:
            # Vite names what it builds by its content; everything else may change.
            kept = "public, max-age=31536000, immutable" if path.startswith("/assets/") else "no-cache"
            return FileResponse(file, headers={"cache-control": kept})
        if Path(path).suffix:
            raise HTTPException(404)
        return FileResponse(index, headers={"cache-control": "no-cache"})

    def _file(self, path: str) -> Path | None:
        """The file at `path`, never one outside the folder."""
        try:
            file = (self._folder / path.lstrip("/")).resolve()
        except (OSError, ValueError):
            return None
        return file if file.is_relative_to(self._folder.resolve()) and file.is_file() else None
