# SPDX-License-Identifier: MIT
"""The authentication chain of a case on the command line: shown, step by step recorded."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.cli.chain_answer import chain_answer, find_degree
from kvisa_desktop.cli.papers import find_document
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute, ChainStep, StepKind
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, chains
from kvisa_desktop.services.ports import Vault

Reading: TypeAlias = Callable[[str], object]
_TABLE = "table"
_STEPS = tuple(each.value for each in StepKind)
_ROUTES = (*(each.value for each in AuthenticationRoute), _TABLE)
_MOST_DIGITS = 4


def shown(run: Run, *, vault: str, case: str, degree: str | None) -> Answer:
    """Show the chain of a degree."""
    with run.vault(vault) as opened:
        kept = _read(opened, case)
    return chain_answer(run, kept, find_degree(kept, degree), run.today())


def recorded(
    run: Run,
    *,
    vault: str,
    case: str,
    step: str,
    degree: str | None,
    remove: bool,
    **given: str | None,
) -> Answer:
    """Record a step of the chain."""
    kind = StepKind(_one_of(step, _STEPS))
    on = run.today()
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        of = find_degree(kept, degree)
        fields = _fields(kept, given)
        paper = fields.get("paper_id")
        found = chains.kept_step(kept, of, kind, paper if isinstance(paper, UUID) else None)
        if remove:
            chains.remove_step(opened, _there(found))
        else:
            chains.record_step(opened, of, found or kind, fields, on=on)
        return _again(run, opened, case, of)


def chosen(
    run: Run, *, vault: str, case: str, route: str, degree: str | None, reason: str | None
) -> Answer:
    """Choose the route by hand, or follow the table again."""
    _one_of(route, _ROUTES)
    with run.vault(vault) as opened:
        of = find_degree(_read(opened, case), degree)
        if route == _TABLE:
            chains.follow_the_table(opened, of)
        else:
            chains.choose_route(opened, of, AuthenticationRoute(route), reason or "")
        return _again(run, opened, case, of)


def _read(vault: Vault, case: str) -> CaseFile:
    return cases.read(vault, cases.find(vault, case).id)


def _again(run: Run, vault: Vault, case: str, degree: Degree) -> Answer:
    return chain_answer(run, _read(vault, case), degree, run.today())


def _one_of(word: str, words: tuple[str, ...]) -> str:
    if word in words:
        return word
    raise WrongUsage(
        msg("“{word}” is none of the words for this.", word=word),
        msg("Use one of: {words}.", words=", ".join(words)),
    )


def _there(step: ChainStep | None) -> ChainStep:
    if step is None:
        raise Refused(
            msg("Nothing is recorded of this step."),
            msg("`kvisa chain VAULT CASE` shows what is recorded."),
        )
    return step


def _fields(case_file: CaseFile, given: dict[str, str | None]) -> dict[str, object]:
    """Return the fields that were given; an empty text takes one back."""

    def document(key: str) -> UUID:
        return find_document(case_file, key).id

    readers: dict[str, Reading] = {
        "paper_id": document,
        "sent_on": parse_day,
        "done_on": parse_day,
        "expected_on": parse_day,
        "expected_days": _whole,
        "evidence_id": document,
    }
    fields: dict[str, object] = {}
    for name, text in given.items():
        if text is not None and name in readers:
            fields[name] = readers[name](text) if text.strip() else None
        elif text is not None:
            fields[name] = text.strip()
    return fields


def _whole(text: str) -> int:
    if not (text.strip().isdecimal() and len(text.strip()) <= _MOST_DIGITS):
        raise Refused(
            msg("“{text}” is not a whole number.", text=text),
            msg("Give the number of days in digits."),
        )
    return int(text)


_DEGREE = Option(
    "--degree",
    msg("The degree, by number or id; the one relied on when left out."),
    value="DEGREE",
)
COMMANDS = (
    Command(
        "chain",
        msg("Show how far the authentication of the degree papers has come, and when it is done."),
        shown,
        arguments=(CASE,),
        options=(_DEGREE,),
        opens=True,
    ),
    Command(
        "chain-step",
        msg("Record a step of the authentication; an empty value takes one back."),
        recorded,
        arguments=(
            CASE,
            Argument("step", msg("The step, such as notary, apostille or mission.")),
        ),
        options=(
            _DEGREE,
            Option(
                "--paper",
                msg("The paper that goes this way, by number or id; all when left out."),
                value="DOCUMENT",
                key="paper_id",
            ),
            Option("--office", msg("Who does it."), value="OFFICE"),
            Option("--number", msg("Number of the order or of the paper."), value="NUMBER"),
            Option("--sent", msg("Day it was asked for or sent."), value="DATE", key="sent_on"),
            Option("--done", msg("Day it was done."), value="DATE", key="done_on"),
            Option("--days", msg("How many days it takes."), value="DAYS", key="expected_days"),
            Option("--expected", msg("Day it is expected."), value="DATE", key="expected_on"),
            Option(
                "--file",
                msg("Document of the case that shows it, by number or id."),
                value="DOCUMENT",
                key="evidence_id",
            ),
            Option(
                "--not-needed",
                msg("Leave the step out, for this reason."),
                value="REASON",
                key="not_needed_because",
            ),
            Option("--note", msg("Your own note."), value="TEXT"),
            Option("--remove", msg("Forget what is recorded of the step.")),
        ),
        opens=True,
    ),
    Command(
        "chain-route",
        msg("Choose the authentication route by hand, or by place and day again (table)."),
        chosen,
        arguments=(
            CASE,
            Argument("route", msg("apostille, legalisation, hk_macao, chsi, unclear, or table.")),
        ),
        options=(_DEGREE, Option("--reason", msg("Why it was chosen."), value="REASON")),
        opens=True,
    ),
)
