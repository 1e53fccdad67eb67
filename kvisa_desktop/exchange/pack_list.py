# SPDX-License-Identifier: MIT
"""The list that lies in a pack: a page for any browser, in both languages, its lines linked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from kvisa_desktop.messages import Message

_STYLE = (
    "body{font:15px/1.45 sans-serif;margin:2.5em;max-width:60em;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:1em 0 2em}"
    "th,td{border-bottom:1px solid #999;padding:.4em .6em;text-align:left;vertical-align:top}"
    "th{border-bottom:2px solid #111}td{overflow-wrap:anywhere}tr,h2{break-inside:avoid}"
    "h2{break-after:avoid}.zh,.en,td a{display:block}td a+a{margin-top:.4em}.en{color:#444}"
    "@media print{body{margin:0;font-size:10pt}a{color:#111;text-decoration:none}}"
)


@dataclass(frozen=True, slots=True)
class Linked:
    """A text that opens a file of the pack, perhaps at a page."""

    text: Message | str
    file: str
    page: int = 0


Cell = Message | str | Linked | tuple[Linked, ...]
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of a list: its title, the heads of its columns, its rows."""

    title: Message
    heads: tuple[Message, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class PackList:
    """A whole list: title, paragraphs above, tables."""

    title: Message
    notes: tuple[Message, ...]
    listings: tuple[Listing, ...]


def pack_page(
    told: PackList, chinese: Callable[[Message], str], english: Callable[[Message], str]
) -> str:
    """Return the list as one HTML page without anything that runs or is fetched."""
    return "".join(_Page(chinese, english).lines(told))


class _Page:
    def __init__(
        self, chinese: Callable[[Message], str], english: Callable[[Message], str]
    ) -> None:
        self._chinese, self._english = chinese, english

    def lines(self, told: PackList) -> Iterator[str]:
        title = f"{self._chinese(told.title)} · {self._english(told.title)}"
        yield '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        yield f"<h1>{self._both(told.title)}</h1>"
        for note in told.notes:
            yield f"<p>{self._both(note)}</p>"
        for listing in told.listings:
            yield f"<h2>{self._both(listing.title)}</h2><table><thead><tr>"
            yield from (f'<th scope="col">{self._both(head)}</th>' for head in listing.heads)
            yield "</tr></thead><tbody>"
            yield from self._rows(listing.rows)
            yield "</tbody></table>"
        yield "</body></html>\n"

    def _rows(self, rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
        for row in rows:
            yield "<tr>" + "".join(f"<td>{self._cell(each)}</td>" for each in row) + "</tr>"

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, tuple):
            return "".join(map(self._cell, cell))
        if isinstance(cell, Linked):
            target = quote(cell.file) + (f"#page={cell.page}" if cell.page else "")
            return f'<a href="{target}">{self._text(cell.text)}</a>'
        return self._text(cell)

    def _text(self, text: Message | str) -> str:
        return escape(text) if isinstance(text, str) else self._both(text)

    def _both(self, text: Message) -> str:
        zh, en = escape(self._chinese(text)), escape(self._english(text))
        if zh == en:
            return en
        return f'<span class="zh">{zh}</span><span class="en" lang="en">{en}</span>'
