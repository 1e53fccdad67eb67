# SPDX-License-Identifier: MIT
"""Words into lines: Chinese broken as Chinese, Latin words whole, nothing past the margin.

Between Han and Latin letters or digits stands a quarter of an em of air that is not a character.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from kvisa_desktop.dossier.bidi import visual
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.shaping import Word, clusters, word, words

AIR = 250
"""A quarter of an em, in 1/1000 em."""

SHARED = -500
"""What two full-width marks in a row give up, in 1/1000 em: together they take an em and a half."""

NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”†‡›℃∶、。〃〆〕〗〞﹚﹜！％），．：；？］｝～»〉》」』】〙〛ー々—…‥・％‰′″"
)
NEVER_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛＄（［｛￡￥«№#＃")

_AFTER = frozenset("，。、；：！？）》〉」』】〕］｝〗〙〛”’")
_BEFORE = frozenset("（《〈「『【〔［｛〖〘〚“‘")
_MARKS = _AFTER | _BEFORE

# 15日, 第3页 and 附件3 read as one; a line end inside them makes the eye stumble.
_COUNTED = frozenset("年月日号页天次份岁")
_NUMBERED = frozenset("第件")
_SOFT_END = frozenset("-\u2010/\u2013\u2014")


class Line(NamedTuple):
    """One line from left to right, in 1/1000 em; `gaps[i]` is the air before `words[i]`.

    `said` is its text, where the words do not stand on paper as they are read.
    """

    words: tuple[Word, ...]
    gaps: tuple[int, ...]
    width: int
    said: str = ""

    @property
    def text(self) -> str:
        """The text of the line as it is read."""
        return self.said or "".join(word.text for word in self.words)


class _Piece(NamedTuple):
    """Words no line end may come between."""

    words: tuple[Word, ...]
    width: int


@lru_cache(maxsize=65_536)
def break_lines(
    text: str, weight: Weight, width: int, *, chinese: bool = False
) -> tuple[Line, ...]:
    """Return `text` as lines of at most `width` (1/1000 em); a line end in it is kept.

    The same text in the same cell is asked for again in every pass, so answers are remembered.
    """
    lines: list[Line] = []
    for paragraph in text.replace("\r\n", "\n").replace("\t", " ").split("\n"):
        pieces = _pieces(words(paragraph, weight, chinese=chinese))
        rows = list(_fill(pieces, weight, width, chinese=chinese))
        _keep_company(rows, width)
        lines += (_line(_trimmed(row), weight) for row in rows)
    return tuple(lines)


def measure(text: str, weight: Weight, *, chinese: bool = False) -> int:
    """Return the width of `text` on one line, in 1/1000 em."""
    return one_line(text, weight, chinese=chinese).width


@lru_cache(maxsize=4_096)
def one_line(text: str, weight: Weight, *, chinese: bool = False) -> Line:
    """Return `text` on a single line, however long it becomes."""
    return _line(words(text, weight, chinese=chinese), weight)


def _fill(
    pieces: Iterable[_Piece], weight: Weight, width: int, *, chinese: bool
) -> Iterator[list[Word]]:
    current: list[Word] = []
    used = 0
    for piece in pieces:
        gap = _air(current[-1], piece.words[0]) if current else 0
        if used + gap + _visible(piece) <= width:
            current += piece.words
            used += gap + piece.width
            continue
        if current:
            yield current
            current, used = [], 0
        if _visible(piece) <= width:
            current, used = list(piece.words), piece.width
            continue
        *whole, current = _cut(piece, weight, width, chinese=chinese)
        yield from whole
        used = _natural_width(current)
    yield current


def _keep_company(rows: list[list[Word]], width: int) -> None:
    """Pull a piece down to a last line that is a single Han character, where there is room."""
    if not rows[1:] or not _is_lonely(rows[-1]):
        return
    *stay, pulled = _pieces(rows[-2])
    together = [*pulled.words, *rows[-1]]
    if len(stay) > 1 and _natural_width(_trimmed(together)) <= width:
        rows[-2:] = [[part for piece in stay for part in piece.words], together]


def _is_lonely(row: Sequence[Word]) -> bool:
    shown = "".join(part.text for part in row if part.text not in NEVER_FIRST).strip()
    return len(shown) == 1 and _is_han(shown)


def _pieces(parts: Sequence[Word]) -> list[_Piece]:
    """Glue closing marks to what is before them, opening marks and spaces to their neighbours."""
    groups: list[list[Word]] = []
    for part in parts:
        if groups and _sticks(groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_Piece(tuple(group), _natural_width(group)) for group in groups]


def _sticks(before: Word, after: Word) -> bool:
    if after.is_space or before.is_space:
        return after.is_space
    last, first = before.text[-1], after.text[0]
    if first in NEVER_FIRST or last in NEVER_LAST or _read_as_one(last, first):
        return True
    return not (before.is_wide or after.is_wide or last in _SOFT_END)


def _read_as_one(last: str, first: str) -> bool:
    is_counted = (last.isdigit() and first in _COUNTED) or (last in _NUMBERED and first.isdigit())
    return is_counted or last + first == "附件"


def _cut(piece: _Piece, weight: Weight, width: int, *, chinese: bool) -> list[list[Word]]:
    """Return a piece that is longer than a line as lines cut between letters."""
    lines: list[list[Word]] = [[]]
    used = 0
    for part in piece.words:
        for cluster in clusters(part.text):
            kind = "wide" if part.is_wide else "other"
            letter = word(cluster, weight, chinese=chinese, kind=kind, level=part.level)
            if lines[-1] and used + letter.width > width:
                lines.append([])
                used = 0
            lines[-1].append(letter)
            used += letter.width
    return lines


def _visible(piece: _Piece) -> int:
    """Return the width of a piece at the end of a line, where its spaces do not count."""
    trailing = 0
    for part in reversed(piece.words):
        if not part.is_space:
            break
        trailing += part.width
    return piece.width - trailing


def _trimmed(parts: list[Word]) -> list[Word]:
    end = len(parts)
    while end and parts[end - 1].is_space:
        end -= 1
    return parts[:end]


def _natural_width(parts: Iterable[Word]) -> int:
    total = 0
    before: Word | None = None
    for part in parts:
        total += part.width + (_air(before, part) if before else 0)
        before = part
    return total


def _air(before: Word, after: Word) -> int:
    """Return the air between two words, less than nothing where marks share the empty half."""
    if before.level or after.level:
        return 0
    last, first = before.text[-1], after.text[0]
    if before.is_wide and after.is_wide:
        return SHARED if _do_share(last, first) else 0
    if before.is_wide == after.is_wide:
        return 0
    han, letter = (last, first) if before.is_wide else (first, last)
    return AIR if _is_han(han) and _is_letter(letter) else 0


def _do_share(last: str, first: str) -> bool:
    """Tell whether two marks have their empty halves where they meet, or behind one another."""
    return first in (_MARKS if last in _AFTER else _BEFORE) and last in _MARKS


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _is_letter(char: str) -> bool:
    return char.isalnum() and not _is_han(char)


def _line(parts: Sequence[Word], weight: Weight) -> Line:
    """Return `parts` in the order in which they stand on paper, with their air."""
    ordered = tuple(parts)
    said = ""
    if any(part.level for part in parts):
        said = "".join(part.text for part in parts)
        turned = visual(parts, [part.level for part in parts])
        ordered = tuple(_with_directions(turned, weight))
    gaps = tuple(_air(ordered[at - 1], part) if at else 0 for at, part in enumerate(ordered))
    return Line(ordered, gaps, sum(part.width for part in ordered) + sum(gaps), said)


def _with_directions(ordered: Iterable[Word], weight: Weight) -> Iterator[Word]:
    """Yield words with marks between them that tell readers where a direction ends.

    A reader finds out by itself which letters run to the left, but lets spaces, brackets and
    numbers beside them run the wrong way.
    """
    before: Word | None = None
    for part in ordered:
        if before is not None and before.level and not part.level:
            yield _mark("\u200e", before, weight)
        elif part.level and _needs_mark(part, before):
            yield _mark("\u200f", part, weight)
        yield part
        before = part


def _needs_mark(part: Word, before: Word | None) -> bool:
    if not part.is_rtl:
        return before is not None and before.is_rtl
    return (before is None or not before.level) and bidirectional(part.text[-1]) not in {"R", "AL"}


def _mark(char: str, beside: Word, weight: Weight) -> Word:
    """Return a mark of direction, which takes no room, in the face of what stands beside it."""
    near = beside.runs[0][0].face if beside.runs and beside.runs[0] else None
    made = word(char, weight, chinese=False, level=1, near=near)
    return made._replace(text="")
