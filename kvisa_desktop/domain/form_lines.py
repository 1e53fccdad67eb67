# SPDX-License-Identifier: MIT
"""Lines of the form preparation sheet: label, value in both languages, and whether it is ready."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import Message, msg

NOTHING = Bilingual()
_NOT_KEPT = msg("The program does not keep this; fill it in by hand.")


class FormPart(StrEnum):
    """The parts of the form in its order."""

    PERSON = "person"
    PASSPORT = "passport"
    VISIT = "visit"
    WORK = "work"
    EDUCATION = "education"
    FAMILY = "family"
    PAST = "past"

    @property
    def words(self) -> Message:
        """The heading of the part."""
        return _PARTS[self]


_PARTS = {
    FormPart.PERSON: msg("Personal information"),
    FormPart.PASSPORT: msg("Passport or travel document"),
    FormPart.VISIT: msg("Visa and visit"),
    FormPart.WORK: msg("Work"),
    FormPart.EDUCATION: msg("Education"),
    FormPart.FAMILY: msg("Family and contact"),
    FormPart.PAST: msg("Earlier stays and refusals"),
}


class LineState(StrEnum):
    """Whether a line can be copied into the form."""

    READY = "ready"
    MISSING = "missing"
    BY_HAND = "by-hand"
    CANNOT_BE_ANSWERED = "cannot-be-answered"

    @property
    def words(self) -> Message:
        """The state as it is shown."""
        return _STATES[self]


_STATES = {
    LineState.READY: msg("ready to copy"),
    LineState.MISSING: msg("not recorded yet"),
    LineState.BY_HAND: msg("by hand"),
    LineState.CANNOT_BE_ANSWERED: msg("cannot be answered"),
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line: the label of the form, the value in both languages, its state and a remark."""

    id: str
    part: FormPart
    label: Bilingual
    value: Bilingual
    state: LineState
    note: Message | None = None
    record_id: UUID | None = None
    field: str = ""


def line(
    line_id: str,
    part: FormPart,
    label: tuple[str, str],
    value: Bilingual | str,
    *,
    note: Message | None = None,
    place: tuple[UUID | None, str] = (None, ""),
) -> FormLine:
    """Return a line, ready when there is a value; `place` is the record and field it stands in."""
    words = Bilingual(value, value) if isinstance(value, str) else value
    state = LineState.READY if words else LineState.MISSING
    return FormLine(line_id, part, Bilingual(*label), words, state, note, *place)


def by_hand(
    line_id: str, part: FormPart, label: tuple[str, str], note: Message = _NOT_KEPT
) -> FormLine:
    """Return a line that a person fills in; `note` says why, or with what."""
    return FormLine(line_id, part, Bilingual(*label), NOTHING, LineState.BY_HAND, note)
