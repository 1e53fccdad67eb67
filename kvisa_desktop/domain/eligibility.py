# SPDX-License-Identifier: MIT
"""How a case stands to the published routes: findings with reasons, never a verdict.

The published text has two routes joined by "or" (K-12). Each is taken apart into claims; a route
stands where its weakest claim stands, and the case where its best chosen route stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.claims.grounds import Claim, Grounds
from kvisa_desktop.domain.claims.of_degree import of_degree
from kvisa_desktop.domain.claims.of_institution import of_awarding_institution, of_teaching_post
from kvisa_desktop.domain.claims.of_person import of_person
from kvisa_desktop.domain.dates import age_on
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.domain.requirements import Requirement, required
from kvisa_desktop.domain.rules import Rule, Rulebook, RuleKind
from kvisa_desktop.messages import Message, Value, msg

# Said beside every result, in the words of the rulebook: no sponsor, activities, right to work.
ALWAYS_SAID = ("K-13", "K-43", "K-45", "K-47")
_UNCONFIRMED = msg("Unconfirmed figure")
_OTHER_SCHEME = msg("Unconfirmed for the K visa, a figure of another scheme")
_MEASURES = ("from", "within_under", "beyond_from")


@dataclass(frozen=True, slots=True)
class EligibilityFinding:
    """How one claim stands: its outcome, the reason, the data used, sources and the other side."""

    id: str
    outcome: Outcome
    area: Area
    text: Message
    next_step: Message | None
    data: tuple[Message, ...]
    sources: tuple[str, ...]
    against: tuple[str, ...]
    record_id: UUID | None = None
    field: str = ""

    def as_finding(self) -> Finding:
        """Return the claim as a finding that leads to its field, its outcome said first."""
        weight = Weight.NOTE if self.outcome is Outcome.MEETS_PUBLISHED_ROUTE else Weight.CHECK
        text = msg("{outcome}: {reason}", outcome=self.outcome.words, reason=self.text)
        return Finding(
            f"eligibility.{self.id}",
            weight,
            self.area,
            text,
            self.next_step,
            self.sources,
            self.record_id,
            self.field,
        )


@dataclass(frozen=True, slots=True)
class RouteStanding:
    """How a case stands to one of the two routes."""

    route: Route
    is_chosen: bool
    outcome: Outcome
    findings: tuple[EligibilityFinding, ...]


@dataclass(frozen=True, slots=True)
class AgeFigure:
    """A circulating, unconfirmed figure and how the applicant's age relates to it."""

    rule_id: str
    text: Message

    def as_finding(self) -> Finding:
        """Return the figure as a note; it never weighs more, no authority having confirmed it."""
        name = f"age.figure.{self.rule_id}"
        return Finding(name, Weight.NOTE, Area.PERSON, self.text, None, (self.rule_id,))


@dataclass(frozen=True, slots=True)
class AgeOnFiling:
    """The age on the planned filing date; `years` is None while the birth date is not recorded."""

    years: int | None
    on: date
    is_planned: bool
    text: Message
    figures: tuple[AgeFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Everything that can be said of a case and the published routes."""

    outcome: Outcome
    routes: tuple[RouteStanding, ...]
    common: tuple[EligibilityFinding, ...]
    age: AgeOnFiling
    always_said: tuple[str, ...] = ALWAYS_SAID

    @property
    def findings(self) -> tuple[EligibilityFinding, ...]:
        """All findings: those of every route first those that concern both, then route by route."""
        return self.common + tuple(each for route in self.shown for each in route.findings)

    @property
    def shown(self) -> tuple[RouteStanding, ...]:
        """The chosen routes, all of them while none is chosen."""
        return tuple(each for each in self.routes if each.is_chosen) or self.routes


def judge(
    case_file: CaseFile,
    rulebook: Rulebook,
    *,
    on: date,
    requirements: Iterable[Requirement] | None = None,
) -> Eligibility:
    """Return how the case stands; `on` counts as today where no filing date is planned."""
    filing = case_file.case.planned_filing or on
    if requirements is None:
        requirements = required(case_file, rulebook.items, filing)
    grounds = Grounds(case_file, {each.id: each for each in requirements}, rulebook.fields, filing)
    common = _found(of_person(grounds), rulebook)
    routes = tuple(_standing(route, grounds, rulebook) for route in Route)
    chosen = [each.outcome for each in routes if each.is_chosen]
    best = max(chosen or [each.outcome for each in routes])
    return Eligibility(
        outcome=min(best, *(each.outcome for each in common)),
        routes=routes,
        common=common,
        age=age_on_filing(case_file, rulebook, on),
    )


def _claims(route: Route, grounds: Grounds) -> tuple[Claim, ...]:
    if route is Route.GRADUATE:
        return (*of_degree(grounds), *of_awarding_institution(grounds))
    return of_teaching_post(grounds)


def _standing(route: Route, grounds: Grounds, rulebook: Rulebook) -> RouteStanding:
    findings = _found(_claims(route, grounds), rulebook)
    return RouteStanding(
        route,
        route in grounds.case_file.case.routes,
        min(each.outcome for each in findings),
        findings,
    )


def _found(made: Iterable[Claim], rulebook: Rulebook) -> tuple[EligibilityFinding, ...]:
    return tuple(
        EligibilityFinding(
            id=each.id,
            outcome=each.outcome,
            area=each.area,
            text=each.text,
            next_step=each.next_step,
            data=each.data,
            sources=each.sources,
            against=_against(each.sources, rulebook.rules),
            record_id=each.record_id,
            field=each.field,
        )
        for each in made
    )


def _against(sources: Iterable[str], rules: Mapping[str, Rule]) -> tuple[str, ...]:
    cited = [rules[each] for each in sources if each in rules]
    return tuple(dict.fromkeys(other for rule in cited for other in rule.against))


def age_on_filing(case_file: CaseFile, rulebook: Rulebook, on: date) -> AgeOnFiling:
    """Return the age on the planned filing date, else on `on`, and the circulating figures."""
    planned = case_file.case.planned_filing
    day = planned or on
    born = case_file.person.birth_date
    if born is None:
        return AgeOnFiling(None, day, planned is not None, msg("The birth date is not recorded."))
    years = age_on(born, day)
    if planned:
        text = msg("Age on the planned filing date {date}: {years}.", date=day, years=years)
    else:
        text = msg("Age on {date}, no filing date being planned: {years}.", date=day, years=years)
    figures = tuple(
        _compared(rule, years) for rule in rulebook.rules.values() if "within_under" in rule.figures
    )
    return AgeOnFiling(years, day, planned is not None, text, figures)


def _compared(rule: Rule, years: int) -> AgeFigure:
    lowest, within, beyond = (rule.figures.get(each, 0) for each in _MEASURES)
    label = _OTHER_SCHEME if rule.kind is RuleKind.PRACTICE else _UNCONFIRMED
    words: dict[str, Value] = {"label": label, "claim": rule.text, "years": years}
    if years < lowest or years >= beyond:
        text = msg("{label}: {claim} Age {years} lies outside it.", **words)
    elif years < within:
        text = msg("{label}: {claim} Age {years} lies within it.", **words)
    else:
        text = msg("{label}: {claim} Age {years} may lie on either side.", **words)
    return AgeFigure(rule.id, text)
