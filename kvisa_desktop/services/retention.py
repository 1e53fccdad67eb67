# SPDX-License-Identifier: MIT
"""How long cases are kept, and the reminder that one may be erased."""

from datetime import date

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.retention import Reminder, Retention, RetentionId, reminder
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, Reader, Vault


def keep_until(vault: Vault, case_id: CaseId, until: date, note: str = "") -> Done[Retention]:
    """Set the day until which a case is kept."""
    name = msg("Set how long a case is kept")
    with vault.act(name) as act:
        act.get(Case, case_id)
        known = _of_case(act, case_id)
        kept = Retention(
            id=RetentionId(act.new_id()) if known is None else known.id,
            case_id=case_id,
            keep_until=until,
            note=note,
        )
        act.put(kept)
    return Done(kept, act.changes, name)


def keep_without_end(vault: Vault, case_id: CaseId) -> Done[None]:
    """Drop the day until which a case is kept."""
    name = msg("Keep a case without end")
    with vault.act(name) as act:
        known = _of_case(act, case_id)
        if known is not None:
            act.remove(known)
    return Done(None, act.changes, name)


def of_case(vault: Vault, case_id: CaseId) -> Retention | None:
    """Return until when a case is kept; None when nothing was set."""
    with vault.read() as reader:
        return _of_case(reader, case_id)


def reminders(vault: Vault, on: date) -> tuple[Reminder, ...]:
    """Return the cases whose time is over, or will be within a month, the first due first."""
    with vault.read() as reader:
        kept = {each.case_id: each for each in reader.find(Retention)}
        cases = reader.find(Case, id=set(kept))
    found = [reminder(case, kept[case.id], on) for case in cases]
    due = [each for each in found if each is not None]
    return tuple(sorted(due, key=lambda each: (each.retention.keep_until, each.case.ref)))


def _of_case(reader: Reader | Act, case_id: CaseId) -> Retention | None:
    return next(iter(reader.find(Retention, case_id=case_id)), None)
