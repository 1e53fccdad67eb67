# SPDX-License-Identifier: MIT
"""Late additions: what a case shows now that an earlier dossier did not, numbered on from it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.exhibits import Exhibit, exhibits_of

_DIGITS = 16


class ChangeKind(StrEnum):
    """What became of a paper since the earlier dossier."""

    ADDED = "added"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An exhibit handed in before: its number, its identity, and a digest of each page of it."""

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


def identities(case_file: CaseFile) -> dict[DocumentId, str]:
    """Return what each paper is recognised by in another build, or another vault.

    Kind and count, in the order in which papers came: "transcript.2", translations "transcriptT.1".
    """
    found: dict[DocumentId, str] = {}
    counts: Counter[str] = Counter()
    for each in sorted(case_file.documents, key=lambda each: each.id.bytes):
        mark = f"{each.kind}T" if each.translation_of else each.kind
        counts[mark] += 1
        found[each.id] = f"{mark}.{counts[mark]}"
    return found


def _changes(case_file: CaseFile, earlier: Sequence[Earlier]) -> Iterator[Change]:
    shown = exhibits_of(case_file)
    named = identities(case_file)
    digests = {each.document.id: page_digests(case_file, each) for each in shown}
    same = _unchanged(named, digests, earlier)
    latest = {each.source: each for each in earlier}
    numbers = _Numbers(same, earlier)
    settled = {each.number for each in same.values()}
    for exhibit in shown:
        own_id = exhibit.document.id
        if own_id in same:
            continue
        numbered = replace(exhibit, number=numbers.given_to(exhibit))
        before = latest.get(named[own_id])
        if before is None or before.number in settled:
            yield Change(ChangeKind.ADDED, numbered, None)
        else:
            settled.add(before.number)
            yield Change(ChangeKind.REPLACED, numbered, before)
    for before in latest.values():
        if before.number not in settled:
            yield Change(ChangeKind.WITHDRAWN, None, before)


class _Numbers:
    """The numbers of exhibits, new ones going on from the last that was handed in."""

    def __init__(self, same: Mapping[DocumentId, Earlier], earlier: Sequence[Earlier]) -> None:
        self._of = {document: each.number for document, each in same.items()}
        self._taken = {each.number for each in earlier}
        self._last = max((int(each.split("T")[0]) for each in self._taken), default=0)

    def given_to(self, exhibit: Exhibit) -> str:
        """Return the number of a new exhibit; a translation has that of its original."""
        if exhibit.original is None:
            self._last += 1
            number = str(self._last)
        else:
            number = _translation(self._of[exhibit.original.id], self._taken)
        self._taken.add(number)
        self._of[exhibit.document.id] = number
        return number


def _unchanged(
    named: Mapping[DocumentId, str],
    digests: Mapping[DocumentId, tuple[str, ...]],
    earlier: Sequence[Earlier],
) -> dict[DocumentId, Earlier]:
    """Return the papers that were handed in page for page as they are, each as it was then.

    First those of the same name; a paper whose name has changed since is known by its pages.
    """
    free = list(reversed(earlier))
    found: dict[DocumentId, Earlier] = {}
    for by_name in (True, False):
        for own_id, pages in digests.items():
            fitting = (
                each
                for each in free
                if each.page_digests == pages and (not by_name or each.source == named[own_id])
            )
            known = None if own_id in found else next(fitting, None)
            if known is not None:
                free.remove(known)
                found[own_id] = known
    return found


def _translation(original: str, taken: set[str]) -> str:
    """Return the next number of a translation of an exhibit: 3T, then 3T2."""
    number, count = f"{original}T", 1
    while number in taken:
        count += 1
        number = f"{original}T{count}"
    return number
