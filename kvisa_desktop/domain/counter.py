# SPDX-License-Identifier: MIT
"""What is brought to the counter: originals, copies, places to sign."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibits import Exhibit, exhibits_of
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.messages import Message, msg

# Papers that are printed by the applicant: there is no other original than the print.
_PRINTED = frozenset({"form-confirmation", "photo", "cv", "activity-plan", "explanation"})
_SIGNED = frozenset({"form-confirmation", "activity-plan", "explanation"})


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where to sign: on the cover (no exhibit), or on the paper of an exhibit."""

    what: Message
    exhibit: Exhibit | None = None


def originals(case: CaseFile) -> tuple[Exhibit, ...]:
    """Return the exhibits whose originals are shown at the counter."""
    return tuple(each for each in exhibits_of(case) if each.document.kind not in _PRINTED)


def copies(case: CaseFile) -> tuple[Exhibit, ...]:
    """Return the exhibits of which copies are handed in: all of them, the photo aside."""
    return tuple(each for each in exhibits_of(case) if each.document.kind != "photo")


def signing_places(case: CaseFile) -> tuple[SigningPlace, ...]:
    """Return where the applicant signs, in the order of the pages."""
    return tuple(_signing(exhibits_of(case)))


def to_tick(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return the items to go through at the counter: what is needed and has papers."""
    return tuple(each for each in requirements if each.is_needed and each.documents)


def _signing(exhibits: Iterable[Exhibit]) -> Iterator[SigningPlace]:
    yield SigningPlace(msg("Cover of the dossier"))
    for each in exhibits:
        if each.document.kind in _SIGNED and each.original is None:
            yield SigningPlace(msg("On the paper itself"), each)
