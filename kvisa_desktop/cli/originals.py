# SPDX-License-Identifier: MIT
"""Where the paper original of a document is, on the command line."""

from datetime import date

from kvisa_desktop.cli.answer import Answer, Line, row
from kvisa_desktop.cli.papers import find_document, number_of
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, DOCUMENT, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import OriginalMove
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import away, moves_of, whereabouts
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases, originals
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.ports import Vault


def original(
    run: Run,
    *,
    vault: str,
    case: str,
    document: str,
    at: str | None,
    holder: str | None,
    since: str | None,
    returned: str | None,
) -> Answer:
    """Show or record where an original is."""
    gives = bool(at or holder or since)
    if gives and returned:
        raise WrongUsage(
            msg("--returned goes with no other option."),
            msg("Record first that it is back, then where it goes."),
        )
    on = run.today()
    with run.vault(vault) as opened:
        found = find_document(_read(opened, case), document)
        if returned:
            originals.take_back(opened, found, returned_on=parse_day(returned), on=on)
        elif gives:
            day = parse_day(since) if since else on
            originals.give_away(
                opened, found, place=at or "", holder=holder or "", since=day, on=on
            )
        return _answer(_read(opened, case), found)


def _read(vault: Vault, case: str) -> CaseFile:
    return cases.read(vault, cases.find(vault, case).id)


def _answer(case_file: CaseFile, document: Document) -> Answer:
    moves = moves_of(case_file, document)
    where = whereabouts(case_file, document)
    data = {
        "document": {"id": document.id, "kind": document.kind},
        "original_where": where,
        "away": away(case_file, document) is not None,
        "home": document.original_where,
        "moves": [_data(each) for each in moves],
    }
    number = f"{number_of(case_file, document)}."
    nowhere = msg("where the original is, is not recorded")
    lines: list[Line] = [row(number, title_of(document), where or nowhere)]
    lines += [_line(each) for each in moves]
    return Answer(data, lines)


def _data(move: OriginalMove) -> dict[str, object]:
    return {
        "place": move.place,
        "holder": move.holder,
        "since": move.since,
        "returned_on": move.returned_on,
        "note": move.note,
    }


def _line(move: OriginalMove) -> Line:
    named = verbatim(", ".join(each for each in (move.holder, move.place) if each))
    return row("", named, _day(move.since), _day(move.returned_on))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"


COMMANDS = (
    Command(
        "original",
        msg("Show or record where the paper original of a document is."),
        original,
        arguments=(CASE, DOCUMENT),
        options=(
            Option("--at", msg("Where it went."), value="PLACE"),
            Option("--with", msg("Who has it."), value="NAME", key="holder"),
            Option("--since", msg("Since when; today when left out."), value="DATE"),
            Option("--returned", msg("Day it came back."), value="DATE"),
        ),
        opens=True,
    ),
)
