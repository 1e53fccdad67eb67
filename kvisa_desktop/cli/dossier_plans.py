# SPDX-License-Identifier: MIT
"""How the dossier of a case is made: kept with the case, for every later build."""

from kvisa_desktop.cli.answer import Answer, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Group, Option
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import CoverSheet, LanguageOrder, Profile, sheets_of
from kvisa_desktop.domain.exhibits import all_parts_of
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases, dossier_plans
from kvisa_desktop.services.words import word

_MOST_KB = 1_000_000
_SWITCHES = ("purpose_mark", "dividers", "duplex", "upright_only", "core_only")


def show(run: Run, *, vault: str, case: str, **given: object) -> Answer:
    """Show how the dossier of a case is made, after changing what was asked for."""
    with run.vault(vault) as opened:
        case_id = cases.find(opened, case).id
        fields = _fields(given)
        if fields:
            dossier_plans.change(opened, case_id, **fields)
        kept = cases.read(opened, case_id)
    return Answer(_data(kept), _lines(kept))


def add_sheet(
    run: Run,
    *,
    vault: str,
    case: str,
    part: str,
    english: str | None,
    chinese: str | None,
    text_english: str | None,
    text_chinese: str | None,
) -> Answer:
    """Put a sheet of one's own in front of a part."""
    title = Bilingual((english or "").strip(), (chinese or "").strip())
    text = Bilingual((text_english or "").strip(), (text_chinese or "").strip())
    with run.vault(vault) as opened:
        case_id = cases.find(opened, case).id
        dossier_plans.add_sheet(opened, case_id, dossier_plans.part_named(part), title, text)
        kept = cases.read(opened, case_id)
    return Answer(_data(kept), _lines(kept))


def remove_sheet(run: Run, *, vault: str, case: str, sheet: str) -> Answer:
    """Take a sheet of one's own out again."""
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        dossier_plans.remove_sheet(opened, _sheet_named(kept, sheet))
        kept = cases.read(opened, kept.case.id)
    return Answer(_data(kept), _lines(kept))


def change_sheet(
    run: Run,
    *,
    vault: str,
    case: str,
    sheet: str,
    part: str | None,
    place: str | None,
    shown: str | None,
    **words: str | None,
) -> Answer:
    """Say something else on a sheet of one's own, put it elsewhere, or leave it out."""
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        found = _sheet_named(kept, sheet)
        title = _pair(found.title, words["english"], words["chinese"])
        text = _pair(found.text, words["text_english"], words["text_chinese"])
        if (title, text) != (found.title, found.text):
            dossier_plans.change_sheet(opened, found, title, text)
        if part is not None or place is not None:
            new_part = dossier_plans.part_named(part or found.part)
            last = len(sheets_of(kept.cover_sheets, new_part.value))
            where = last if place is None else _place(place)
            dossier_plans.place_sheet(opened, found, new_part, where)
        if shown is not None:
            dossier_plans.switch_sheet(opened, found, on=shown == "yes")
        kept = cases.read(opened, kept.case.id)
    return Answer(_data(kept), _lines(kept))


def _sheet_named(kept: CaseFile, key: str) -> CoverSheet:
    found = next((each for each in kept.cover_sheets if str(each.id) == key), None)
    if found is None:
        raise Refused(
            msg("The case has no cover sheet “{id}”.", id=verbatim(key)),
            msg("`kvisa dossier-plan show --json` lists them."),
        )
    return found


def _pair(kept: Bilingual, english: str | None, chinese: str | None) -> Bilingual:
    """Return a pair with the halves that were given."""
    halves = zip((english, chinese), (kept.en, kept.zh), strict=True)
    return Bilingual(*(old if new is None else new.strip() for new, old in halves))


def _place(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or int(typed) == 0:
        raise WrongUsage(
            msg("“{text}” is no place among the cover sheets.", text=verbatim(typed)),
            msg("Count them from 1."),
        )
    return int(typed) - 1


def _fields(given: dict[str, object]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key in _SWITCHES:
        if given.get(key) is not None:
            fields[key] = given[key] == "yes"
    if given.get("profile"):
        fields["profile"] = Profile(str(given["profile"]))
    if given.get("language_order"):
        fields["language_order"] = LanguageOrder(str(given["language_order"]))
    if given.get("recipient") is not None:
        fields["recipient"] = str(given["recipient"])
    if given.get("budget_kb") is not None:
        fields["budget_kb"] = _whole(str(given["budget_kb"]))
    for option, key in (("order", "part_order"), ("off", "parts_off")):
        if given.get(option) is not None:
            names = [each.strip() for each in str(given[option]).split(",") if each.strip()]
            fields[key] = tuple(dossier_plans.part_named(each).value for each in names)
    return fields


def _whole(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) <= _MOST_KB:
        raise WrongUsage(
            msg("“{text}” is no number of kilobytes.", text=verbatim(typed)),
            msg("Give a whole number, such as 10000."),
        )
    return int(typed)


def _data(kept: CaseFile) -> dict[str, object]:
    plan = dossier_plans.plan_of(kept)
    return {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "profile": plan.profile.value,
        "language_order": plan.language_order.value,
        "budget_kb": plan.budget_kb,
        "recipient": plan.recipient,
        **{key: getattr(plan, key) for key in _SWITCHES},
        "parts": [
            {"part": each.value, "on": each.value not in plan.parts_off}
            for each in all_parts_of(kept)
        ],
        "cover_sheets": [_sheet(each) for each in _in_order(kept)],
        "estimated_size": dossier_plans.estimated_size(kept),
    }


def _in_order(kept: CaseFile) -> list[CoverSheet]:
    parts = all_parts_of(kept)
    return [each for part in parts for each in sheets_of(kept.cover_sheets, part.value)]


def _sheet(sheet: CoverSheet) -> dict[str, object]:
    return {
        "id": sheet.id,
        "part": sheet.part,
        "title_en": sheet.title.en,
        "title_zh": sheet.title.zh,
        "text_en": sheet.text.en,
        "text_zh": sheet.text.zh,
        "in_dossier": sheet.in_dossier,
    }


def _lines(kept: CaseFile) -> list[Line]:
    plan = dossier_plans.plan_of(kept)
    on, off = msg("yes"), msg("no")
    lines: list[Line] = [
        row(msg("Profile"), verbatim(plan.profile.value)),
        row(msg("Language on top"), word(plan.language_order)),
        row(msg("Largest size (kB)"), str(plan.budget_kb)),
        row(msg("Recipient"), verbatim(plan.recipient or "–")),
        row(msg("Purpose mark"), on if plan.purpose_mark else off),
        row(msg("Dividers"), on if plan.dividers else off),
        row(msg("For two-sided printing"), on if plan.duplex else off),
        row(msg("Landscape pages not turned"), on if plan.upright_only else off),
        row(msg("Core set only"), on if plan.core_only else off),
        row(msg("Estimated size (kB)"), str(dossier_plans.estimated_size(kept) // 1000)),
    ]
    lines.extend(
        row(each.value, off if each.value in plan.parts_off else on) for each in all_parts_of(kept)
    )
    lines.extend(
        row(sheet.part, msg("Cover sheet: {title}", title=sheet.title)) for sheet in _in_order(kept)
    )
    return lines


def _switch(flag: str, about: Message) -> Option:
    return Option(flag, about, value="YES-OR-NO", choices=("yes", "no"))


_WORDS = (
    Option("--english", msg("Its title in English."), value="TEXT"),
    Option("--chinese", msg("Its title in Chinese."), value="TEXT"),
    Option("--text-english", msg("What stands below, in English."), value="TEXT"),
    Option("--text-chinese", msg("What stands below, in Chinese."), value="TEXT"),
)

COMMANDS = (
    Group(
        "dossier-plan",
        msg("How the dossier of a case is made, kept for every later build."),
        (
            Command(
                "show",
                msg("Show how the dossier is made, after changing what is given."),
                show,
                arguments=(CASE,),
                options=(
                    Option(
                        "--profile",
                        msg("What the dossier is made for."),
                        value="NAME",
                        choices=tuple(Profile),
                    ),
                    Option(
                        "--language-order",
                        msg("Which language stands on top, in the larger type."),
                        value="ORDER",
                        choices=tuple(LanguageOrder),
                    ),
                    Option("--budget-kb", msg("Most kilobytes of the compact one."), value="KB"),
                    Option("--recipient", msg("Whom the copies are handed to."), value="NAME"),
                    Option("--order", msg("Parts in their order, as a,b."), value="PARTS"),
                    Option("--off", msg("Parts that are left out, as a,b."), value="PARTS"),
                    _switch(
                        "--purpose-mark", msg("Mark copies of identity papers with their purpose.")
                    ),
                    _switch("--dividers", msg("A sheet in front of every exhibit.")),
                    _switch("--duplex", msg("Begin parts and exhibits on right-hand pages.")),
                    _switch(
                        "--upright-only",
                        msg("Make landscape pages smaller instead of turning them."),
                    ),
                    _switch("--core-only", msg("Bind the core set only and list the rest.")),
                ),
                opens=True,
            ),
            Command(
                "add-sheet",
                msg("Put a sheet of your own in front of a part."),
                add_sheet,
                arguments=(CASE,),
                options=(
                    Option(
                        "--part", msg("The part it stands before."), value="PART", required=True
                    ),
                    *_WORDS,
                ),
                opens=True,
            ),
            Command(
                "change-sheet",
                msg("Change, move or leave out a sheet of your own."),
                change_sheet,
                arguments=(CASE,),
                options=(
                    Option("--sheet", msg("Its id."), value="ID", required=True),
                    *_WORDS,
                    Option("--part", msg("The part it stands before."), value="PART"),
                    Option("--place", msg("Its place among the sheets there, from 1."), value="N"),
                    _switch("--shown", msg("Whether it is printed.")),
                ),
                opens=True,
            ),
            Command(
                "remove-sheet",
                msg("Take a sheet of your own out again."),
                remove_sheet,
                arguments=(CASE,),
                options=(Option("--sheet", msg("Its id."), value="ID", required=True),),
                opens=True,
            ),
        ),
    ),
)
