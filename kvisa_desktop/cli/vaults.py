# SPDX-License-Identifier: MIT
"""Making a vault, filling it with the sample, and listing its cases."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Line, row
from kvisa_desktop.cli.case_transfer import warning_lines, warnings_data
from kvisa_desktop.cli.run import Run, shown_code
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.cli.words import STAGES
from kvisa_desktop.domain.case import Case, Stage
from kvisa_desktop.errors import Refused, VaultLocked
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import assessment, cases
from kvisa_desktop.settings import Role


def new(run: Run, *, vault: str, no_password: bool, role: str | None) -> Answer:
    """Make a vault and return its recovery code."""
    password = None if no_password else _new_password(run)
    code = "" if password is None else run.app.safety.code_for(Path(vault))
    is_kept = bool(code) and run.has_kept(code)
    created = run.app.create_vault(Path(vault), password, Role(role or Role.APPLICANT), code)
    created.vault.close()
    folder = created.vault.folder
    lines: list[Line] = [msg("The vault is at {path}.", path=verbatim(str(folder)))]
    if created.recovery_code is None:
        lines.append(
            msg("It has no password: anyone who can use this computer can read what is in it.")
        )
    elif not is_kept:
        lines += shown_code(created.recovery_code, msg("Recovery code, shown only this once:"))
    return Answer({"vault": folder, "recovery_code": created.recovery_code}, lines)


def _new_password(run: Run) -> str:
    given = run.given_password()
    if given is not None:
        return given
    missing = VaultLocked(
        msg("No password was given for the new vault."),
        msg(
            "Give one with --password-file FILE or in the variable KVISA_PASSWORD, or say "
            "--no-password: then anyone who can use this computer can read the vault."
        ),
    )
    first = run.asked(msg("Password for the new vault: "), missing)
    if not first:
        raise missing
    if run.asked(msg("The same once more: "), missing) != first:
        raise Refused(msg("The two passwords differ. No vault was made."), msg("Try again."))
    return first


def sample(run: Run, *, vault: str) -> Answer:
    """Add the invented sample case to a vault."""
    with run.vault(vault) as opened, run.progress() as progress:
        imported = run.app.add_sample(opened, progress).value
    ref = verbatim(imported.case.ref)
    return Answer(
        {
            "case": _case_data(imported.case),
            "warnings": warnings_data(imported.warnings),
        },
        [
            msg("The sample case is in the vault as {ref}.", ref=ref),
            *warning_lines(imported.warnings),
        ],
    )


def listed(run: Run, *, vault: str, query: str | None, state: str | None) -> Answer:
    """List the cases of a vault."""
    stage = Stage(state) if state else None
    rows, data = [], []
    on = run.today()
    with run.vault(vault) as opened, opened.read() as reader:
        listed_rows = cases.listed(opened, query=query or "", stage=stage)
        files = cases.gather_all(reader, [each.case for each in listed_rows])
        for found, case_file in zip(listed_rows, files, strict=True):
            summary = assessment.summarise(case_file, run.rulebook, on=on)
            blocker, deadline = summary.first_blocker, summary.next_deadline
            person = found.person
            data.append(
                {
                    **_case_data(found.case),
                    "name": person.passport_name,
                    "name_zh": person.chinese_name,
                    "first_blocker": blocker.text if blocker else None,
                    "earliest_ready": summary.earliest_ready,
                    "next_deadline": deadline.on if deadline else None,
                }
            )
            rows.append(
                row(
                    found.case.ref,
                    person.passport_name or person.native_name or "—",
                    STAGES[found.case.stage],
                    deadline.on.isoformat() if deadline else "",
                    blocker.text if blocker else "",
                )
            )
    count = plural("{count} case", "{count} cases", len(rows))
    return Answer({"on": on, "cases": data}, [*rows, count])


def _case_data(case: Case) -> dict[str, object]:
    return {"id": case.id, "ref": case.ref, "stage": case.stage.value}


COMMANDS = (
    Command(
        "new",
        msg("Make a vault and print its recovery code once."),
        new,
        arguments=(Argument("vault", msg("Folder to make, such as Okoro.kvisa.")),),
        options=(
            Option("--no-password", msg("Make it without a password.")),
            Option(
                "--role",
                msg("For whom: one applicant, or a consultant with many clients."),
                value="ROLE",
                choices=("applicant", "consultant"),
            ),
            Option(
                "--password-file",
                msg("File whose first line is the password; else KVISA_PASSWORD."),
                value="FILE",
            ),
        ),
    ),
    Command(
        "sample",
        msg("Add a complete invented case with specimen scans."),
        sample,
        opens=True,
    ),
    Command(
        "cases",
        msg("List the cases of a vault."),
        listed,
        opens=True,
        options=(
            Option("--query", msg("Words to look for, in any order."), value="WORDS"),
            Option(
                "--state",
                msg("Only cases at this stage."),
                value="STAGE",
                choices=tuple(each.value for each in Stage),
            ),
        ),
    ),
)
