# SPDX-License-Identifier: MIT
"""Checking a case: what the authorities say, what the records say, and what follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain import story
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import Chain, chain_relied_on
from kvisa_desktop.domain.deadlines import (
    Deadline,
    ReadyDates,
    deadlines,
    next_deadline,
    ready_dates,
)
from kvisa_desktop.domain.eligibility import AgeOnFiling, Eligibility, judge
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.requirements import Requirement, required
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.messages import msg

_CHAIN_FINDINGS = ("chain.open", "chain.overdue")
# A finding that says the same as an open item, but leads to the field: the item is not said twice.
_SAID_BY_FINDING: Mapping[str, tuple[str, ...]] = {
    "passport-valid": (
        "passport.missing",
        "passport.expiry-unknown",
        "passport.expired",
        "passport.short",
    ),
    "degree-certificate": ("degree.none-relied-on", "degree.no-scan"),
    "degree-apostille": _CHAIN_FINDINGS,
    "degree-legalisation": _CHAIN_FINDINGS,
    "degree-hk-macao": _CHAIN_FINDINGS,
    "chsi-report": _CHAIN_FINDINGS,
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the program has to say of a case on a day; every part carries its rule ids.

    `blockers` come first everywhere: story findings and open items that hold the filing up.
    `to_check` are the recommendations of both kinds; `stale` the rules past their date.
    """

    on: date
    filing: date
    eligibility: Eligibility
    checklist: tuple[Requirement, ...]
    story: tuple[Finding, ...]
    blockers: tuple[Finding, ...]
    to_check: tuple[Finding, ...]
    ready: ReadyDates
    chain: Chain | None
    deadlines: tuple[Deadline, ...]
    rules: Mapping[str, Rule]
    stale: tuple[Rule, ...]

    @property
    def age(self) -> AgeOnFiling:
        """The age on the planned filing date, with the circulating figures."""
        return self.eligibility.age

    @property
    def papers_done(self) -> tuple[int, int]:
        """How many of the needed items are done, and how many are needed."""
        needed = [each for each in self.checklist if each.is_needed]
        return sum(each.is_done for each in needed), len(needed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Blockers, then recommendations, then notes."""
        notes = tuple(each for each in self.story if each.weight is Weight.NOTE)
        return self.blockers + self.to_check + notes

    @property
    def for_working_file(self) -> tuple[Finding, ...]:
        """All in one list: the routes claim by claim, figures on age, findings, stale rules."""
        claims = tuple(each.as_finding() for each in self.eligibility.findings)
        figures = tuple(each.as_finding() for each in self.age.figures)
        return claims + figures + self.findings + tuple(map(_stale_finding, self.stale))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of cases shows of one case; None where it is not known."""

    first_blocker: Finding | None
    next_deadline: Deadline | None
    earliest_ready: date | None


def check(case_file: CaseFile, rulebook: Rulebook, *, on: date) -> Assessment:
    """Return what is to be said of a case; `on` counts as today."""
    filing = story.filing_day(case_file, on)
    chain = chain_relied_on(case_file, filing, on)
    checklist = required(case_file, rulebook.items, filing)
    told = story.told(case_file, on)
    eligibility = judge(case_file, rulebook, on=on, requirements=checklist)
    rules = _cited(rulebook, eligibility, checklist, told)
    return Assessment(
        on=on,
        filing=filing,
        eligibility=eligibility,
        checklist=checklist,
        story=told,
        blockers=_weighing(Weight.BLOCKER, told, checklist),
        to_check=_weighing(Weight.CHECK, told, checklist),
        ready=ready_dates(checklist, on, chain),
        chain=chain,
        deadlines=_deadlines(case_file, rulebook, on),
        rules=rules,
        stale=rulebook.stale(on),
    )


def summarise(case_file: CaseFile, rulebook: Rulebook, *, on: date) -> Summary:
    """Return the little that a list of cases shows, without judging the rest."""
    weighty = (each for each in rulebook.items if each.can_block or each.core)
    filing = story.filing_day(case_file, on)
    checklist = required(case_file, weighty, filing)
    chain = chain_relied_on(case_file, filing, on)
    ready = ready_dates(checklist, on, chain)
    blockers = _weighing(Weight.BLOCKER, story.blockers(case_file, on), checklist)
    return Summary(
        first_blocker=blockers[0] if blockers else None,
        next_deadline=next_deadline(_deadlines(case_file, rulebook, on)),
        earliest_ready=ready.authenticated if chain and chain.blocks else ready.core,
    )


def _stale_finding(rule: Rule) -> Finding:
    text = msg(
        "Rule {id} is past its date {date}: {words}",
        id=rule.id,
        date=rule.valid_until or rule.review_by or rule.read_on,
        words=rule.text,
    )
    step = msg("Check whether the rule still holds before relying on it.")
    return Finding(f"rule.stale.{rule.id}", Weight.CHECK, Area.CHECKLIST, text, step, (rule.id,))


def _weighing(
    weight: Weight, told: tuple[Finding, ...], checklist: tuple[Requirement, ...]
) -> tuple[Finding, ...]:
    ids = {each.id for each in told}
    items = (
        each.as_finding()
        for each in checklist
        if each.weight is weight and not ids.intersection(_SAID_BY_FINDING.get(each.id, ()))
    )
    return (*(each for each in told if each.weight is weight), *items)


def _deadlines(case_file: CaseFile, rulebook: Rulebook, on: date) -> tuple[Deadline, ...]:
    return deadlines(case_file, {each.id: each for each in rulebook.items}, on)


def _cited(
    rulebook: Rulebook,
    eligibility: Eligibility,
    checklist: tuple[Requirement, ...],
    told: tuple[Finding, ...],
) -> dict[str, Rule]:
    ids = dict.fromkeys(_cited_ids(eligibility, checklist, told))
    return {each: rulebook.rules[each] for each in ids if each in rulebook.rules}


def _cited_ids(
    eligibility: Eligibility, checklist: tuple[Requirement, ...], told: tuple[Finding, ...]
) -> Iterator[str]:
    yield from eligibility.always_said
    for standing in eligibility.findings:
        yield from standing.sources
        yield from standing.against
    for figure in eligibility.age.figures:
        yield figure.rule_id
    for requirement in checklist:
        yield from requirement.sources
    for finding in told:
        yield from finding.sources
