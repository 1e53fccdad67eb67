# SPDX-License-Identifier: MIT
"""The form preparation sheet on the command line."""

from collections.abc import Sequence

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.form_sheet import LABEL_SOURCES, form_sheet
from kvisa_desktop.domain.submitted_form import latest, submitted_said, thawed
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases

_OPEN = (LineState.MISSING, LineState.CANNOT_BE_ANSWERED)


def form(run: Run, *, vault: str, case: str, submitted: bool) -> Answer:
    """Show what goes into the online form, or what went into it."""
    on = None if submitted else run.today_in_beijing()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
    if on is None:
        return _as_submitted(kept)
    sheet = form_sheet(kept, on)
    missing = sum(each.state in _OPEN for each in sheet)
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "on": on,
        "lines": [_data(each) for each in sheet],
        "sources": sources_data(LABEL_SOURCES, run.rulebook.rules),
    }
    lines = [
        *_sheet_lines(sheet),
        Message(""),
        plural("{count} line is still open", "{count} lines are still open", missing),
    ]
    return Answer(data, lines, Done.FINDINGS if missing else Done.DONE)


def _as_submitted(kept: CaseFile) -> Answer:
    """Return the form as it was submitted last; nothing of it is worked out again."""
    found = latest(kept.submitted_forms)
    if found is None:
        raise Refused(
            msg("No form of this case was submitted yet."),
            msg("It is kept when the case is moved to “submitted”."),
        )
    sheet = thawed(found)
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "submitted_on": found.submitted_on,
        "form_number": found.form_number,
        "lines": [_data(each) for each in sheet],
    }
    return Answer(data, [submitted_said(found), *_sheet_lines(sheet)])


def _sheet_lines(sheet: Sequence[FormLine]) -> list[Line]:
    lines: list[Line] = []
    for part in FormPart:
        lines += [Message(""), msg("— {heading} —", heading=part.words)]
        for each in sheet:
            if each.part is part:
                lines += _lines(each)
    return lines


def _data(line: FormLine) -> dict[str, object]:
    return {
        "id": line.id,
        "part": line.part.value,
        "label_en": line.label.en,
        "label_zh": line.label.zh,
        "value_en": line.value.en,
        "value_zh": line.value.zh,
        "state": line.state.value,
        "note": line.note,
        "record_id": line.record_id,
        "field": line.field,
    }


def _lines(line: FormLine) -> list[Line]:
    label = verbatim(f"{line.label.zh} {line.label.en}")
    if line.state is LineState.READY:
        lines: list[Line] = [row(label, verbatim(line.value.en or "—"))]
        if line.value.zh and line.value.zh != line.value.en:
            lines.append(Detail(verbatim(line.value.zh)))
    else:
        lines = [row(label, line.state.words)]
    if line.note is not None:
        lines.append(Detail(line.note))
    return lines


COMMANDS = (
    Command(
        "form",
        msg("Show what goes into the online form, in its order and with its labels."),
        form,
        arguments=(CASE,),
        options=(Option("--submitted", msg("The form as it was submitted last.")),),
        opens=True,
    ),
)
