# SPDX-License-Identifier: MIT
"""The lines of the form in parts, with the colours of their states and where each is recorded."""

from collections.abc import Sequence
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.submitted_form import SubmittedForm, submitted_said, thawed
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.ui.theme import Tone

STATE_TONES = {
    LineState.READY: Tone.OK,
    LineState.MISSING: Tone.WARN,
    LineState.BY_HAND: Tone.MUTED,
    LineState.CANNOT_BE_ANSWERED: Tone.BAD,
}

_LIFE = {
    "work-history": "entries",
    "schooling": "schooling",
    "family": "relatives",
    "emergency": "contacts",
}


def lines_of(file: CaseFile, form: SubmittedForm | None, on: date) -> tuple[FormLine, ...]:
    """Return the lines of a form as it was submitted, or of today when there is none."""
    return form_sheet(file, on) if form is None else thawed(form)


def forms(file: CaseFile) -> list[SubmittedForm]:
    """Return the forms that were submitted, the latest first."""
    return sorted(
        file.submitted_forms, key=lambda each: (each.submitted_on, each.id.int), reverse=True
    )


def form_said(form: object) -> Message:
    """Return what a form is called in the box to choose from."""
    return submitted_said(form) if isinstance(form, SubmittedForm) else msg("As recorded today")


def parts(lines: Sequence[FormLine]) -> list[tuple[FormPart, list[FormLine]]]:
    """Return the parts of the form with their lines, in the order of the form."""
    return [(part, [each for each in lines if each.part is part]) for part in FormPart]


def open_said(file: CaseFile, on: date) -> Message:
    """Return how many lines cannot be filled in yet."""
    waiting = (LineState.MISSING, LineState.CANNOT_BE_ANSWERED)
    count = sum(each.state in waiting for each in form_sheet(file, on))
    if not count:
        return msg("Every line can be filled in.")
    return plural("{count} line is still open", "{count} lines are still open", count)


def values(line: FormLine) -> list[str]:
    """Return what can be copied: the English, and the Chinese where it is another text."""
    return [each for each in dict.fromkeys((line.value.en, line.value.zh)) if each]


def area_of(line: FormLine, file: CaseFile) -> str:
    """Return the section of the case in which a line is recorded."""
    if line.part is FormPart.PAST:
        return "stays"
    if line.field == "activity_plan":
        return "plan"
    if line.id in _LIFE or _is_life(line, file):
        return "work"
    is_degree = any(each.id == line.record_id for each in file.degrees)
    return "degrees" if is_degree or line.part is FormPart.EDUCATION else "person"


def field_of(line: FormLine) -> str:
    """Return the field to go to; for what is not recorded yet, the kind of record to add."""
    return _LIFE.get(line.id, line.field)


def _is_life(line: FormLine, file: CaseFile) -> bool:
    """Return True for what is recorded of work, school, family and contacts."""
    groups = (file.work_entries, file.schooling, file.relatives, file.emergency_contacts)
    return any(each.id == line.record_id for group in groups for each in group)
