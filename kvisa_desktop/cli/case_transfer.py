# SPDX-License-Identifier: MIT
"""One case in and out as open JSON."""

import json
from collections.abc import Sequence
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Done, Line
from kvisa_desktop.cli.failures import problem_data, problem_line
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Group, out
from kvisa_desktop.exchange.case_schema import case_schema
from kvisa_desktop.exchange.file_names import safe_stem
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import cases, dossier
from kvisa_desktop.services.transfer import Problem


def bring_in(run: Run, *, vault: str, file: str) -> Answer:
    """Import a case."""
    with run.vault(vault) as opened, run.progress() as progress:
        imported = run.app.import_case(opened, Path(file), progress).value
        kept = cases.read(opened, imported.case.id)
    case = imported.case
    return Answer(
        {
            "case": {"id": case.id, "ref": case.ref, "stage": case.stage.value},
            "documents": len(kept.documents),
            "files": len(kept.files),
            "warnings": warnings_data(imported.warnings),
        },
        [
            plural(
                "The case is in the vault as {ref}, with {count} document.",
                "The case is in the vault as {ref}, with {count} documents.",
                len(kept.documents),
                ref=verbatim(case.ref),
            ),
            *warning_lines(imported.warnings),
        ],
        Done.FINDINGS if imported.warnings else Done.DONE,
    )


def hand_out(run: Run, *, vault: str, case: str, out: str | None) -> Answer:
    """Export a case."""
    with run.vault(vault) as opened:
        found = cases.find(opened, case)
        target = Path(out or f"{safe_stem(found.ref) or 'case'}.json")
        dossier.refuse_overwriting(target, force=run.force)
        exported = run.app.export_case(opened, found.id, target)
    return Answer(
        {
            "case": {"id": found.id, "ref": found.ref, "stage": found.stage.value},
            "file": exported.file,
            "files": list(exported.scans),
            "warnings": warnings_data(exported.warnings),
        },
        [
            plural(
                "The case is in {path}, its {count} scan in the folder “scans” beside it.",
                "The case is in {path}, its {count} scans in the folder “scans” beside it.",
                len(exported.scans),
                path=verbatim(str(exported.file)),
            ),
            *warning_lines(exported.warnings),
        ],
    )


def schema(run: Run) -> Answer:  # noqa: ARG001  the same in every run
    """Print the JSON Schema of a case."""
    described = case_schema()
    return Answer(described, [verbatim(json.dumps(described, ensure_ascii=False, indent=2))])


def warnings_data(warnings: Sequence[Problem]) -> list[dict[str, object]]:
    """Return warnings as data."""
    return [problem_data(each) for each in warnings]


def warning_lines(warnings: Sequence[Problem]) -> list[Line]:
    """Return warnings as lines for people."""
    return [problem_line(each) for each in warnings]


COMMANDS = (
    Group(
        "case",
        msg("Bring a case in, or hand one out, as open JSON with its scans beside it."),
        (
            Command(
                "import",
                msg("Import a case from JSON; all of it or nothing."),
                bring_in,
                arguments=(Argument("file", msg("The JSON; its scans lie beside it.")),),
                opens=True,
            ),
            Command(
                "export",
                msg("Export a case as JSON, its scans beside it."),
                hand_out,
                arguments=(CASE,),
                options=(out("FILE.json"),),
                opens=True,
                writes=True,
            ),
            Command("schema", msg("Print the JSON Schema of a case."), schema),
        ),
    ),
)
