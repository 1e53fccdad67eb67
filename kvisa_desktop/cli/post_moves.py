# SPDX-License-Identifier: MIT
"""Two posts side by side, and what moving a case to the other one would change."""

from collections.abc import Sequence

from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command
from kvisa_desktop.domain.post import PostRule
from kvisa_desktop.domain.post_comparison import (
    POINT_WORDS,
    ComparedPoint,
    Move,
    compare_posts,
    move,
)
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.domain.story import filing_day
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import cases, posts


def compared(run: Run, *, vault: str, case: str, other: str) -> Answer:
    """Compare the post of a case with another one."""
    on = run.today()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        to = posts.find(opened, other)
        rules = posts.rules_of(opened, to)
    points = compare_posts(kept.post_rules, rules)
    change = move(kept, run.rulebook.items, (to, rules), filing_day(kept, on))
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "from": kept.post.id if kept.post else None,
        "to": to.id,
        "points": [_point_data(each) for each in points],
        "added": _ids(change.added),
        "dropped": _ids(change.dropped),
        "changed": _ids(change.changed),
        "redated": [each.point.value for each in change.redated],
    }
    first = spoken(kept.post.name) if kept.post else msg("no post")
    lines: list[Line] = [msg("{first} → {second}", first=first, second=to.name)]
    for each in points:
        lines += _point_lines(each)
    return Answer(data, [*lines, *_move_lines(change)])


def _point_data(point: ComparedPoint) -> dict[str, object]:
    return {
        "point": point.point.value,
        "name": POINT_WORDS[point.point],
        "difference": point.difference.value,
        "first": _rule_data(point.first),
        "second": _rule_data(point.second),
    }


def _rule_data(rule: PostRule | None) -> dict[str, object] | None:
    if rule is None:
        return None
    return {
        "text_en": rule.text.en,
        "text_zh": rule.text.zh,
        "source": rule.source,
        "read_on": rule.read_on,
    }


def _ids(requirements: Sequence[Requirement]) -> list[str]:
    return [each.id for each in requirements]


def _point_lines(point: ComparedPoint) -> list[Line]:
    lines: list[Line] = [row(POINT_WORDS[point.point], point.difference.words)]
    for rule in (point.first, point.second):
        if rule is not None:
            day = rule.read_on or msg("a day not recorded")
            lines.append(Detail(msg("{words} (read on {day})", words=rule.text, day=day)))
    return lines


def _move_lines(change: Move) -> list[Line]:
    parts: tuple[tuple[Message, Sequence[Requirement]], ...] = (
        (msg("Added by the move"), change.added),
        (msg("Dropped by the move"), change.dropped),
        (msg("Weighing otherwise after the move"), change.changed),
    )
    lines: list[Line] = []
    for title, requirements in parts:
        if requirements:
            lines += [Message(""), msg("— {heading} —", heading=title)]
            lines += [msg("• {text}", text=spoken(each.item.name)) for each in requirements]
    if change.redated:
        lines += [Message(""), msg("— {heading} —", heading=msg("Read on another day"))]
        lines += [_redated_line(each) for each in change.redated]
    return lines or [msg("The move would change nothing in the checklist.")]


def _redated_line(point: ComparedPoint) -> Line:
    unknown = msg("a day not recorded")
    first, second = (
        (rule.read_on if rule else None) or unknown for rule in (point.first, point.second)
    )
    return msg(
        "{point}: {first} → {second}", point=POINT_WORDS[point.point], first=first, second=second
    )


COMMANDS = (
    Command(
        "compare",
        msg("Compare the post of a case with another one, and tell what a move would change."),
        compared,
        arguments=(CASE, Argument("other", msg("Name or id of the other post."))),
        opens=True,
    ),
)
