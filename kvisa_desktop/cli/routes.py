# SPDX-License-Identifier: MIT
"""The authentication route of a paper, without a vault."""

from collections.abc import Iterator, Mapping

from kvisa_desktop.cli.answer import Answer, Detail, Line
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Command, Option
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.route import DEGREE, RouteAnswer
from kvisa_desktop.domain.route import route as road_of
from kvisa_desktop.domain.route_steps import RouteStep
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.messages import msg
from kvisa_desktop.services.words import word


def route(run: Run, *, issued_in: str, authenticated_on: str | None, kind: str | None) -> Answer:
    """Return the authentication route of a paper."""
    on = parse_day(authenticated_on) if authenticated_on else run.today()
    answer = road_of(issued_in, on, kind or DEGREE)
    rules = run.rulebook.rules
    place = country_name(issued_in)
    cited = dict.fromkeys(rules[each].cited for each in answer.sources if each in rules)
    data = {
        "issued_in": issued_in,
        "place_en": place.en,
        "place_zh": place.zh,
        "authenticated_on": on,
        "route": answer.route.value,
        "steps": [_step(each, rules) for each in answer.steps],
        "options": [_step(each, rules) for each in answer.options],
        "why": answer.why,
        "notes": [each.text for each in answer.notes],
        "to_check": answer.to_check,
        "sources": sources_data(answer.sources, rules),
    }
    head = msg(
        "{place}, authenticated on {day}: {route}", place=place, day=on, route=word(answer.route)
    )
    sources = (Detail(msg("Source: {source}", source=each)) for each in cited)
    return Answer(data, [head, *_lines(answer), *sources])


def _lines(answer: RouteAnswer) -> Iterator[Line]:
    yield Detail(answer.why)
    for number, each in enumerate(answer.steps, 1):
        yield msg("{number}. {text}", number=number, text=each.text)
    yield from (Detail(option.text) for option in answer.options)
    yield from (Detail(each.text) for each in answer.notes)


def _step(step: RouteStep, rules: Mapping[str, Rule]) -> dict[str, object]:
    sources = sources_data(step.sources, rules)
    return {"kind": step.kind.value, "text": step.text, "sources": sources}


COMMANDS = (
    Command(
        "route",
        msg("Say how a paper is authenticated for use in mainland China."),
        route,
        options=(
            Option(
                "--issued-in",
                msg("Country or region that issued it, as in NG."),
                value="CODE",
                required=True,
            ),
            Option(
                "--authenticated-on",
                msg("Day on which it is or was authenticated; today when left out."),
                value="DATE",
            ),
            Option("--kind", msg("Kind of paper; a degree when left out."), value="KIND"),
        ),
    ),
)
