# SPDX-License-Identifier: MIT
"""The rulebook to read: what is published, by whom, how sure, until when."""

from kvisa_desktop.cli import rule_packs
from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Group, Option
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.sources import Grade, spoken
from kvisa_desktop.messages import msg, plural


def listed(run: Run, *, subject: str | None, grade: str | None, stale: bool) -> Answer:
    """List the rules."""
    on = run.today()
    found = [
        each
        for each in run.rulebook.rules.values()
        if (subject is None or each.subject == subject)
        and (grade is None or each.grade.value == grade)
        and (not stale or each.is_stale(on))
    ]
    rows = [row(each.id, each.subject, each.grade.words, spoken(each.text)) for each in found]
    count = plural("{count} rule", "{count} rules", len(found))
    return Answer({"on": on, "rules": [rule_data(each, run) for each in found]}, [*rows, count])


def shown(run: Run, *, rule: str) -> Answer:
    """Show one rule with its sources."""
    found = run.rulebook.rule(rule)
    rules = run.rulebook.rules
    lines: list[Line] = [
        row(found.id, found.grade.words, found.subject),
        spoken(found.text),
        Detail(msg("Source: {source}", source=found.cited)),
        Detail(msg("Read on {day}", day=found.read_on)),
    ]
    if found.valid_until is not None:
        lines.append(Detail(msg("Holds until {day}", day=found.valid_until)))
    lines += [Detail(each.words) for each in found.badges(run.today())]
    for other in found.others:
        lines.append(msg("The other side: {text}", text=spoken(other.text)))
        lines.append(Detail(msg("Source: {source}", source=other.source.cited())))
    for against in found.against:
        if against in rules:
            lines.append(msg("The other side: {text}", text=spoken(rules[against].text)))
            lines.append(Detail(msg("Source: {source}", source=rules[against].cited)))
    return Answer({"rule": rule_data(found, run)}, lines)


def rule_data(rule: Rule, run: Run) -> dict[str, object]:
    """Return a rule as data."""
    rules = run.rulebook.rules
    return {
        "id": rule.id,
        "subject": rule.subject,
        "kind": rule.kind.value,
        "text_en": rule.text.en,
        "text_zh": rule.text.zh,
        "grade": rule.grade.value,
        "sources": sources_data([rule.id], rules),
        "read_on": rule.read_on,
        "valid_until": rule.valid_until,
        "review_by": rule.review_by,
        "badges": [each.value for each in rule.badges(run.today())],
        "against": sources_data(rule.against, rules),
        "others": [
            {"text_en": each.text.en, "text_zh": each.text.zh, "grade": each.grade.value}
            for each in rule.others
        ],
        "facts": list(rule.facts),
    }


COMMANDS = (
    Group(
        "rules",
        msg("Read the rulebook: each rule with its source, date and how sure it is."),
        (
            Command(
                "list",
                msg("List the rules."),
                listed,
                options=(
                    Option("--subject", msg("Only rules on this subject."), value="SUBJECT"),
                    Option(
                        "--grade",
                        msg("Only rules of this grade."),
                        value="GRADE",
                        choices=tuple(each.value for each in Grade),
                    ),
                    Option("--stale", msg("Only rules past their date or due for review.")),
                ),
            ),
            Command(
                "show",
                msg("Show one rule with its sources and the other side."),
                shown,
                arguments=(
                    Argument("rule", msg("Id of the rule, as `kvisa rules list` lists it.")),
                ),
            ),
            *rule_packs.COMMANDS,
        ),
    ),
)
