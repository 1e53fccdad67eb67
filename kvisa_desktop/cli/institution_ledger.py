# SPDX-License-Identifier: MIT
"""The recognition ledger of a vault: what is recorded of an institution, and recording it."""

from dataclasses import replace
from uuid import UUID

from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.institution import (
    Institution,
    RecognitionFact,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.domain.recognition import (
    KIND_WORDS,
    NOTHING_RECORDED,
    OUTCOME_WORDS,
    blank_fact,
    provenance,
    said,
)
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import ledger
from kvisa_desktop.services.ledger import Ledger, Use
from kvisa_desktop.services.ports import Vault

_KINDS = tuple(each.value for each in RecognitionKind)
_OUTCOMES = tuple(each.value for each in RecognitionOutcome)
_YEAR_DIGITS = 4


def shown(run: Run, *, vault: str, institution: str | None) -> Answer:
    """Show the ledger of an institution, or list the institutions of the vault."""
    with run.vault(vault) as opened:
        if not institution:
            return _listed(opened)
        return _answer(ledger.read(opened, ledger.find(opened, institution).id))


def noted(run: Run, *, vault: str, institution: str, kind: str, **given: str | None) -> Answer:
    """Enter a fact into the ledger; a row of the register is kept in the vault with it."""
    with run.vault(vault) as opened:
        subject = _subject(run, opened, institution)
        fact = replace(
            _fact(run, RecognitionKind(kind), given),
            evidence_id=_evidence(opened, subject, given["evidence"]),
        )
        kept = ledger.note(opened, subject, fact).value
        return _answer(ledger.read(opened, kept.institution_id))


def removed(run: Run, *, vault: str, institution: str, fact: str) -> Answer:
    """Take a fact out of the ledger; `kvisa undo` brings it back."""
    with run.vault(vault) as opened:
        found = ledger.read(opened, ledger.find(opened, institution).id)
        ledger.remove(opened, _chosen(found, fact))
        return _answer(ledger.read(opened, found.institution.id))


def _subject(run: Run, vault: Vault, key: str) -> Institution | RegisterEntry:
    entry = run.app.register.entry(key)
    if entry is not None:
        return entry
    try:
        return ledger.find(vault, key)
    except Refused as refusal:
        raise Refused(
            refusal.what,
            msg("`kvisa institutions search` finds the id of one that is not in the vault yet."),
        ) from None


def _evidence(vault: Vault, subject: Institution | RegisterEntry, key: str | None) -> UUID | None:
    """Return the paper of a case that leans on the institution, by the beginning of its id."""
    if not key:
        return None
    held = subject if isinstance(subject, Institution) else None
    if isinstance(subject, RegisterEntry):
        known = ledger.of_entry(ledger.known(vault), subject)
        held = known.institution if known else None
    papers = ledger.read(vault, held.id).papers if held else ()
    matches = [each.id for each in papers if str(each.id).startswith(key.casefold())]
    if len(matches) != 1:
        raise Refused(
            msg(
                "No single paper “{key}” belongs to a case of this institution.", key=verbatim(key)
            ),
            msg("`kvisa documents VAULT CASE` lists the papers with their ids."),
        )
    return matches[0]


def _fact(run: Run, kind: RecognitionKind, given: dict[str, str | None]) -> RecognitionFact:
    blank = blank_fact(kind)
    source = Bilingual(given["source"] or "", given["source_zh"] or "")
    read_on = given["read_on"]
    outcome = given["outcome"]
    return replace(
        blank,
        outcome=RecognitionOutcome(outcome) if outcome else blank.outcome,
        source=source or blank.source,
        source_year=_year(given["year"]),
        value=given["value"] or "",
        read_on=parse_day(read_on) if read_on else run.today(),
        checked_by=given["checked_by"] or "",
        note=given["note"] or "",
    )


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if len(text) != _YEAR_DIGITS or not text.isascii() or not text.isdecimal():
        raise WrongUsage(
            msg("“{text}” is no year.", text=verbatim(text[:40])), msg("Give it as in 2026.")
        )
    return int(text)


def _chosen(found: Ledger, key: str) -> RecognitionFact:
    matches = [each for each in found.facts if key and str(each.id).startswith(key.casefold())]
    if len(matches) == 1:
        return matches[0]
    raise Refused(
        msg("This ledger has no single fact “{key}”.", key=verbatim(key)),
        msg("`kvisa institutions ledger VAULT INSTITUTION` lists the facts with their ids."),
    )


def _listed(vault: Vault) -> Answer:
    held = ledger.known(vault)
    data = [{**_institution_data(each.institution), "facts": each.facts} for each in held]
    lines: list[Line] = [
        row(
            str(each.institution.id),
            _name(each.institution),
            each.institution.name.zh,
            msg("{country}", country=country_name(each.institution.country)),
            plural("{count} fact", "{count} facts", each.facts),
        )
        for each in held
    ]
    nothing = msg("No institution is kept in this vault yet.")
    return Answer({"institutions": data}, lines or [nothing])


def _answer(found: Ledger) -> Answer:
    data = {
        "institution": _institution_data(found.institution),
        "facts": [_fact_data(each) for each in found.facts],
        "used_by": [_use_data(each) for each in found.uses],
    }
    lines: list[Line] = [row(_name(found.institution), found.institution.name.zh)]
    for each in found.facts:
        lines += [row(str(each.id), said(each)), Detail(provenance(each))]
    if not found.facts:
        lines.append(NOTHING_RECORDED)
    lines += [_use_line(each) for each in found.uses]
    return Answer(data, lines)


def _name(institution: Institution) -> str:
    return institution.name.en or institution.original_name


def _institution_data(institution: Institution) -> dict[str, object]:
    return {
        "id": institution.id,
        "name": _name(institution),
        "name_zh": institution.name.zh,
        "original_name": institution.original_name,
        "country": institution.country,
        "ror_id": institution.ror_id,
    }


def _fact_data(fact: RecognitionFact) -> dict[str, object]:
    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "kind_name": KIND_WORDS[fact.kind],
        "outcome": fact.outcome.value,
        "outcome_name": OUTCOME_WORDS[fact.outcome],
        "value": fact.value,
        "source": fact.source.en,
        "source_zh": fact.source.zh,
        "source_year": fact.source_year,
        "read_on": fact.read_on,
        "checked_by": fact.checked_by,
        "evidence": fact.evidence_id,
        "note": fact.note,
    }


def _use_data(use: Use) -> dict[str, object]:
    return {
        "case": use.case.id,
        "ref": use.case.ref,
        "as": "employer" if use.is_employer else "degree",
    }


def _use_line(use: Use) -> Message:
    if use.is_employer:
        return msg("Case {ref}: employer", ref=verbatim(use.case.ref))
    return msg("Case {ref}: degree", ref=verbatim(use.case.ref))


_INSTITUTION = Argument("institution", msg("Name or id in the vault, or id in the register."))
COMMANDS = (
    Command(
        "ledger",
        msg("Show what is recorded of an institution, or list the institutions of a vault."),
        shown,
        arguments=(replace(_INSTITUTION, optional=True),),
        opens=True,
    ),
    Command(
        "note",
        msg("Record what a source says of an institution, with its day and who checked."),
        noted,
        arguments=(_INSTITUTION,),
        options=(
            Option("--kind", msg("What was looked up."), "KIND", choices=_KINDS, required=True),
            Option("--outcome", msg("What the source said."), "OUTCOME", choices=_OUTCOMES),
            Option("--source", msg("Name of the source in English."), "TEXT"),
            Option("--source-zh", msg("Name of the source in Chinese."), "TEXT"),
            Option("--year", msg("Year of the source, as of a ranking."), "YEAR"),
            Option("--value", msg("What stands there, such as a place or a number."), "TEXT"),
            Option("--read-on", msg("Day on which it was read; today without it."), "DATE"),
            Option("--checked-by", msg("Who looked it up."), "NAME"),
            Option("--evidence", msg("Id of the paper that shows it."), "DOCUMENT"),
            Option("--note", msg("A note for you only."), "TEXT"),
        ),
        opens=True,
    ),
    Command(
        "remove-fact",
        msg("Take a fact out of the ledger; it stays in the history."),
        removed,
        arguments=(_INSTITUTION, Argument("fact", msg("Id of the fact, or its beginning."))),
        opens=True,
    ),
)
