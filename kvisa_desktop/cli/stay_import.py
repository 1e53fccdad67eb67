# SPDX-License-Identifier: MIT
"""A table of entries and exits brought into a case."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.failures import data_of
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Group, Option
from kvisa_desktop.domain.stay_table.columns import NOT_READ, Columns
from kvisa_desktop.domain.stay_table.days import DateOrder
from kvisa_desktop.domain.stay_table.fields import FIELD_WORDS, Field
from kvisa_desktop.domain.stay_table.plan import ImportPlan, Wishes
from kvisa_desktop.domain.stay_table.rows import Outcome, RowReading
from kvisa_desktop.domain.table import letters
from kvisa_desktop.errors import Fault, WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, stay_import
from kvisa_desktop.services.stay_import import RowsRefused

_MOST_SHOWN = 50
ENCODINGS = ("utf-8", "utf-16", "gb18030", "big5", "latin")


def bring_in(
    run: Run,
    *,
    vault: str,
    case: str,
    file: str,
    map_: tuple[str, ...],
    dates: str | None,
    sheet: str | None,
    encoding: str | None,
    dry_run: bool,
) -> Answer:
    """Import a table, or only say what it would bring."""
    wishes = Wishes(dict(_pair(each) for each in map_), DateOrder(dates) if dates else None)
    with run.vault(vault) as opened, run.progress() as progress:
        found = cases.find(opened, case)
        table = run.app.read_table(
            Path(file), sheet=sheet or "", encoding=encoding or "", progress=progress
        )
        plan = stay_import.look(opened, found.id, table, wishes, progress)
        if plan.bad:
            return _refused(plan, is_dry=dry_run)
        if not dry_run:
            stay_import.bring_in(opened, found.person_id, plan, progress)
    data = _data(plan, 0 if dry_run else len(plan.crossings), is_dry=dry_run)
    has_notes = bool(plan.notes or any(each.notes for each in plan.rows))
    return Answer(data, _lines(plan, is_dry=dry_run), Done.FINDINGS if has_notes else Done.DONE)


def _pair(text: str) -> tuple[str, str]:
    name, sign, field = text.rpartition("=")
    if not sign or not name.strip():
        raise WrongUsage(
            msg("“{text}” does not say which column holds what.", text=text),
            msg("Write COLUMN=FIELD, as in {example}.", example=verbatim("B=on")),
        )
    return name, field


def _refused(plan: ImportPlan, *, is_dry: bool) -> Answer:
    refusal = RowsRefused(plan)
    lines: list[Line] = [refusal.what, *_bad_lines(plan)]
    if refusal.remedy is not None:
        lines.append(refusal.remedy)
    data = {**data_of(refusal), **_data(plan, 0, is_dry=is_dry)}
    return Answer(data, lines, int(Fault.REFUSED))


def _data(plan: ImportPlan, imported: int, *, is_dry: bool) -> dict[str, object]:
    two = plan.two_readings
    return {
        "dry_run": is_dry,
        "imported": imported,
        "would_import": len(plan.crossings) if not plan.bad else 0,
        "columns": _columns_data(plan.columns),
        "dates": plan.order.value if plan.order else None,
        "two_readings": None
        if two is None
        else {
            "count": two.count,
            "examples": [
                {"text": text, "dmy": one, "mdy": other} for text, one, other in two.examples
            ],
            "others_show": two.shown.value if two.shown else None,
        },
        "rows": [_row_data(each) for each in plan.rows],
        "notes": list(plan.notes),
    }


def _columns_data(columns: Columns) -> list[dict[str, object]]:
    return [
        {"column": letters(place), "heading": heading, "field": field.value if field else None}
        for place, (heading, field) in enumerate(zip(columns.headings, columns.fields, strict=True))
    ]


def _row_data(reading: RowReading) -> dict[str, object]:
    return {
        "row": reading.number,
        "outcome": reading.outcome.value,
        "reason": reading.faults[0] if reading.faults else None,
        "reasons": list(reading.faults),
        "notes": list(reading.notes),
    }


def _lines(plan: ImportPlan, *, is_dry: bool) -> list[Line]:
    lines: list[Line] = [_column_line(plan.columns)]
    if plan.columns.not_read:
        names = verbatim(" · ".join(plan.columns.not_read))
        lines.append(Detail(msg("Columns that are not read: {names}", names=names)))
    lines += [Detail(each) for each in plan.notes]
    noted = [each for each in plan.rows if each.notes]
    for each in noted[:_MOST_SHOWN]:
        lines += [row(_row_number(each), note) for note in each.notes]
    known = plan.count(Outcome.KNOWN)
    if known:
        lines.append(
            plural(
                "{count} row is recorded already and was left out.",
                "{count} rows are recorded already and were left out.",
                known,
            )
        )
    repeated = plan.count(Outcome.REPEATED)
    if repeated:
        lines.append(
            plural(
                "{count} row repeats an earlier one and was left out.",
                "{count} rows repeat earlier ones and were left out.",
                repeated,
            )
        )
    lines.append(_would(len(plan.crossings)) if is_dry else _done(len(plan.crossings)))
    return lines


def _column_line(columns: Columns) -> Message:
    read = [each for each in columns.fields if each is not None]
    return msg(
        "Read as: {columns}",
        columns=verbatim(
            ", ".join(f"{letters(columns.fields.index(each))}={each.value}" for each in read)
        ),
    )


def _would(count: int) -> Message:
    return plural(
        "{count} entry or exit would come in. Nothing was changed.",
        "{count} entries and exits would come in. Nothing was changed.",
        count,
    )


def _done(count: int) -> Message:
    return plural(
        "{count} entry or exit came in, in one act that can be undone.",
        "{count} entries and exits came in, in one act that can be undone.",
        count,
    )


def _bad_lines(plan: ImportPlan) -> list[Line]:
    lines: list[Line] = []
    for each in plan.bad[:_MOST_SHOWN]:
        lines += [row(_row_number(each), fault) for fault in each.faults]
    rest = len(plan.bad) - _MOST_SHOWN
    if rest > 0:
        lines.append(plural("… and {count} row more.", "… and {count} rows more.", rest))
    return lines


def _row_number(reading: RowReading) -> Message:
    return msg("row {number}", number=reading.number)


def fields(run: Run) -> Answer:  # noqa: ARG001  the same in every run
    """List what a column can hold."""
    return Answer(
        {"fields": [{"field": each.value, "text": FIELD_WORDS[each]} for each in Field]},
        [row(each.value, FIELD_WORDS[each]) for each in Field],
    )


COMMANDS = (
    Group(
        "stays",
        msg("Bring tables of entries and exits into a case."),
        (
            Command(
                "import",
                msg("Import a table of entries and exits, CSV or XLSX; all of it or nothing."),
                bring_in,
                arguments=(CASE, Argument("file", msg("The table: .xlsx, .csv, .tsv or .txt."))),
                options=(
                    Option(
                        "--map",
                        msg(
                            "What a column holds, by heading or letter, as in B=on; {skip} leaves "
                            "it out. May be given several times; `kvisa stays fields` lists them.",
                            skip=NOT_READ,
                        ),
                        value="COLUMN=FIELD",
                        key="map_",
                        many=True,
                    ),
                    Option(
                        "--dates",
                        msg("Order of day, month and year where a date can be read two ways."),
                        value="ORDER",
                        choices=tuple(each.value for each in DateOrder),
                    ),
                    Option(
                        "--sheet",
                        msg("Sheet of a workbook; else the first that tells of entries and exits."),
                        value="NAME",
                    ),
                    Option(
                        "--encoding",
                        msg("Encoding of a text file; told by itself where it is sure."),
                        value="NAME",
                        choices=ENCODINGS,
                    ),
                    Option("--dry-run", msg("Only say what would come in.")),
                ),
                opens=True,
            ),
            Command("fields", msg("List what the columns of such a table can hold."), fields),
        ),
    ),
)
