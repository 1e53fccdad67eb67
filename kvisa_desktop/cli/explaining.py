# SPDX-License-Identifier: MIT
"""Explaining a finding in the applicant's own words, printed only when that is chosen."""

from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import assessment, cases, preflight


def explain(
    run: Run,
    *,
    vault: str,
    case: str,
    finding: str,
    english: str | None,
    chinese: str | None,
    record: str | None,
    printed: bool,
) -> Answer:
    """Explain a finding, or take the explanation back."""
    text = Bilingual((english or "").strip(), (chinese or "").strip())
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        told = assessment.check(kept, run.rulebook, on=run.today()).findings
        meant = _meant(told, finding, record or "")
        written = preflight.explain(
            opened, kept.case.id, meant, text, in_dossier=printed and bool(text)
        ).value
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "finding": meant.id,
        "record_id": meant.record_id,
        "explanation": written.id if written else None,
        "in_dossier": written.in_dossier if written else False,
    }
    if written is None:
        return Answer(data, [msg("The finding has no explanation any more.")])
    if written.in_dossier:
        return Answer(data, [msg("The explanation is kept, and printed in the dossier.")])
    return Answer(data, [msg("The explanation is kept; it is not printed.")])


def _meant(told: tuple[Finding, ...], wanted: str, record: str) -> Finding:
    """Return the finding that is meant; several of one name are told apart by their record."""
    named = [each for each in told if each.id == wanted and record in {"", str(each.record_id)}]
    if not named:
        raise Refused(
            msg("The case has no finding “{id}”.", id=verbatim(wanted)),
            msg("`kvisa check --json` lists the findings and the records they are about."),
        )
    if len(named) > 1:
        ids = ", ".join(str(each.record_id) for each in named)
        raise Refused(
            msg("Several records have the finding “{id}”.", id=verbatim(wanted)),
            msg("Say which is meant with --record: {ids}", ids=verbatim(ids)),
        )
    return named[0]


COMMANDS = (
    Command(
        "explain",
        msg("Explain a finding in the applicant's own words; without words, take it back."),
        explain,
        arguments=(
            CASE,
            Argument("finding", msg("The finding, by the id that `kvisa check --json` gives.")),
        ),
        options=(
            Option("--english", msg("The words in English."), value="TEXT"),
            Option("--chinese", msg("The words in Chinese."), value="TEXT"),
            Option("--record", msg("The record it is about, where several have it."), value="ID"),
            Option("--print", msg("Print the explanation in the dossier."), key="printed"),
        ),
        opens=True,
    ),
)
