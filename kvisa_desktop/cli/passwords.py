# SPDX-License-Identifier: MIT
"""Changing the password of a vault, and getting in again by the recovery code."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Done, Line
from kvisa_desktop.cli.run import Run, first_line, shown_code
from kvisa_desktop.cli.spec import VAULT, Command, Option
from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.errors import Refused, UserError, VaultLocked, WrongUsage
from kvisa_desktop.messages import msg
from kvisa_desktop.services import rekeying_words
from kvisa_desktop.services.remembering_words import WHO_CAN_OPEN

NEW_PASSWORD_VARIABLE = "KVISA_NEW_PASSWORD"


def change(
    run: Run,
    *,
    vault: str,
    new_password_file: str | None,
    none: bool,
    new_recovery_code: bool,
    keyring: str | None,
) -> Answer:
    """Change, set or remove the password of a vault."""
    if keyring is not None:
        return _keyring(run, vault, remember=keyring == "remember")
    if none and (new_password_file or new_recovery_code):
        raise WrongUsage(msg("--none goes with no other choice."))
    safety = run.app.safety
    with run.vault(vault) as opened:
        opened.before_closing = None  # no case was changed
        password = None if none else _new_password(run, new_password_file)
        code = None if password is None else safety.fresh_code(opened, wanted=new_recovery_code)
        is_kept = code is not None and run.has_kept(code)
        unseen = None if is_kept else code
        done = safety.change_password(opened, password, code=code, beside_old=unseen is not None)
    answer = _changed(done, has_password=password is not None, is_kept=is_kept)
    if unseen is None:
        return answer
    return replace(answer, afterwards=partial(_drop_old_codes, run, vault, unseen))


def _drop_old_codes(run: Run, vault: str, code: str) -> int:
    """Let the old recovery code go, now that the new one was written out."""
    try:
        run.app.safety.drop_other_codes(Path(vault), code)
    except UserError as error:
        run.console.tell(
            msg("The old recovery code opens the vault too, still: {reason}", reason=error.what)
        )
        run.console.tell(msg("`kvisa password VAULT --new-recovery-code` makes another one."))
        return Done.FINDINGS
    return Done.DONE


def recover(
    run: Run, *, vault: str, code_file: str | None, new_password_file: str | None
) -> Answer:
    """Open a vault by its recovery code and give it a new password."""
    if not run.app.safety.has_recovery_code(Path(vault)):
        if run.app.needs_secret(Path(vault)):
            raise Refused(
                msg("The vault knows no recovery code: its key is missing from vault.json."),
                msg("Open it with its password; `kvisa password VAULT` makes a new code."),
            )
        raise Refused(
            msg("This vault has no password, so that it needs no recovery code."),
            msg("Open it as it is; `kvisa password VAULT` sets a password."),
        )
    given = first_line(code_file) if code_file else _code(run)
    password = _new_password(run, new_password_file)
    return _changed(run.app.safety.recover(Path(vault), given, password), has_password=True)


def _keyring(run: Run, vault: str, *, remember: bool) -> Answer:
    with run.vault(vault) as opened:
        safety = run.app.safety
        (safety.remember if remember else safety.forget)(opened)
    lines: list[Line] = (
        [
            msg("This computer opens the vault for you without asking for the password."),
            WHO_CAN_OPEN,
        ]
        if remember
        else [msg("This computer asks for the password again.")]
    )
    return Answer({"ok": True, "keyring": remember}, lines)


def _changed(done: Rekeyed, *, has_password: bool, is_kept: bool = False) -> Answer:
    opens = (
        msg("This opens the vault from now on.")
        if done.behind
        else msg("This opens the vault from now on, and its backups here too.")
    )
    lines: list[Line] = [
        opens
        if has_password
        else msg("The vault has no password now: anyone who has its folder can read it.")
    ]
    if done.code is not None and is_kept:
        lines.append(msg("The new recovery code counts from now on."))
    elif done.code is not None:
        lines += shown_code(done.code, msg("Recovery code, shown only this once:"))
    warnings = rekeying_words.warnings(done)
    data = {
        "ok": not warnings,
        "password": has_password,
        "recovery_code": done.code,
        "recovery_code_forced": done.dropped,
        "backups_behind": done.behind,
    }
    return Answer(data, [*lines, *warnings], Done.FINDINGS if warnings else Done.DONE)


def _code(run: Run) -> str:
    given = run.given_password()
    if given is not None:
        return given
    missing = VaultLocked(
        msg("No recovery code was given."),
        msg("The recovery code was shown when the vault was made: seven groups of five."),
    )
    return run.asked(msg("Recovery code: "), missing)


def _new_password(run: Run, file: str | None) -> str:
    given = first_line(file) if file else os.environ.get(NEW_PASSWORD_VARIABLE)
    if given:
        return given
    missing = VaultLocked(
        msg("No new password was given."),
        msg("Give it with --new-password-file FILE or in the variable KVISA_NEW_PASSWORD."),
    )
    first = run.asked(msg("New password: "), missing)
    if not first:
        raise missing
    if run.asked(msg("The same once more: "), missing) != first:
        raise Refused(msg("The two passwords differ. Nothing was changed."), msg("Try again."))
    return first


_NEW_PASSWORD = Option(
    "--new-password-file",
    msg(
        "File whose first line is the new password; else KVISA_NEW_PASSWORD, else it is asked for."
    ),
    value="FILE",
)

COMMANDS = (
    Command(
        "password",
        msg("Change, set or remove the password; nothing is encrypted anew."),
        change,
        options=(
            _NEW_PASSWORD,
            Option("--none", msg("Do without a password: who has the folder can read it.")),
            Option(
                "--new-recovery-code",
                msg("Make a new recovery code; the old one opens the vault no longer."),
            ),
            Option(
                "--keyring",
                msg("Let the keyring of this computer open the vault, or no longer."),
                value="CHOICE",
                choices=("remember", "forget"),
            ),
        ),
        opens=True,
    ),
    Command(
        "recover",
        msg("Open a vault by its recovery code and give it a new password."),
        recover,
        arguments=(VAULT,),
        options=(
            Option(
                "--code-file",
                msg("File whose first line is the recovery code; else KVISA_PASSWORD."),
                value="FILE",
            ),
            _NEW_PASSWORD,
        ),
    ),
)
