# SPDX-License-Identifier: MIT
"""Two dossiers of one case compared, without the case: by their manifests and by their text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import BuildComparison, Difference, PartDifference
from kvisa_desktop.dossier.earlier import manifest_of
from kvisa_desktop.dossier.labels import EXHIBIT_LABEL, PAGE_NUMBER
from kvisa_desktop.dossier.manifest import ExhibitEntry, Manifest
from kvisa_desktop.dossier.reading import reading
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_PAGE = " · p. "


@dataclass(frozen=True, slots=True)
class _Text:
    """A section's pages of text: the page number and the words of each."""

    title: str
    pages: tuple[tuple[int, str], ...]


def compare(older: Path, newer: Path) -> BuildComparison:
    """Return what differs; raise `Refused` when the files are not two dossiers of one case."""
    before, after = manifest_of(older), manifest_of(newer)
    if before.case != after.case:
        raise Refused(
            msg("The two files are dossiers of different cases."),
            msg("Choose two dossiers of one case."),
        )
    exhibits = tuple(_exhibits(before, after))
    sections = tuple(_sections(_texts(older, before), _texts(newer, after)))
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
    known = {each.title: each for each in before}
    for section in after:
        was = known.pop(section.title, None)
        title = Bilingual(section.title, section.title)
        numbers = tuple(number for number, _ in section.pages)
        if was is None:
            yield PartDifference(Difference.ADDED, title, numbers, is_exhibit=False)
            continue
        words = [said for _, said in was.pages]
        fresh = tuple(
            number
            for at, (number, said) in enumerate(section.pages)
            if at >= len(words) or words[at] != said
        )
        if fresh or len(words) > len(section.pages):
            yield PartDifference(Difference.CHANGED, title, fresh, is_exhibit=False)
    for gone in known.values():
        pages = tuple(number for number, _ in gone.pages)
        title = Bilingual(gone.title, gone.title)
        yield PartDifference(Difference.REMOVED, title, pages, is_exhibit=False)


def _texts(file: Path, manifest: Manifest) -> list[_Text]:
    """Return the sections of a file with their pages of text, scans left aside."""
    scans = {each.first_page + at for each in manifest.exhibits for at in range(each.pages)}
    with reading(file, file.name) as opened:
        said = [_said(page.whole) for page in opened.texts]
    heads = [each for each in manifest.bookmarks if not EXHIBIT_LABEL.match(each.text)]
    ends = [*(each.page for each in heads[1:]), manifest.pages + 1]
    return [
        _Text(
            _name(head.text),
            tuple((at, said[at - 1]) for at in range(head.page, end) if at not in scans),
        )
        for head, end in zip(heads, ends, strict=True)
    ]


def _name(bookmark: str) -> str:
    """Return the title in a bookmark such as "3 学位 Degree · p. 12"."""
    title = bookmark.split(_PAGE, maxsplit=1)[0]
    number, _, rest = title.partition(" ")
    return rest if number.isdigit() else title


def _said(page: str) -> str:
    lines = (each.strip() for each in page.splitlines())
    return "\n".join(each for each in lines if each and not PAGE_NUMBER.fullmatch(each))
