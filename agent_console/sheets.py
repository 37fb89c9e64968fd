"""Lists as files: CSV for programs, XLSX for people, with headers in their language and times of the centre."""

import asyncio
import csv
import io
import re
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import xlsxwriter
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from agent_console.sheet_words import HEADERS, TITLES

T = TypeVar("T")

Columns = Mapping[str, Callable[[T], object]]
"""Header to what stands under it."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LONGEST_CELL = 32_767
"""Characters, by the format's rules."""
_WIDEST = 60


async def csv_lines(pages: AsyncIterator[Sequence[T]], columns: Columns[T]) -> AsyncIterator[str]:
    yield "\ufeff" + _line(list(columns))  # the mark makes spreadsheets read UTF-8
    async for items in pages:
        yield "".join(_line([column(item) for column in columns.values()]) for item in items)


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def safe_cell(value: object) -> str:
    """As text; what a spreadsheet would take for a formula starts with an apostrophe (OWASP: CSV injection).

    A telephone number in E.164 starts with a plus and is left alone: digits after it do nothing.
    """
    text = "" if value is None else str(value)
    if text.startswith("+") and text[1:].isdigit():
        return text
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def language_of(accepted: str) -> str:
    """The first of our languages in an Accept-Language header; Chinese where there is none."""
    for part in accepted.lower().split(","):
        wanted = part.partition(";")[0].strip()
        if wanted.startswith("zh"):
            return "zh-CN"
        if wanted.startswith("en"):
            return "en"
    return "zh-CN"


async def workbook(
    name: str, pages: AsyncIterator[Sequence[T]], columns: Columns[T], zone: ZoneInfo, language: str
) -> FileResponse:
    """A workbook with one sheet, written row by row to a file that goes when it has been sent."""
    handle = tempfile.NamedTemporaryFile(prefix="hotline-", suffix=".xlsx", delete=False)  # noqa: SIM115
    handle.close()
    path = Path(handle.name)
    try:
        sheet = await asyncio.to_thread(_Sheet, path, name, list(columns), zone, language)
        async for items in pages:
            rows = [[column(item) for column in columns.values()] for item in items]
            await asyncio.to_thread(sheet.write, rows)
        await asyncio.to_thread(sheet.close)
    except BaseException:
        await asyncio.to_thread(path.unlink, missing_ok=True)
        raise
    return FileResponse(
        path, media_type=XLSX, filename=f"{name}.xlsx", background=BackgroundTask(path.unlink, missing_ok=True)
    )


class _Sheet:
    """One row in memory at a time. Every cell is text, a number or a moment, never a formula or a link."""

    def __init__(self, path: Path, name: str, headers: list[str], zone: ZoneInfo, language: str) -> None:
        self._book = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._zone = zone
        self._row = 1
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._text = self._book.add_format({"num_format": "@", "text_wrap": False})
        self._sheet = self._book.add_worksheet(TITLES.get(name, {}).get(language, name)[:31])
        bold = self._book.add_format({"bold": True, "bottom": 1})
        for at, header in enumerate(headers):
            words = HEADERS.get(header, {}).get(language, header)
            self._sheet.set_column(at, at, min(_WIDEST, max(12, 2 * len(words) + 4)))
            self._sheet.write_string(0, at, words, bold)
        self._sheet.freeze_panes(1, 0)
        self._width = len(headers)

    def write(self, rows: Sequence[Sequence[object]]) -> None:
        for row in rows:
            for at, value in enumerate(row):
                self._cell(at, value)
            self._row += 1

    def _cell(self, at: int, value: object) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, at, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, at, value)
        elif isinstance(value, str) and _MOMENT.fullmatch(value):
            local = datetime.fromisoformat(value).astimezone(self._zone).replace(tzinfo=None)
            self._sheet.write_datetime(self._row, at, local, self._moment)
        else:
            self._sheet.write_string(self._row, at, _plain(str(value)), self._text)

    def close(self) -> None:
        if self._row > 1:
            self._sheet.autofilter(0, 0, self._row - 1, self._width - 1)
        self._book.close()


def _plain(text: str) -> str:
    """Without what XML can't hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)[:_LONGEST_CELL]
