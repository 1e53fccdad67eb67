# SPDX-License-Identifier: MIT
"""What happened to a vault or a case, undoing it, and the trash."""

from collections.abc import Sequence
from itertools import islice
from uuid import UUID

from kvisa_desktop.cli.answer import Answer, Detail, Line, Row, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.history import PastAct, PastChange, Verb
from kvisa_desktop.domain.records import NAME_OF_RECORD
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, history
from kvisa_desktop.services.history import Happening
from kvisa_desktop.services.history_words import change_said
from kvisa_desktop.services.ports import History
from kvisa_desktop.services.record_words import record_said, values_said

_MOST = 40


def listed(run: Run, *, vault: str, case: str | None, limit: str | None) -> Answer:
    """Tell what happened."""
    most = _count(limit)
    with run.vault(vault) as opened:
        if case is None:
            with opened.recall() as recall:
                acts = [(act, recall.changes_of(act.id)) for act in islice(recall.acts(), most)]
            found = [Happening(act, changes, {}) for act, changes in acts]
        else:
            wanted = CaseId(cases.find(opened, case).id)
            found = list(history.of_case(opened, wanted)[:most])
    lines: list[Line] = []
    for each in found:
        lines += _lines_of(each, with_changes=case is not None)
    lines.append(plural("{count} step", "{count} steps", len(found)))
    return Answer({"acts": [_happening_data(each) for each in found]}, lines)


def undo(run: Run, *, vault: str, act: str | None, field: str | None) -> Answer:
    """Undo the latest step, or the one that is named, or one value of it."""
    if field is not None and act is None:
        raise WrongUsage(
            msg("A single value needs its step."), msg("Name it with --act; `kvisa history` does.")
        )
    with run.vault(vault) as opened:
        if act is not None and field is not None:
            done = _put_back(opened, _act_id(act), field)
            return Answer({"put_back": done}, [msg("The earlier value is back.")])
        undone = history.undo(opened, None if act is None else _act_id(act)).value
    return Answer({"undone": _act_data(undone)}, [msg("Undone: {act}", act=undone.name)])


def redo(run: Run, *, vault: str) -> Answer:
    """Do again what was undone last."""
    with run.vault(vault) as opened:
        done = history.redo(opened).value
    return Answer({"done_again": _act_data(done)}, [msg("Done again: {act}", act=done.name)])


def trash(run: Run, *, vault: str, restore: str | None) -> Answer:
    """List what was removed, or restore it."""
    with run.vault(vault) as opened:
        if restore is not None:
            back = history.restore(opened, _act_id(restore)).value
            return Answer({"restored": _act_data(back)}, [msg("Restored: {act}", act=back.name)])
        found = history.trash(opened)
    data, lines = [], []
    for each in found:
        names = [record_said(type(record), record) for record in each.records]
        data.append({"act": _act_data(each.act), "until": each.until.isoformat(), "records": names})
        lines.append(row(str(each.act.id), each.act.name, f"{each.until:%Y-%m-%d}"))
    count = plural("{count} step can be restored.", "{count} steps can be restored.", len(found))
    later = msg(
        "What was removed more than 30 days ago is not listed. It stays encrypted in the vault "
        "until its client is erased: `kvisa erase VAULT CASE`."
    )
    return Answer({"trash": data}, [*lines, count, later])


def _put_back(vault: History, act_id: UUID, field: str) -> list[dict[str, object]]:
    with vault.recall() as recall:
        changes = [each for each in recall.changes_of(act_id) if each.field == field]
    if not changes:
        raise Refused(
            msg("That step changed no field “{field}”.", field=field),
            msg("`kvisa history VAULT CASE --json` lists the fields that each step changed."),
        )
    for change in changes:
        history.put_back(vault, change)
    return [_change_data(each) for each in changes]


def _lines_of(happening: Happening, *, with_changes: bool) -> list[Line]:
    act = happening.act
    lines: list[Line] = [_act_row(act)]
    if not with_changes:
        return lines
    said = (change_said(each, happening) for each in happening.changes)
    return [*lines, *(Detail(each) for each in said)]


def _act_row(act: PastAct) -> Row:
    when = f"{act.at.astimezone():%Y-%m-%d %H:%M}"
    return row(when, act.actor, act.name, verbatim(str(act.id)))


def _act_data(act: PastAct) -> dict[str, object]:
    return {
        "id": act.id,
        "name": act.name,
        "actor": act.actor,
        "at": act.at.isoformat(),
        "undoes": act.undoes,
    }


def _happening_data(happening: Happening) -> dict[str, object]:
    return {
        **_act_data(happening.act),
        "changes": [_change_data(each) for each in happening.changes],
    }


def _change_data(change: PastChange) -> dict[str, object]:
    data: dict[str, object] = {
        "record": NAME_OF_RECORD[change.kind],
        "id": change.record_id,
        "verb": change.verb.value,
    }
    if change.verb is Verb.SET:
        before, after = values_said(change, lambda each: verbatim(each.value), _id_said)
        data |= {"field": change.field, "half": change.half, "before": before, "after": after}
    return data


def _id_said(record_id: UUID) -> Message:
    return verbatim(str(record_id))


def _act_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise WrongUsage(
            msg("“{text}” is no id of a step.", text=text), msg("`kvisa history` lists the ids.")
        ) from None


def _count(text: str | None) -> int:
    if text is None:
        return _MOST
    if not text.isdecimal() or not int(text):
        raise WrongUsage(msg("“{text}” is no number of steps.", text=text))
    return int(text)


_ACTS: Sequence[Option] = (
    Option("--act", msg("Id of the step, as `kvisa history` lists it."), value="ID"),
    Option("--field", msg("Only this field of the step, put back as it was."), value="FIELD"),
)

COMMANDS = (
    Command(
        "history",
        msg("Tell who did what and when; with a case, what stood before and after."),
        listed,
        arguments=(
            Argument(
                "case", msg("Reference or id of a case; all steps when left out."), optional=True
            ),
        ),
        options=(Option("--limit", msg("How many steps at most."), value="NUMBER"),),
        opens=True,
    ),
    Command(
        "undo",
        msg("Undo the latest step, or another one that nothing was built upon."),
        undo,
        options=tuple(_ACTS),
        opens=True,
    ),
    Command("redo", msg("Do again what was undone last."), redo, opens=True),
    Command(
        "trash",
        msg("List what was removed within 30 days, or restore it."),
        trash,
        options=(Option("--restore", msg("Id of the step whose removals come back."), value="ID"),),
        opens=True,
    ),
)
