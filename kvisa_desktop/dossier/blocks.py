# SPDX-License-Identifier: MIT
"""The dossier as data: what stands on its pages, before anything is measured or drawn.

Every text is a pair in both languages or a single string with its language. A place that can be
pointed at has a key; `PageOf` and `Linked` point at it, and the layout fills in the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from kvisa_desktop.domain.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class EnglishFirst(Bilingual):
    """A text in both languages of which the English stands on top, in the larger type."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in one language: a name, a number, a date, a quotation."""

    text: str
    lang: Literal["en", "zh"] = "en"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page or pages where `key` stands: "12" or "12–16", leading there."""

    key: str


@dataclass(frozen=True, slots=True)
class PageTotal:
    """How many pages the whole file has."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line to be filled in by hand."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A text that leads to the place `key`."""

    text: Bilingual | Plain
    key: str


Text: TypeAlias = "Bilingual | Plain | PageOf | PageTotal | Blank | Linked"
Cell: TypeAlias = "tuple[Text, ...]"


class Tone(StrEnum):
    """How loudly a paragraph speaks."""

    BODY = "body"
    NOTE = "note"
    KEY = "key"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a section (level 1) or of a part of it (level 2)."""

    text: Bilingual
    level: Literal[1, 2] = 2
    key: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a pair becomes a Chinese and an English paragraph."""

    text: Text
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what is entered beside it; empty shows as an empty line to fill in."""

    label: Bilingual
    value: Cell


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels on the left, values on the right."""

    rows: tuple[Field, ...]
    label_share: float = 0.34


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and its share of the width."""

    head: Bilingual
    share: float
    align_right: bool = False


@dataclass(frozen=True, slots=True)
class Spanning:
    """A row that is one cell over all columns: what the rows below it answer to, and its note."""

    cell: Cell
    note: Cell = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...] | Spanning, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on, with what it is for, and a short one for the date."""

    label: Bilingual
    date: Bilingual


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height in points."""

    height: float


@dataclass(frozen=True, slots=True)
class Fill:
    """Pushes what follows to the foot of the page."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page; for two-sided printing a `right` hand one, if so wished."""

    right: bool = False


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One line of the index; `level` 0 is a section, 1 an exhibit."""

    label: str
    title: Bilingual
    key: str
    level: Literal[0, 1] = 1


@dataclass(frozen=True, slots=True)
class Index:
    """The list of what stands where; every line leads there."""

    lines: tuple[IndexLine, ...]


def with_note(title: Bilingual, note: Bilingual | None) -> Bilingual:
    """Return a title with what a reader must know of it, if there is anything."""
    if note is None:
        return title
    return Bilingual(f"{title.en}, {note.en}", f"{title.zh}，{note.zh}")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document placed whole: one sheet per page of it.

    `number` is "3" or, for the translation of 3, "3T"; `source` is what the page source knows the
    document by; `note` says what a reader must know of it, such as that it is an excerpt; `mark`
    stands above every page of it and says what the copy may be used for. `identity` names the paper
    in another build, and `page_digests` tell whether a page of it is still the same.
    """

    number: str
    title: Bilingual
    source: str
    pages: int
    note: Bilingual | None = None
    mark: Bilingual | None = None
    page_digests: tuple[str, ...] = ()
    identity: str = ""

    @property
    def listed(self) -> Bilingual:
        """The title with what a reader must know of it, as index and dividers give it."""
        return with_note(self.title, self.note)

    @property
    def key(self) -> str:
        """The key under which the exhibit is pointed at."""
        return f"exhibit-{self.number}"


Block: TypeAlias = (
    "Heading | Paragraph | Fields | Table | SignatureLine | Spacer | Fill | PageBreak | Index"
    " | Exhibit"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier with its own place in outline and index.

    A section whose first block is an exhibit shows its title above that exhibit's first page; a
    plain one shows it nowhere but in its blocks.
    """

    key: str
    title: Bilingual
    blocks: tuple[Block, ...]
    number: str = ""
    is_cover: bool = False
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Everything one PDF says.

    `running` stands at the head of every page; `mark` is printed on every page of a file that is
    not for submission. With `blank`, what a page left blank says, every section and exhibit begins
    on a right-hand page.
    """

    title: Bilingual
    author: str
    running: Bilingual
    sections: tuple[Section, ...]
    blank: Bilingual | None = None
    kind: Literal["dossier", "working-file"] = "dossier"
    mark: Bilingual | None = None

    def exhibits(self) -> Iterator[Exhibit]:
        """Yield the exhibits in the order of their pages."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Exhibit))
