# SPDX-License-Identifier: MIT
"""Work, school, family and emergency contacts of an applicant, and the gaps among them."""

from collections.abc import Sequence
from typing import Any

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line
from kvisa_desktop.cli.checking import finding_data
from kvisa_desktop.cli.field_values import names_of, read_fields
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Group
from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.form_life import (
    of_contacts,
    of_relatives,
    of_schooling,
    of_work_history,
)
from kvisa_desktop.domain.form_lines import FormLine, LineState
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.story import background as story
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.exchange.case_values import plain
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import background, cases
from kvisa_desktop.services.ports import Vault

_KINDS: dict[str, type[Any]] = {
    "work": WorkEntry,
    "school": Schooling,
    "relative": Relative,
    "contact": EmergencyContact,
}
_SHORTEST_ID = 4


def shown(run: Run, *, vault: str, case: str) -> Answer:
    """Show what is recorded of a life, and its gaps."""
    with run.vault(vault) as opened:
        return _answer(run, _read(opened, case))


def added(run: Run, *, vault: str, case: str, kind: str, fields: tuple[str, ...]) -> Answer:
    """Add a record."""
    found = _kind(kind)
    given = read_fields(found, fields)
    with run.vault(vault) as opened:
        background.add(opened, found, _read(opened, case).person.id, **given)
        return _answer(run, _read(opened, case))


def changed(run: Run, *, vault: str, case: str, key: str, fields: tuple[str, ...]) -> Answer:
    """Change fields of a record."""
    with run.vault(vault) as opened:
        record: Any = _find(_read(opened, case), key)
        background.change(opened, record, **read_fields(type(record), fields))
        return _answer(run, _read(opened, case))


def removed(run: Run, *, vault: str, case: str, key: str) -> Answer:
    """Remove a record."""
    with run.vault(vault) as opened:
        record: Any = _find(_read(opened, case), key)
        background.remove(opened, record)
        return _answer(run, _read(opened, case))


def _read(vault: Vault, case: str) -> CaseFile:
    return cases.read(vault, cases.find(vault, case).id)


def _kind(name: str) -> type[Any]:
    if name not in _KINDS:
        raise WrongUsage(
            msg("“{kind}” is not recorded here.", kind=name),
            msg("Use one of: {words}.", words=", ".join(_KINDS)),
        )
    return _KINDS[name]


def _groups(kept: CaseFile) -> dict[str, tuple[Record, ...]]:
    return {
        "work": kept.work_entries,
        "school": kept.schooling,
        "relative": kept.relatives,
        "contact": kept.emergency_contacts,
    }


def _find(kept: CaseFile, key: str) -> Record:
    """Return the one record whose id ends or begins with `key`."""
    every = [each for group in _groups(kept).values() for each in group]
    found = [each for each in every if str(each.id).startswith(key) or str(each.id).endswith(key)]
    if len(key) >= _SHORTEST_ID and len(found) == 1:
        return found[0]
    raise Refused(
        msg("There is no one record “{key}” of work, school, family or contacts.", key=key),
        msg("`kvisa life show VAULT CASE` lists them with their ids."),
    )


def _answer(run: Run, kept: CaseFile) -> Answer:
    findings = tuple(story.told(kept, run.today()))
    rules = run.rulebook.rules
    data: dict[str, object] = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        **{name: [_data(each) for each in group] for name, group in _groups(kept).items()},
        "findings": [finding_data(each, rules) for each in findings],
    }
    return Answer(data, _lines(kept, findings), Done.FINDINGS if findings else Done.DONE)


def _data(record: Record) -> dict[str, object]:
    names = [each for each in names_of(type(record)) if hasattr(record, each)]
    return {"id": record.id, **{each: plain(getattr(record, each)) for each in names}}


def _lines(kept: CaseFile, findings: Sequence[Finding]) -> list[Line]:
    lines: list[Line] = []
    for part in (of_work_history, of_schooling, of_relatives, of_contacts):
        for each in part(kept):
            lines += _line(each)
    for finding in findings:
        lines.append(msg("• {text}", text=finding.text))
        if finding.next_step is not None:
            lines.append(Detail(msg("Next: {step}", step=finding.next_step)))
    return lines


def _line(line: FormLine) -> list[Line]:
    if line.state is not LineState.READY:
        return [msg("{label}: {state}", label=line.label, state=line.state.words)]
    said: list[Line] = [msg("{label}: {value}", label=line.label, value=line.value)]
    return [*said, Detail(verbatim(str(line.record_id)))]


_KEY = Argument("key", msg("Id of the record, or its last letters, as `kvisa life show` has it."))
_FIELDS = Argument("fields", msg("Fields as NAME=VALUE, such as started=2019-03."), many=True)
COMMANDS = (
    Group(
        "life",
        msg("Work, school, family and emergency contacts, as the online form asks for them."),
        (
            Command(
                "show",
                msg("Show what is recorded, and where nothing is."),
                shown,
                arguments=(CASE,),
                opens=True,
            ),
            Command(
                "add",
                msg("Add work, a school, a relative or a contact."),
                added,
                arguments=(
                    CASE,
                    Argument("kind", msg("One of: work, school, relative, contact.")),
                    _FIELDS,
                ),
                opens=True,
            ),
            Command(
                "change",
                msg("Change fields of a record."),
                changed,
                arguments=(CASE, _KEY, _FIELDS),
                opens=True,
            ),
            Command("remove", msg("Remove a record."), removed, arguments=(CASE, _KEY), opens=True),
        ),
    ),
)
