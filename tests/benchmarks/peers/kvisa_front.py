# SPDX-License-Identifier: MIT
"""The front matter by this program: laid out, tagged, finished, reopened and proved."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier import assemble
from kvisa_desktop.dossier.blocks import (
    Column,
    Content,
    Index,
    IndexLine,
    Paragraph,
    Plain,
    Section,
    Table,
    Tone,
)
from tests.benchmarks import front_content as said

if TYPE_CHECKING:
    from kvisa_desktop.services.ports import Proof


def content() -> Content:
    """Return cover, index and the two tables."""
    parts = (
        Section("stays", Bilingual("Entries and stays", "入境与停留记录"), (_stays(),), "1"),
        Section("items", Bilingual("Checklist", "申请材料清单"), (_items(),), "2"),
    )
    title = Bilingual(*said.TITLE)
    cover = Section("cover", title, (Paragraph(title, Tone.TITLE),), is_cover=True)
    lines = tuple(IndexLine(each.number, each.title, each.key, 0) for each in parts)
    index = Section("index", Bilingual("Index", "材料目录"), (Index(lines),))
    return Content(title, said.NAME, title, (cover, index, *parts))


def _stays() -> Table:
    shares = (0.06, 0.11, 0.11, 0.19, 0.19, 0.06, 0.28)
    heads = (
        ("No.", "序号"),
        ("Entry", "入境"),
        ("Exit", "出境"),
        ("Port of entry", "入境口岸"),
        ("Port of exit", "出境口岸"),
        ("Days", "天数"),
        ("Purpose", "事由"),
    )
    rows = tuple(
        (
            (Plain(number),),
            (Plain(entry),),
            (Plain(leaving),),
            (Bilingual(*port),),
            (Bilingual(*out),),
            (Plain(days),),
            (Bilingual(*purpose),),
        )
        for number, entry, leaving, port, out, days, purpose in said.stays()
    )
    return Table(_columns(heads, shares), rows)


def _items() -> Table:
    heads = (("No.", "序号"), ("Paper", "材料"), ("State", "状态"), ("Place", "位置"))
    rows = tuple(
        ((Plain(number),), (Bilingual(*paper),), (Bilingual(*state),), (Plain(place),))
        for number, paper, state, place in said.items()
    )
    return Table(_columns(heads, (0.08, 0.55, 0.2, 0.17)), rows)


def _columns(heads: tuple[tuple[str, str], ...], shares: tuple[float, ...]) -> tuple[Column, ...]:
    return tuple(Column(Bilingual(*head), share) for head, share in zip(heads, shares, strict=True))


def _no_scans(document: str, page: int) -> PreparedPage:
    raise AssertionError(document, page)


def _unproved(*_given: object, **_named: object) -> "tuple[Proof, ...]":
    return ()


def main(out: str, *, proved: bool) -> None:
    """Build the file; peers prove nothing, so what drawing alone costs can be told as well."""
    if not proved:
        setattr(assemble, "verify", _unproved)  # noqa: B010  it is not for others to set
    assemble.build(
        content(),
        assemble.Options(date(2026, 11, 22)),
        _no_scans,
        Path(out),
        lambda _done, _total: None,
    )


if __name__ == "__main__":
    main(sys.argv[1], proved="proved" in sys.argv[2:])
