# SPDX-License-Identifier: MIT
"""The form preparation sheet on the command line."""

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command
from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.form_sheet import LABEL_SOURCES, form_sheet
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases

_OPEN = (LineState.MISSING, LineState.CANNOT_BE_ANSWERED)


def form(run: Run, *, vault: str, case: str) -> Answer:
    """Show what goes into the online form."""
    on = run.today_in_beijing()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
    sheet = form_sheet(kept, on)
    missing = sum(each.state in _OPEN for each in sheet)
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "on": on,
        "lines": [_data(each) for each in sheet],
        "sources": sources_data(LABEL_SOURCES, run.rulebook.rules),
    }
    lines: list[Line] = []
    for part in FormPart:
        lines += [Message(""), msg("— {heading} —", heading=part.words)]
        for each in sheet:
            if each.part is part:
                lines += _lines(each)
    lines += [
        Message(""),
        plural("{count} line is still open", "{count} lines are still open", missing),
    ]
    return Answer(data, lines, Done.FINDINGS if missing else Done.DONE)


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
        opens=True,
    ),
)
