# SPDX-License-Identifier: MIT
"""Two dossiers of one case compared, without the case: by their manifests and by their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import BuildComparison, Difference, PartDifference
from kvisa_desktop.dossier.earlier import manifest_of
from kvisa_desktop.dossier.labels import EXHIBIT_LABEL, PAGE_NUMBER
from kvisa_desktop.dossier.manifest import ExhibitEntry, Manifest, SectionEntry
from kvisa_desktop.dossier.reading import reading
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_PAGE = " · p. "


_WORD = re.compile(r"[\u2e80-\u9fff]|\d+|[^\W\d\u2e80-\u9fff]+|[^\w\s]")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A section's pages of text: the page number and the words of each."""

    key: str
    title: Bilingual
    pages: tuple[tuple[int, Words], ...]


def compare(older: Path, newer: Path) -> BuildComparison:
    """Return what differs; raise `Refused` when the files are not two dossiers of one case."""
    before, after = manifest_of(older), manifest_of(newer)
    if before.case != after.case:
        raise Refused(
            msg("The two files are dossiers of different cases."),
            msg("Choose two dossiers of one case."),
        )
    if before.supplement != after.supplement:
        raise Refused(
            msg("One of the two files is a supplement: it holds only what was handed in later."),
            msg("Compare two whole dossiers; what a supplement changes stands in its own list."),
        )
    exhibits = tuple(_exhibits(before, after))
    is_keyed = bool(before.sections and after.sections)
    told = _Telling(is_keyed, is_keyed and _is_english_first(before) != _is_english_first(after))
    sections = tuple(_sections(_texts(older, before, told), _texts(newer, after, told)))
    touched = sum(each.kind is not Difference.REMOVED for each in exhibits)
    same = len(after.exhibits) - touched
    return BuildComparison(before.pages, after.pages, (*sections, *exhibits), same)


def _exhibits(before: Manifest, after: Manifest) -> Iterator[PartDifference]:
    known = {_key(each): each for each in before.exhibits}
    for exhibit in after.exhibits:
        was = known.pop(_key(exhibit), None)
        title = Bilingual(exhibit.title_en, exhibit.title_zh)
        if was is None:
            pages = _pages(exhibit, range(exhibit.pages))
            yield PartDifference(Difference.ADDED, title, pages, now=exhibit.number)
        elif was.page_digests != exhibit.page_digests:
            fresh = [
                at for at, each in enumerate(exhibit.page_digests) if not _stood(was, at, each)
            ]
            pages = _pages(exhibit, fresh)
            yield PartDifference(Difference.CHANGED, title, pages, was.number, exhibit.number)
        elif was.number != exhibit.number:
            yield PartDifference(Difference.RENUMBERED, title, (), was.number, exhibit.number)
    for gone in known.values():
        title = Bilingual(gone.title_en, gone.title_zh)
        pages = _pages(gone, range(gone.pages))
        yield PartDifference(Difference.REMOVED, title, pages, was=gone.number)


def _key(exhibit: ExhibitEntry) -> str:
    return exhibit.source or f"{exhibit.title_en}\n{exhibit.title_zh}"


def _stood(was: ExhibitEntry, at: int, digest: str) -> bool:
    return at < len(was.page_digests) and was.page_digests[at] == digest


def _pages(exhibit: ExhibitEntry, places: "range | list[int]") -> tuple[int, ...]:
    return tuple(exhibit.first_page + at for at in places)


def _sections(before: list[_Text], after: list[_Text]) -> Iterator[PartDifference]:
    known = {each.key: each for each in before}
    for section in after:
        was = known.pop(section.key, None)
        if was is None:
            numbers = tuple(number for number, _ in section.pages)
            yield PartDifference(Difference.ADDED, section.title, numbers, is_exhibit=False)
        elif _all_words(was) != _all_words(section):
            fresh = tuple(_fresh(was, section))
            yield PartDifference(Difference.CHANGED, section.title, fresh, is_exhibit=False)
    for gone in known.values():
        pages = tuple(number for number, _ in gone.pages)
        yield PartDifference(Difference.REMOVED, gone.title, pages, is_exhibit=False)


def _fresh(was: _Text, now: _Text) -> Iterator[int]:
    """Yield the pages that say something else than the page in their place said."""
    words = _all_words(was)
    for at, (number, said) in enumerate(now.pages):
        if at >= len(words) or words[at] != said:
            yield number


def _all_words(text: _Text) -> list[Words]:
    return [said for _, said in text.pages]


@dataclass(frozen=True, slots=True)
class _Telling:
    """How two files are held side by side.

    By the keys of their sections where both name them, else by printed titles; and where one has
    the other language on top, by the words of a section in no order.
    """

    is_keyed: bool
    is_turned: bool


def _texts(file: Path, manifest: Manifest, telling: _Telling) -> list[_Text]:
    """Return the sections of a file with their pages of text, scans left aside."""
    scans = manifest.scans
    with reading(file, file.name) as opened:
        said = [_said(page.whole, telling) for page in opened.texts]
    heads = manifest.sections if telling.is_keyed else _printed_heads(manifest)
    ends = [*(each.page for each in heads[1:]), manifest.pages + 1]
    return [
        _Text(
            head.key,
            Bilingual(head.title_en, head.title_zh),
            tuple((at, said[at - 1]) for at in range(head.page, end) if at not in scans),
        )
        for head, end in zip(heads, ends, strict=True)
    ]


def _printed_heads(manifest: Manifest) -> tuple[SectionEntry, ...]:
    """Return the sections of a file that does not name them, by their bookmarks."""
    heads = [each for each in manifest.bookmarks if not EXHIBIT_LABEL.match(each.text)]
    named = [(_name(each.text), each.page) for each in heads]
    return tuple(SectionEntry(name, name, name, page) for name, page in named)


def _is_english_first(manifest: Manifest) -> bool:
    printed = {each.page: _name(each.text) for each in manifest.bookmarks[::-1]}
    return any(
        each.title_en != each.title_zh and printed[each.page].startswith(each.title_en)
        for each in manifest.sections
        if each.page in printed
    )


def _name(bookmark: str) -> str:
    """Return the title in a bookmark such as "3 学位 Degree · p. 12"."""
    title = bookmark.split(_PAGE, maxsplit=1)[0]
    number, _, rest = title.partition(" ")
    return rest if number.isdigit() else title


def _said(page: str, telling: _Telling) -> Words:
    lines = (each.strip() for each in page.splitlines())
    kept = (each for each in lines if each and not PAGE_NUMBER.fullmatch(each))
    if telling.is_turned:
        return tuple(sorted(word for line in kept for word in _WORD.findall(line)))
    return tuple(kept)
