# SPDX-License-Identifier: MIT
"""Building the dossier and the working file, proving a dossier, and the main job in one go."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kvisa_desktop.app import sample_case
from kvisa_desktop.cli.answer import Answer, Done
from kvisa_desktop.cli.dossier_reports import (
    proof_lines,
    proofs_data,
    report_data,
    report_lines,
)
from kvisa_desktop.cli.run import Run, first_line
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option, out
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import assessment, cases
from kvisa_desktop.services import dossier as dossiers
from kvisa_desktop.services.ports import BuildReport, DossierOptions, Vault

DOSSIER_PASSWORD_VARIABLE = "KVISA_DOSSIER_PASSWORD"
_SAMPLE_FILE = "kvisa-sample-dossier"


def dossier(
    run: Run,
    *,
    vault: str,
    case: str,
    out: str,
    profile: str | None,
    purpose_mark: bool,
    despite_blockers: bool,
    dossier_password_file: str | None,
    recipient: str | None,
    supplement_to: str | None,
) -> Answer:
    """Build the dossier of a case."""
    with run.vault(vault) as opened:
        found = cases.find(opened, case)
        asked = DossierOptions(
            run.today(),
            profile or "",
            purpose_mark,
            draft=despite_blockers,
            recipient=recipient or "",
            supplement_to=Path(supplement_to) if supplement_to else None,
        )
        options = dossiers.settled(opened, found.id, asked)
        if options.profile == Profile.ENCRYPTED:
            options = replace(options, password=_password(run, dossier_password_file))
        elif options.profile == Profile.RECORDS:
            options = replace(options, attached=run.app.case_data(opened, found.id))
        report = _built(run, opened, found.id, options, Path(out))
    data = {"case": {"id": found.id, "ref": found.ref}, **report_data(report)}
    code = Done.FINDINGS if report.is_draft else Done.DONE
    return Answer(data, report_lines(report), code)


def _password(run: Run, file: str | None) -> str:
    """Return the password an encrypted dossier is to open with."""
    given = _known_password(file)
    if given:
        return given
    missing = Refused(
        msg("An encrypted dossier needs a password, and none was given."),
        msg("Give it with --dossier-password-file FILE or in KVISA_DOSSIER_PASSWORD."),
    )
    return run.asked(msg("Password of the dossier: "), missing)


def _known_password(file: str | None) -> str:
    """Return the password that was given by file or environment, "" when none was."""
    return first_line(file) if file else os.environ.get(DOSSIER_PASSWORD_VARIABLE, "")


def _built(
    run: Run, vault: Vault, case_id: CaseId, options: DossierOptions, target: Path
) -> BuildReport:
    with run.progress() as progress:
        return dossiers.build(
            vault,
            run.app.scans,
            run.app.writer,
            case_id,
            rulebook=run.rulebook,
            options=options,
            out=target,
            force=run.force,
            progress=progress,
        )


def working_file(run: Run, *, vault: str, case: str, out: str) -> Answer:
    """Write the internal working file of a case."""
    on = run.today()
    with run.vault(vault) as opened:
        found = cases.find(opened, case)
        kept = cases.read(opened, found.id)
        checked = assessment.check(kept, run.rulebook, on=on)
        file = dossiers.working_file(
            opened,
            run.app.writer,
            found.id,
            checked.for_working_file,
            options=DossierOptions(on),
            out=Path(out),
            force=run.force,
        )
    data = {"case": {"id": found.id, "ref": found.ref}, "file": file}
    return Answer(
        data,
        [msg("The working file is {path}. It is not for submission.", path=verbatim(str(file)))],
    )


def verify_pdf(run: Run, *, file: str, dossier_password_file: str | None) -> Answer:
    """Prove a dossier built earlier."""
    path = Path(file)
    if not path.is_file():
        raise Refused(
            msg("There is no file “{path}”.", path=verbatim(file)),
            msg("Check the name and the folder."),
        )
    proofs = run.app.writer.verify(path, _known_password(dossier_password_file))
    kept = all(each.ok for each in proofs)
    closing = (
        msg("Layout self-check: every promise is kept.")
        if kept
        else msg("Layout self-check: not every promise is kept.")
    )
    return Answer(
        {"file": path, "verification": proofs_data(proofs)},
        [*proof_lines(proofs), closing],
        Done.DONE if kept else Done.FINDINGS,
    )


def sample_dossier(run: Run, *, out: str | None, open: bool) -> Answer:  # noqa: A002  the option
    """Make or reuse the sample vault, build and prove its dossier."""
    target = Path(out) if out else _free_name(Path.cwd())
    dossiers.refuse_overwriting(target, force=run.force)
    with run.progress() as progress:
        opened = run.app.sample_vault(progress)
    with opened:
        case = sample_case(opened)
        if case is None:
            raise Refused(msg("The sample case is not in its vault."), msg("Try again."))
        report = _built(run, opened, case.id, DossierOptions(run.today()), target)
        folder = opened.folder
    if open:
        _open_window(folder)
    data = {
        "vault": folder,
        "case": {"id": case.id, "ref": case.ref},
        **report_data(report),
    }
    vault_line = msg("The vault of the sample case is {path}.", path=verbatim(str(folder)))
    return Answer(data, [*report_lines(report), vault_line])


def _free_name(folder: Path) -> Path:
    """Return a name in a folder under which nothing is there yet."""
    names = (f"{_SAMPLE_FILE}{f'-{number}' if number > 1 else ''}.pdf" for number in range(1, 1000))
    return next(path for name in names if not (path := folder / name).exists())


def _open_window(vault: Path) -> None:
    """Start the window as a process of its own: this one never loads what draws it."""
    subprocess.Popen(
        [sys.executable, "-m", "kvisa_desktop", str(vault)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


COMMANDS = (
    Command(
        "dossier",
        msg("Build the dossier of a case, reopen it, and prove every promise about it."),
        dossier,
        arguments=(CASE,),
        options=(
            out("FILE.pdf", required=True),
            Option(
                "--profile",
                msg("What it is made for; as kept in the case, else standard, when left out."),
                value="NAME",
                choices=tuple(Profile),
            ),
            Option(
                "--dossier-password-file",
                msg("File whose first line opens the encrypted profile; else it is asked for."),
                value="FILE",
            ),
            Option("--recipient", msg("Whom it is for, kept with the build."), value="NAME"),
            Option(
                "--supplement-to",
                msg("Bind only what this earlier dossier does not hold, numbered on from it."),
                value="FILE.pdf",
            ),
            Option("--purpose-mark", msg("Mark copies of identity papers with their purpose.")),
            Option(
                "--despite-blockers",
                msg("Build although points stand in the way, marked as a draft on every page."),
            ),
        ),
        opens=True,
        writes=True,
    ),
    Command(
        "working-file",
        msg("Write the internal working file: what the program thinks of the case."),
        working_file,
        arguments=(CASE,),
        options=(out("FILE.pdf", required=True),),
        opens=True,
        writes=True,
    ),
    Command(
        "verify-pdf",
        msg("Prove a dossier that was built earlier."),
        verify_pdf,
        arguments=(Argument("file", msg("The PDF.")),),
        options=(
            Option(
                "--dossier-password-file",
                msg("File whose first line opens an encrypted PDF; else KVISA_DOSSIER_PASSWORD."),
                value="FILE",
            ),
        ),
    ),
    Command(
        "sample-dossier",
        msg("Do the main job in one go with the sample case: vault, dossier, proof."),
        sample_dossier,
        options=(
            out("FILE.pdf"),
            Option("--open", msg("Open the window on the sample vault afterwards.")),
        ),
        writes=True,
    ),
)
