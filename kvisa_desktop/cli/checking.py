# SPDX-License-Identifier: MIT
"""Checking a case: blockers first, then what to check, the checklist, the published routes."""

from collections.abc import Iterable, Mapping, Sequence

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command
from kvisa_desktop.cli.words import PROGRESS, WEIGHTS
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.deadlines import ReadyDates
from kvisa_desktop.domain.eligibility import (
    AgeFigure,
    Eligibility,
    EligibilityFinding,
    RouteStanding,
)
from kvisa_desktop.domain.finding import Finding, Place, Weight
from kvisa_desktop.domain.requirements import Group, Requirement
from kvisa_desktop.domain.rules import Badge, Rule
from kvisa_desktop.domain.sources import SourceKind, spoken
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import assessment, cases
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.services.words import word


def check(run: Run, *, vault: str, case: str) -> Answer:
    """Check a case."""
    on = run.today_in_beijing()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
    found = assessment.check(kept, run.rulebook, on=on)
    code = Done.FINDINGS if found.blockers or found.to_check else Done.DONE
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "on": on,
        "own_rules": run.own_rules(),
        "filing": found.filing,
        **_data(found),
    }
    return Answer(data, _lines(found), code)


def sources_data(ids: Iterable[str], rules: Mapping[str, Rule]) -> list[dict[str, object]]:
    """Return what rules rest on as data; only official sources are named and have an address."""
    return [_source(each, rules.get(each)) for each in ids]


def _source(rule_id: str, rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {"id": rule_id}
    official = rule.source.kind is SourceKind.OFFICIAL
    return {
        "id": rule.id,
        "text": rule.cited,
        "grade": rule.grade.value,
        "address": rule.source.address if official else "",
        "date": rule.source.dated.iso(),
        "read_on": rule.read_on,
        "valid_until": rule.valid_until,
    }


def _data(found: Assessment) -> dict[str, object]:
    return {
        "eligibility": _eligibility_data(found.eligibility, found.rules),
        "checklist": [_requirement(each, found.rules) for each in found.checklist],
        "story": [finding_data(each, found.rules) for each in found.story],
        "blockers": [finding_data(each, found.rules) for each in found.blockers],
        "to_check": [finding_data(each, found.rules) for each in found.to_check],
        "ready": {"core": found.ready.core, "with_authentication": found.ready.authenticated},
        "deadlines": [
            {"id": each.id, "on": each.on, "text": each.text} for each in found.deadlines
        ],
        "stale_rules": [
            {
                **_rule(each.id, {each.id: each}),
                "badges": [badge.value for badge in each.badges(found.on)],
            }
            for each in found.stale
        ],
    }


def _eligibility_data(found: Eligibility, rules: Mapping[str, Rule]) -> dict[str, object]:
    parts: list[tuple[Route | None, tuple[EligibilityFinding, ...]]] = [(None, found.common)]
    parts += [(each.route, each.findings) for each in found.shown]
    return {
        "outcome": found.outcome.value,
        "text": found.outcome.words,
        "age": {
            "years": found.age.years,
            "text": found.age.text,
            "figures": [_figure(each, rules) for each in found.age.figures],
        },
        "routes": [_route(each) for each in found.routes],
        "findings": [_standing(each, of, rules) for of, findings in parts for each in findings],
        "always_said": [_rule(each, rules) for each in found.always_said],
    }


def _figure(each: AgeFigure, rules: Mapping[str, Rule]) -> dict[str, object]:
    sources = sources_data([each.rule_id], rules)
    return {"id": each.rule_id, "text": each.text, "confirmed": False, "sources": sources}


def _route(each: RouteStanding) -> dict[str, object]:
    return {
        "route": each.route.value,
        "text": word(each.route),
        "chosen": each.is_chosen,
        "outcome": each.outcome.value,
    }


def _standing(
    each: EligibilityFinding, route: Route | None, rules: Mapping[str, Rule]
) -> dict[str, object]:
    return {
        "id": each.id,
        "route": route.value if route else None,
        "outcome": each.outcome.value,
        "text": each.text,
        "next_step": each.next_step,
        "data": list(each.data),
        "sources": sources_data(each.sources, rules),
        "against": sources_data(each.against, rules),
    }


def _requirement(each: Requirement, rules: Mapping[str, Rule]) -> dict[str, object]:
    return {
        "id": each.id,
        "name_en": each.item.name.en,
        "name_zh": each.item.name.zh,
        "group": each.item.group.value,
        "needed": each.relevance.value,
        "progress": each.progress.value,
        "weight": each.weight.value if each.weight else None,
        "text": each.text,
        "next_step": each.next_step,
        "reason": each.reason,
        "owner": each.owner,
        "due_on": each.due_on,
        "certainty": each.item.certainty.value,
        "documents": [document.id for document in each.documents],
        "sources": sources_data(each.sources, rules),
    }


def finding_data(each: Finding, rules: Mapping[str, Rule]) -> dict[str, object]:
    """Return a finding as data."""
    return {
        "id": each.id,
        "weight": each.weight.value,
        "area": each.area.value,
        "text": each.text,
        "next_step": each.next_step,
        "sources": sources_data(each.sources, rules),
        "record_id": each.record_id,
        "field": each.field,
        "against": _place(each.against) if each.against else None,
    }


def _place(place: Place) -> dict[str, object]:
    return {"area": place.area.value, "record_id": place.record_id, "field": place.field}


def _rule(rule_id: str, rules: Mapping[str, Rule]) -> dict[str, object]:
    rule = rules.get(rule_id)
    text = spoken(rule.text) if rule else verbatim(rule_id)
    return {"id": rule_id, "text": text, "sources": sources_data([rule_id], rules)}


def _lines(found: Assessment) -> list[Line]:
    done, needed = found.papers_done
    return [
        *_findings(Weight.BLOCKER, found.blockers, found.rules),
        *_findings(Weight.CHECK, found.to_check, found.rules),
        *_eligibility(found.eligibility, found.rules),
        *_checklist(found.checklist),
        *_stale(found),
        *_heading(msg("Dates")),
        *(row(each.on.isoformat(), each.text) for each in found.deadlines),
        *_heading(msg("Ready")),
        *ready_lines(found.ready),
        verbatim(""),
        msg("Papers here: {done} of {needed}", done=done, needed=needed),
        plural(
            "{count} point to settle before filing",
            "{count} points to settle before filing",
            len(found.blockers),
        ),
    ]


def ready_lines(ready: ReadyDates) -> list[Line]:
    """Return when the papers can be ready, without and with authentication."""
    said = (
        (ready.core, msg("papers that follow from the law")),
        (ready.authenticated, msg("with authentication of the degree papers")),
    )
    return [row(day.isoformat() if day else "—", words) for day, words in said]


def _heading(text: Message) -> list[Line]:
    return [verbatim(""), msg("— {heading} —", heading=text)]


def _findings(weight: Weight, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Line]:
    if not findings:
        return []
    return [*_heading(WEIGHTS[weight]), *_told(findings, rules)]


def _told(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Line]:
    lines: list[Line] = []
    for each in findings:
        lines.append(msg("• {text}", text=each.text))
        if each.next_step is not None:
            lines.append(Detail(msg("Next: {step}", step=each.next_step)))
        lines += _cited(each.sources, rules)
    return lines


def _cited(sources: Iterable[str], rules: Mapping[str, Rule]) -> list[Line]:
    cited = {rules[each].source.key: rules[each].cited for each in sources if each in rules}
    return [Detail(msg("Source: {source}", source=each)) for each in cited.values()]


def _stale(found: Assessment) -> list[Line]:
    if not found.stale:
        return []
    lines = _heading(msg("Rules past their date: check whether they still hold"))
    for rule in found.stale:
        badges = [each.words for each in rule.badges(found.on) if each is not Badge.WEAK]
        lines.append(row(rule.id, *badges, spoken(rule.text)))
    return lines


def _eligibility(found: Eligibility, rules: Mapping[str, Rule]) -> list[Line]:
    lines = _heading(msg("Published routes: {outcome}", outcome=found.outcome.words))
    lines += _told((each.as_finding() for each in found.common), rules)
    for route in found.shown:
        named = msg("{route}: {outcome}", route=word(route.route), outcome=route.outcome.words)
        lines += _heading(named)
        lines += _told((each.as_finding() for each in route.findings), rules)
    lines += _heading(msg("Age"))
    lines.append(found.age.text)
    lines += _told((each.as_finding() for each in found.age.figures), rules)
    lines += _heading(msg("Holds for everybody"))
    lines += [spoken(rules[each].text) for each in found.always_said if each in rules]
    return lines


def _checklist(checklist: Sequence[Requirement]) -> list[Line]:
    lines: list[Line] = []
    for group in Group:
        needed = [each for each in checklist if each.item.group is group and each.is_needed]
        if needed:
            lines += _heading(group.words)
        lines += [
            row(PROGRESS[each.progress], msg("{title}", title=each.item.name)) for each in needed
        ]
    return lines


COMMANDS = (
    Command(
        "check",
        msg("Check a case: what to settle before filing, what to check, papers, published routes."),
        check,
        arguments=(CASE,),
        opens=True,
    ),
)
