# SPDX-License-Identifier: MIT
"""The form sheet as it stood when the form was submitted: kept, and never worked out again.

The online form cannot be changed after submission (G-02); what was written there has to be known
later, whatever becomes of the records.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.record import Record, record
from kvisa_desktop.messages import Message, msg, verbatim

SubmittedFormId = NewType("SubmittedFormId", UUID)


@record
class SubmittedForm(Record):
    """The lines of the form on the day it was submitted, each as `frozen` writes it."""

    id: SubmittedFormId
    case_id: CaseId
    submitted_on: date
    form_number: str = ""
    lines: tuple[str, ...] = ()
    note: str = ""


def frozen(lines: Iterable[FormLine]) -> tuple[str, ...]:
    """Return lines of the form sheet as they are to be kept: id, part, state, label, value."""
    return tuple(json.dumps(_members(each), ensure_ascii=False) for each in lines)


def thawed(form: SubmittedForm) -> tuple[FormLine, ...]:
    """Return the lines that were kept; a line this program cannot read is left out."""
    read = (_line(each) for each in form.lines)
    return tuple(each for each in read if each is not None)


def latest(forms: Iterable[SubmittedForm]) -> SubmittedForm | None:
    """Return the form that was submitted last, None while none was."""
    return max(forms, key=lambda each: (each.submitted_on, each.id.int), default=None)


def submitted_said(form: SubmittedForm) -> Message:
    """Return when the form was submitted, and its number where there is one."""
    if not form.form_number:
        return msg("As submitted on {day}", day=form.submitted_on)
    return msg(
        "As submitted on {day}, form {number}",
        day=form.submitted_on,
        number=verbatim(form.form_number),
    )


def _members(line: FormLine) -> list[str]:
    halves = (line.label.en, line.label.zh, line.value.en, line.value.zh)
    return [line.id, line.part.value, line.state.value, *halves]


def _line(text: str) -> FormLine | None:
    try:
        line_id, part, state, *halves = json.loads(text)
        label, value = Bilingual(*halves[:2]), Bilingual(*halves[2:])
        return FormLine(line_id, FormPart(part), label, value, LineState(state))
    except (ValueError, TypeError):
        return None
