# SPDX-License-Identifier: MIT
"""The list of a pack is a sound page: parts closed, heads repeated, links that lead to files."""

from html.parser import HTMLParser

import pytest

from kvisa_desktop.exchange.pack_list import Cell, Linked, Listing, PackList, pack_page
from kvisa_desktop.messages import Message, msg, verbatim
from tests.spoken import chinese, english

VOID = frozenset({"meta", "br"})
TITLE = msg("Files")


class Checked(HTMLParser):
    """Reads a page; fails where a part is closed that is not open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(*rows: tuple[Cell, ...], note: Message = TITLE) -> Checked:
    heads = (msg("Box"), msg("File"))
    told = PackList(msg("Upload pack"), (note,), (Listing(TITLE, heads, rows),))
    return Checked(pack_page(told, chinese, english))


def test_every_part_is_closed_and_the_head_of_a_table_can_repeat() -> None:
    read = page((msg("Box"), Linked("a.pdf", "a.pdf")))
    assert read.open == []
    assert read.seen.count("thead") == read.seen.count("tbody") == 1
    assert read.seen.count("th") == 2


def test_what_people_typed_stays_text() -> None:
    read = page((verbatim("<b>&amp;"), "x"), note=verbatim('"<script>"'))
    assert "<b>&amp;" in read.words
    assert '"<script>"' in read.words
    assert not {"b", "script"} & set(read.seen)


@pytest.mark.parametrize(
    ("name", "page_no", "target"),
    [
        ("01 photo.pdf", 0, "01%20photo.pdf"),
        ("dossier.pdf", 7, "dossier.pdf#page=7"),
        ("材料.pdf", 0, "%E6%9D%90%E6%96%99.pdf"),
    ],
)
def test_links_lead_to_files_whatever_they_are_called(name: str, page_no: int, target: str) -> None:
    assert page((Linked(name, name, page_no),)).links == [target]


def test_several_links_of_a_cell_stand_below_each_other_without_gaps() -> None:
    read = page(((Linked("a", "a.pdf", 1), Linked("b", "a.pdf", 2)),))
    assert read.links == ["a.pdf#page=1", "a.pdf#page=2"]
    assert "br" not in read.seen
