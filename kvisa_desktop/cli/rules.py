# SPDX-License-Identifier: MIT
"""The rulebook to read: what is published, by whom, how sure, until when."""

from collections.abc import Sequence
from datetime import date

from kvisa_desktop.cli import rule_packs
from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Group, Option
from kvisa_desktop.domain.rule_words import SUBJECTS, subject_said
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.sources import Grade, spoken
from kvisa_desktop.messages import Message, msg, plural, verbatim


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
    count = plural("{count} rule", "{count} rules", len(found))
    data = {
        "on": on,
        "own_rules": run.own_rules(),
        "rules": [rule_data(each, run) for each in found],
    }
    return Answer(data, [*_rows(found, on), count])


def _rows(rules: Sequence[Rule], on: date) -> list[Line]:
    """Return a row for each rule; the column of what is stale stands only where one is."""
    marked = any(each.is_stale(on) for each in rules)
    return [
        row(
            each.id,
            subject_said(each.subject),
            each.grade.words,
            *([_mark(each, on)] if marked else []),
            spoken(each.text),
        )
        for each in rules
    ]


def _mark(rule: Rule, on: date) -> Message | str:
    return rule.badges(on)[0].words if rule.is_stale(on) else ""


def shown(run: Run, *, rule: str) -> Answer:
    """Show one rule with its sources."""
    found = run.rulebook.rule(rule)
    rules = run.rulebook.rules
    lines: list[Line] = [
        row(found.id, found.grade.words, subject_said(found.subject)),
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
                    Option(
                        "--subject",
                        msg(
                            "Only rules on this subject: {subjects}.",
                            subjects=verbatim(", ".join(SUBJECTS)),
                        ),
                        value="SUBJECT",
                    ),
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
