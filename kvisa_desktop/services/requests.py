# SPDX-License-Identifier: MIT
"""What is still needed from applicants, one or many, as messages to be sent to them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain import still_needed
from kvisa_desktop.domain.case import Case, CaseId, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.requirements import required
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.still_needed import StillNeeded
from kvisa_desktop.domain.story import filing_day
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases
from kvisa_desktop.services.ports import Vault

_OPEN = (Stage.COLLECTING, Stage.READY, Stage.RETURNED)


@dataclass(frozen=True, slots=True)
class Request:
    """What is still needed in one case, and the message that says so, line by line."""

    case_file: CaseFile
    needed: StillNeeded
    lines: tuple[Message, ...]


def of_case(case_file: CaseFile, rulebook: Rulebook, *, on: date) -> Request:
    """Return the message to one applicant as things stand on `on`."""
    checklist = required(case_file, rulebook.items, filing_day(case_file, on))
    needed = still_needed.still_needed(case_file, checklist)
    return Request(case_file, needed, still_needed.text(case_file, needed))


def of_cases(
    vault: Vault, rulebook: Rulebook, case_ids: Iterable[CaseId], *, on: date
) -> tuple[Request, ...]:
    """Return the messages to several applicants, in the order of the cases."""
    files = (cases.read(vault, each) for each in case_ids)
    return tuple(of_case(each, rulebook, on=on) for each in files)


def open_cases(vault: Vault) -> tuple[Case, ...]:
    """Return the cases for which papers are still gathered, the oldest first."""
    with vault.read() as reader:
        return reader.find(Case, stage=_OPEN, archived=False)


def heading(request: Request) -> Message:
    """Return whose message it is: the reference of the case and the name."""
    case, person = request.case_file.case, request.case_file.person
    return msg("{ref} {name}", ref=verbatim(case.ref), name=verbatim(person.passport_name))


def text(requests: Sequence[Request], say: Callable[[Message], str]) -> str:
    """Return the messages as one text in the language of `say`, each under its heading if many."""
    parts = []
    for each in requests:
        lines = [say(line) for line in each.lines]
        if len(requests) > 1:
            lines.insert(0, say(msg("— {heading} —", heading=heading(each))))
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
