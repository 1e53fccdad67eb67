# SPDX-License-Identifier: MIT
"""Late additions: what a case shows now that an earlier dossier did not, numbered on from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibits import Exhibit, exhibits_of

_DIGITS = 16


class ChangeKind(StrEnum):
    """What became of a paper since the earlier dossier."""

    ADDED = "added"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An exhibit handed in before: its number, its paper, and a digest of each page of it."""

    number: str
    source: str
    title: Bilingual
    page_digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the exhibit as it is bound now, and what it takes the place of."""

    kind: ChangeKind
    exhibit: Exhibit | None = None
    earlier: Earlier | None = None


def page_digests(case_file: CaseFile, exhibit: Exhibit) -> tuple[str, ...]:
    """Return a digest of each page shown: of the scan it comes from, its page and its turn."""
    found = []
    for page in exhibit.pages:
        kept = case_file.file(page.file_id)
        words = f"{kept.sha256 if kept else ''}:{page.page_no}:{page.rotation}"
        found.append(sha256(words.encode("ascii")).hexdigest()[:_DIGITS])
    return tuple(found)


def changes_since(case_file: CaseFile, earlier: Sequence[Earlier]) -> tuple[Change, ...]:
    """Return what was added, replaced and withdrawn, new exhibits numbered on from the last.

    `earlier` is everything handed in so far, oldest first; of a paper handed in twice the later
    one counts.
    """
    return tuple(_changes(case_file, earlier))


def _changes(case_file: CaseFile, earlier: Sequence[Earlier]) -> Iterator[Change]:
    known = {each.source: each for each in earlier}
    taken = {each.number for each in earlier}
    numbers: dict[str, str] = {source: each.number for source, each in known.items()}
    last = max((int(each.split("T")[0]) for each in taken), default=0)
    shown = exhibits_of(case_file)
    for exhibit in shown:
        source = str(exhibit.document.id)
        before = known.get(source)
        if before and before.page_digests == page_digests(case_file, exhibit):
            continue
        if exhibit.original is None:
            last += 1
            number = str(last)
        else:
            number = _translation(numbers[str(exhibit.original.id)], taken)
        taken.add(number)
        numbers[source] = number
        kind = ChangeKind.REPLACED if before else ChangeKind.ADDED
        yield Change(kind, replace(exhibit, number=number), before)
    present = {str(each.document.id) for each in shown}
    for source, before in known.items():
        if source not in present:
            yield Change(ChangeKind.WITHDRAWN, None, before)


def _translation(original: str, taken: set[str]) -> str:
    """Return the next number of a translation of an exhibit: 3T, then 3T2."""
    number, count = f"{original}T", 1
    while number in taken:
        count += 1
        number = f"{original}T{count}"
    return number
