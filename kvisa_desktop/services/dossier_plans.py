# SPDX-License-Identifier: MIT
"""How the dossier of a case is to be made: profile, order of parts, sheets of one's own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import (
    CoverSheet,
    CoverSheetId,
    DossierPlan,
    PlanId,
    sheets_of,
)
from kvisa_desktop.domain.exhibits import Part, all_parts_of, exhibits_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault

_NAME = msg("Change how the dossier is made")
_FRONT_MATTER = 350_000  # bytes of cover, index, tables and fonts, as measured


def plan_of(case_file: CaseFile) -> DossierPlan:
    """Return how the dossier is to be made, the usual way where nothing was chosen."""
    usual = DossierPlan(id=PlanId(UUID(int=0)), case_id=case_file.case.id)
    return case_file.dossier_plan or usual


def change(vault: Vault, case_id: CaseId, /, **fields: object) -> Done[DossierPlan]:
    """Choose how the dossier is made; what is not named stays as it is."""
    with vault.act(_NAME) as act:
        kept = next(iter(act.find(DossierPlan, case_id=case_id)), None)
        plan = kept or DossierPlan(id=PlanId(act.new_id()), case_id=case_id)
        changed: DossierPlan = replace(plan, **cast("Any", fields))
        if changed != kept:
            act.put(changed)
    return Done(changed, act.changes, _NAME)


def switch_part(vault: Vault, case_file: CaseFile, part: Part, *, on: bool) -> Done[DossierPlan]:
    """Take a part into the dossier, or leave it out."""
    off = [each for each in plan_of(case_file).parts_off if each != part.value]
    return change(vault, case_file.case.id, parts_off=(*off, *(() if on else (part.value,))))


def reorder_parts(vault: Vault, case_file: CaseFile, order: Sequence[Part]) -> Done[DossierPlan]:
    """Put the parts into another order; those not named keep theirs behind."""
    named = tuple(dict.fromkeys((*order, *all_parts_of(case_file))))
    usual = named == tuple(Part)
    kept = () if usual else tuple(each.value for each in named)
    return change(vault, case_file.case.id, part_order=kept)


def add_sheet(
    vault: Vault, case_id: CaseId, part: Part, title: Bilingual, text: Bilingual
) -> Done[CoverSheet]:
    """Put a sheet of one's own in front of a part."""
    _refuse_untitled(title)
    name = msg("Add a cover sheet")
    with vault.act(name) as act:
        others = sheets_of(act.find(CoverSheet, case_id=case_id), part.value)
        position = others[-1].position + 1 if others else 0
        sheet = CoverSheet(
            id=CoverSheetId(act.new_id()),
            case_id=case_id,
            part=part.value,
            title=title,
            text=text,
            position=position,
        )
        act.put(sheet)
    return Done(sheet, act.changes, name)


def change_sheet(
    vault: Vault, sheet: CoverSheet, title: Bilingual, text: Bilingual
) -> Done[CoverSheet]:
    """Say something else on a sheet of one's own."""
    _refuse_untitled(title)
    return editing.change(vault, sheet, msg("Change a cover sheet"), title=title, text=text)


def switch_sheet(vault: Vault, sheet: CoverSheet, *, on: bool) -> Done[CoverSheet]:
    """Print a sheet of one's own, or leave it out without losing it."""
    return editing.change(vault, sheet, msg("Choose what goes into the dossier"), in_dossier=on)


def place_sheet(vault: Vault, sheet: CoverSheet, part: Part, place: int) -> Done[CoverSheet]:
    """Put a sheet of one's own in front of a part, behind `place` others there."""
    name = msg("Move a cover sheet")
    with vault.act(name) as act:
        kept = act.get(CoverSheet, sheet.id)
        there = sheets_of(act.find(CoverSheet, case_id=kept.case_id), part.value)
        order = [each for each in there if each.id != kept.id]
        order.insert(max(0, place), kept)
        for position, each in enumerate(order):
            placed = replace(each, part=part.value, position=position)
            if placed != each:
                act.put(placed)
        moved = act.get(CoverSheet, sheet.id)
    return Done(moved, act.changes, name)


def remove_sheet(vault: Vault, sheet: CoverSheet) -> Done[CoverSheet]:
    """Take a sheet of one's own out again."""
    return editing.remove(vault, sheet, msg("Remove a cover sheet"))


def _refuse_untitled(title: Bilingual) -> None:
    if not title:
        raise Refused(
            msg("A cover sheet needs a title."),
            msg("Give it in both languages; an officer reads the Chinese."),
        )


def part_named(name: str) -> Part:
    """Return the part of that name; raise `Refused` naming those there are."""
    try:
        return Part(name)
    except ValueError:
        raise Refused(
            msg("There is no part “{name}”.", name=verbatim(name)),
            msg("Parts: {names}.", names=verbatim(", ".join(Part))),
        ) from None


def estimated_size(case_file: CaseFile) -> int:
    """Return about how many bytes the dossier will have when nothing is made smaller.

    Of a file that is used in part, its pages count by their share.
    """
    total = float(_FRONT_MATTER)
    for exhibit in exhibits_of(case_file):
        for page in exhibit.pages:
            kept = case_file.file(page.file_id)
            total += kept.size / max(1, kept.page_count) if kept else 0
    return round(total)
