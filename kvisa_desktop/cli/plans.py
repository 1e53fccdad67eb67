# SPDX-License-Identifier: MIT
"""The activity plan of a case: built from the published activities, part by part."""

from collections.abc import Sequence

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line
from kvisa_desktop.cli.checking import finding_data, sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Group, Option
from kvisa_desktop.domain.activity_plan import SOURCES, Activity, PlannedActivity, read
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.domain.story import plan as story
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases, plans
from kvisa_desktop.services.ports import Vault

_ACTIVITIES = tuple(each.value for each in Activity)


def shown(run: Run, *, vault: str, case: str) -> Answer:
    """Show the activity plan."""
    with run.vault(vault) as opened:
        return _answer(run, _read(opened, case))


def added(
    run: Run, *, vault: str, case: str, activity: str, text: str | None, text_zh: str | None
) -> Answer:
    """Add what is planned under one of the published activities."""
    what = Bilingual((text or "").strip(), (text_zh or "").strip())
    part = PlannedActivity(_activity(activity), what)
    if not what:
        raise WrongUsage(
            msg("What is planned is missing."),
            msg("Give it with --text in English, with --text-zh in Chinese."),
        )
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        plans.write(opened, kept.case, (*read(kept.case.activity_plan), part))
        return _answer(run, _read(opened, case))


def removed(run: Run, *, vault: str, case: str, number: str) -> Answer:
    """Remove one part of the plan."""
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        parts = list(read(kept.case.activity_plan))
        if not number.isdecimal() or not 1 <= int(number) <= len(parts):
            raise Refused(
                msg("The plan has no part “{number}”.", number=number),
                msg("`kvisa plan show VAULT CASE` numbers its parts."),
            )
        del parts[int(number) - 1]
        plans.write(opened, kept.case, parts)
        return _answer(run, _read(opened, case))


def _read(vault: Vault, case: str) -> CaseFile:
    return cases.read(vault, cases.find(vault, case).id)


def _activity(name: str) -> Activity:
    if name not in _ACTIVITIES:
        raise WrongUsage(
            msg("“{activity}” is none of the published activities.", activity=name),
            msg("Use one of: {words}.", words=", ".join(_ACTIVITIES)),
        )
    return Activity(name)


def _answer(run: Run, case_file: CaseFile) -> Answer:
    plan = case_file.case.activity_plan
    parts = read(plan)
    findings = story.of_plan(case_file.case)
    rules = run.rulebook.rules
    data = {
        "case": {"id": case_file.case.id, "ref": case_file.case.ref},
        "text_en": plan.en,
        "text_zh": plan.zh,
        "parts": [_part_data(*each) for each in enumerate(parts, 1)],
        "findings": [finding_data(each, rules) for each in findings],
        "sources": sources_data(SOURCES, rules),
    }
    return Answer(data, _lines(run, parts, findings), Done.FINDINGS if findings else Done.DONE)


def _part_data(number: int, part: PlannedActivity) -> dict[str, object]:
    return {
        "number": number,
        "activity": part.activity.value if part.activity else None,
        "text_en": part.what.en,
        "text_zh": part.what.zh,
    }


def _lines(run: Run, parts: Sequence[PlannedActivity], findings: Sequence[Finding]) -> list[Line]:
    rules = run.rulebook.rules
    lines: list[Line] = []
    for number, each in enumerate(parts, 1):
        heading = spoken(each.activity.heading) if each.activity else msg("under no heading")
        lines.append(msg("{number}. {heading}", number=number, heading=heading))
        lines += [Detail(verbatim(half)) for half in (each.what.en, each.what.zh) if half]
    if not parts:
        lines.append(msg("No plan yet."))
    for finding in findings:
        lines.append(msg("• {text}", text=finding.text))
        if finding.next_step is not None:
            lines.append(Detail(msg("Next: {step}", step=finding.next_step)))
    lines += [spoken(rules[each].text) for each in SOURCES[:1] if each in rules]
    return lines


COMMANDS = (
    Group(
        "plan",
        msg("The activity plan of a case, built from the published activities."),
        (
            Command(
                "show",
                msg("Show the plan and what in it sounds like employment."),
                shown,
                arguments=(CASE,),
                opens=True,
            ),
            Command(
                "add",
                msg("Add what is planned under one of the published activities."),
                added,
                arguments=(
                    CASE,
                    Argument("activity", msg("One of the published activities, such as business.")),
                ),
                options=(
                    Option("--text", msg("What is planned, in English."), value="TEXT"),
                    Option("--text-zh", msg("What is planned, in Chinese."), value="TEXT"),
                ),
                opens=True,
            ),
            Command(
                "remove",
                msg("Remove one part of the plan."),
                removed,
                arguments=(
                    CASE,
                    Argument("number", msg("Number of the part, as `kvisa plan show` has it.")),
                ),
                opens=True,
            ),
        ),
    ),
)
