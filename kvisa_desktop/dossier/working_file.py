# SPDX-License-Identifier: MIT
"""The internal working file: what the program noticed in a case. It is never submitted."""

from collections.abc import Iterable, Iterator, Sequence

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.enquiry import unknown_points
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.post_comparison import POINT_WORDS
from kvisa_desktop.domain.requirements import Requirement, required
from kvisa_desktop.domain.rules import Rule, RuleKind
from kvisa_desktop.dossier.blocks import (
    Block,
    Cell,
    Column,
    Content,
    Field,
    Fields,
    Heading,
    Paragraph,
    Plain,
    Section,
    Spacer,
    Spanning,
    Table,
    Tone,
)
from kvisa_desktop.dossier.language_order import in_order
from kvisa_desktop.dossier.sections.chain import chain_section
from kvisa_desktop.dossier.sections.content import author_of, running_of
from kvisa_desktop.dossier.sections.telling import Telling, filled
from kvisa_desktop.messages import Message, msg

MARK = msg("Internal working file, not for submission")
_WEIGHTS: tuple[tuple[Weight, Message], ...] = (
    (Weight.BLOCKER, msg("To be settled before filing")),
    (Weight.CHECK, msg("To check")),
    (Weight.NOTE, msg("Good to know")),
)
_AREAS: dict[Area, Message] = {
    Area.PERSON: msg("Person"),
    Area.DEGREES: msg("Degrees"),
    Area.STAYS: msg("Stays"),
    Area.DOCUMENTS: msg("Documents"),
    Area.CHECKLIST: msg("Checklist"),
    Area.DOSSIER: msg("Dossier"),
    Area.WORK: msg("Work and family"),
}


def working_file_of(telling: Telling, findings: Sequence[Finding]) -> Content:
    """Return the working file: findings, the checklist, and the rules that are cited or stale."""
    mark = telling.both(MARK)
    sections = (
        Section("summary", telling.both(msg("Working file")), tuple(_summary(telling, findings))),
        *_findings(telling, findings),
        *_checklist(telling),
        *chain_section(telling),
        *_open(telling),
        *_cited(telling, findings),
    )
    said = Content(
        title=telling.both(msg("Internal working file")),
        author=author_of(telling),
        running=running_of(telling),
        sections=sections,
        kind="working-file",
        mark=mark,
    )
    return in_order(said, telling.plan.language_order)


def _summary(telling: Telling, findings: Sequence[Finding]) -> Iterator[Block]:
    case = telling.case
    yield Paragraph(
        telling.both(
            msg(
                "For the applicant and the consultant only. It holds what the program noticed, "
                "rules that are open, and how far the checklist has come."
            )
        )
    )
    yield Spacer(6)
    yield Fields(
        (
            *filled(
                telling.field(msg("Applicant"), author_of(telling)),
                telling.field(msg("Reference"), case.case.ref),
                telling.field(msg("Submitted to"), case.post.name if case.post else ""),
                telling.field(msg("Planned filing"), case.case.planned_filing or ""),
                telling.field(msg("As of"), telling.built_on),
            ),
            *(
                Field(telling.both(words), (Plain(str(_count(findings, weight))),))
                for weight, words in _WEIGHTS
            ),
        )
    )


def _findings(telling: Telling, findings: Sequence[Finding]) -> Iterator[Section]:
    rows: list[tuple[Cell, ...] | Spanning] = []
    for weight, words in _WEIGHTS:
        weighing = [each for each in findings if each.weight is weight]
        if weighing:
            rows.append(Spanning((telling.both(words),)))
            rows += [_finding(telling, each) for each in weighing]
    if rows:
        columns = (
            Column(telling.both(msg("Where")), 0.14),
            Column(telling.both(msg("What was noticed")), 0.46),
            Column(telling.both(msg("Next step")), 0.28),
            Column(telling.both(msg("Rules")), 0.12),
        )
        table = Table(columns, tuple(rows))
        yield Section("findings", telling.both(msg("Findings")), (table,))


def _finding(telling: Telling, finding: Finding) -> tuple[Cell, ...]:
    step = (telling.both(finding.next_step),) if finding.next_step else ()
    return (
        (telling.both(_AREAS[finding.area]),),
        (telling.both(finding.printed or finding.text),),
        step,
        (Plain(", ".join(finding.sources)),) if finding.sources else (),
    )


def _checklist(telling: Telling) -> Iterator[Section]:
    filing = telling.case.case.planned_filing or telling.built_on
    needed = [
        each
        for each in required(telling.case, telling.rulebook.items, filing)
        if each.is_needed or each.weight is not None
    ]
    if needed:
        columns = (
            Column(telling.both(msg("Item")), 0.62),
            Column(telling.both(msg("Next step")), 0.38),
        )
        rows = tuple(_item(telling, each) for each in needed)
        yield Section("checklist", telling.both(msg("Checklist")), (Table(columns, rows),))


def _item(telling: Telling, item: Requirement) -> tuple[Cell, ...]:
    step = (telling.both(item.next_step),) if item.next_step else ()
    return (telling.both(item.text),), step


def _open(telling: Telling) -> Iterator[Section]:
    """Yield what no authority has settled yet, and what should be looked up again."""
    rules = [
        each
        for each in telling.rulebook.rules.values()
        if each.kind is RuleKind.OPEN_POINT or each.is_stale(telling.built_on)
    ]
    blocks: list[Block] = []
    points = [telling.both(POINT_WORDS[each]) for each in unknown_points(telling.case)]
    if points:
        named = Bilingual(
            "; ".join(each.en for each in points), "、".join(each.zh for each in points)
        )
        text = msg("Nothing the post itself said is recorded on: {points}.", points=named)
        blocks.append(Paragraph(telling.both(text)))
    if rules:
        blocks.append(_table(telling, rules))
    if blocks:
        yield Section("open", telling.both(msg("Rules still open or due for review")), (*blocks,))


def _cited(telling: Telling, findings: Iterable[Finding]) -> Iterator[Section]:
    cited = dict.fromkeys(source for each in findings for source in each.sources)
    rules = [telling.rulebook.rules[each] for each in cited if each in telling.rulebook.rules]
    if rules:
        heading = Heading(telling.both(msg("How to read this")))
        yield Section(
            "rules",
            telling.both(msg("Rules cited")),
            (_table(telling, rules), heading, *_how(telling)),
        )


def _table(telling: Telling, rules: Iterable[Rule]) -> Table:
    columns = (
        Column(telling.both(msg("Rule")), 0.09),
        Column(telling.both(msg("What it says")), 0.53),
        Column(telling.both(msg("Source")), 0.38),
    )
    return Table(columns, tuple(_rule(telling, each) for each in rules))


def _rule(telling: Telling, rule: Rule) -> tuple[Cell, ...]:
    notes = [telling.both(badge.words) for badge in rule.badges(telling.built_on)]
    words: Cell = (telling.both(rule.cited), telling.both(rule.grade.words), *notes)
    return (Plain(rule.id),), (rule.text,), words


def _how(telling: Telling) -> tuple[Block, ...]:
    text = msg(
        "A finding weighs only what its rule weighs: what is not published officially, and what "
        "the post has not said itself, never stands in the way of filing."
    )
    return (Paragraph(telling.both(text), Tone.NOTE),)


def _count(findings: Sequence[Finding], weight: Weight) -> int:
    return sum(each.weight is weight for each in findings)
