# SPDX-License-Identifier: MIT
"""One run of a command: what was set for it, whom it speaks to, and how it opens a vault."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kvisa_desktop.app import App
from kvisa_desktop.cli.bars import Bars
from kvisa_desktop.cli.console import Console
from kvisa_desktop.domain.beijing import BEIJING
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import NoRoom, Refused, UserError, VaultDamaged, VaultLocked
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.erasure_words import begun_said
from kvisa_desktop.services.progress import Progress, Silent

if TYPE_CHECKING:  # SQLAlchemy comes with it
    from kvisa_desktop.store.keys import Secret
    from kvisa_desktop.store.vault import OpenVault

PASSWORD_VARIABLE = "KVISA_PASSWORD"
SCAN_PASSWORD_VARIABLE = "KVISA_SCAN_PASSWORD"
_BETWEEN_BACKUPS = timedelta(hours=1)  # a script of many commands makes one backup, not many
_TRIES = 3
_LONGEST_LINE = 10_000  # characters; a password file may be a device that never ends


class Run:
    """What a command gets: the program, the console, and what holds for this run."""

    def __init__(self, app: App, console: Console) -> None:
        """Run with the parts of `app`, speaking to `console`."""
        self.app = app
        self.console = console
        self.as_json = False
        self.force = False
        self._on: date | None = None
        self._password_file = ""
        self._told_of_rules = False

    def take_settings(self, given: dict[str, Any]) -> dict[str, Any]:
        """Take what holds for every command out of what was given, and return the rest."""
        rest = dict(given)
        self.as_json = rest.pop("as_json", False) or self.as_json
        self.force = rest.pop("force", False)
        self._password_file = rest.pop("password_file", None) or ""
        rest.pop("lang", None)
        on = rest.pop("on", None)
        if on is not None:
            self._on = parse_day(on)
        return rest

    @property
    def rulebook(self) -> Rulebook:
        """The rules in use; a person's own pack that has a fault is told once and not used."""
        book, refusal = self.app.rulebook, self.app.rules_refusal
        if refusal is not None and not self._told_of_rules:
            self._told_of_rules = True
            self.console.tell(refusal.what)
            self.console.tell(msg("The shipped rules are in use."))
        return book

    def own_rules(self) -> str | None:
        """Say it when a person's own rules are in use, and return their SHA-256; else None."""
        book = self.rulebook
        if not self.app.uses_own_rules:
            return None
        said = msg("Your own rules are in use (SHA-256 {digest}).", digest=verbatim(book.version))
        self.console.tell(said)
        return book.version

    @property
    def is_day_given(self) -> bool:
        """True when --on says which day counts as today."""
        return self._on is not None

    def today(self) -> date:
        """Return the day that counts as today here."""
        return self._on or datetime.now().astimezone().date()

    def today_in_beijing(self) -> date:
        """Return the day that counts as today where a Chinese rule says so; it is said."""
        if self._on is not None:
            return self._on
        today = datetime.now(BEIJING).date()
        self.console.tell(msg("Counted from today in Beijing, {day}.", day=today))
        return today

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Give what long work reports to: bars on a terminal, silence elsewhere."""
        if not self.console.shows_progress:
            yield Silent()
            return
        bars = Bars(self.console)
        try:
            yield bars
        finally:
            bars.close()

    @contextmanager
    def vault(self, path: str) -> "Iterator[OpenVault]":
        """Open a vault with its password for as long as the block lasts."""
        folder = Path(path)
        secret = self._opener(folder) if self.app.needs_secret(folder) else None
        with self._opened(folder, secret) as vault:
            for notice in vault.notices:
                self.console.tell(notice)
            self._tell_of_erasures(vault)
            yield vault
        failure = self.app.safety.failure
        if failure is not None:
            self.console.tell(msg("No backup was made: {reason}", reason=failure.what))

    def _opened(self, folder: Path, secret: "Secret") -> "OpenVault":
        """Return the vault, opened to look at only when it cannot be written to."""
        try:
            return self.app.open_vault(folder, secret, rest=_BETWEEN_BACKUPS)
        except NoRoom:
            with suppress(UserError):
                return self.app.look_at(folder, secret)
            raise

    def _tell_of_erasures(self, vault: "OpenVault") -> None:
        begun = self.app.safety.unfinished_erasures(vault).begun
        if begun:
            self.console.tell(begun_said(begun))
            self.console.tell(msg("`kvisa erase VAULT --resume` goes on with it."))

    def secret_of(self, path: str) -> "Secret":
        """Return what opens the vault at `path`, asked for where it needs to be."""
        try:
            needed = self.app.needs_secret(Path(path))
        except VaultDamaged:
            # the keys may still lie beside a backup
            return self.app.secret(self.given_password())
        return self._opener(Path(path)) if needed else None

    def _opener(self, folder: Path) -> "Secret":
        """Return the password that was given, else what the keyring knows, else what is typed."""
        given = self.given_password()
        if given is None:
            try:
                known = self.app.safety.by_keyring(folder)
            except VaultLocked as stale:
                self.console.tell(stale.what)
                if stale.remedy is not None:
                    self.console.tell(stale.remedy)
            else:
                if known is not None:
                    return known
        return self.app.secret(self.password())

    def password(self) -> str:
        """Return the password from its file, the environment or the terminal."""
        given = self.given_password()
        if given is not None:
            return given
        return self.asked(
            msg("Password of the vault: "),
            VaultLocked(
                msg("The vault has a password, and none was given."),
                msg("Give it with --password-file FILE or in the variable KVISA_PASSWORD."),
            ),
        )

    def given_password(self) -> str | None:
        """Return the password that was given without asking, or None."""
        if self._password_file:
            return first_line(self._password_file)
        return os.environ.get(PASSWORD_VARIABLE) or None

    def asked(self, question: Message, otherwise: Exception) -> str:
        """Return what a person types unseen; raise `otherwise` when there is no terminal."""
        if not self.console.is_interactive:
            raise otherwise
        try:
            return getpass(self.console.spoken(question), stream=self.console.err)
        except EOFError:
            raise otherwise from None

    def has_kept(self, code: str) -> bool:
        """Show a recovery code on a terminal until it was kept; False where nobody can say so.

        Raises `Refused` when it was not kept.
        """
        if self.as_json or not self.console.is_interactive:
            return False
        for line in shown_code(code, msg("New recovery code, shown only this once:")):
            self.console.tell(line)
        wanted = code.rpartition("-")[2]
        not_kept = Refused(
            msg("The new recovery code was not confirmed. Nothing was changed."),
            msg("Try again and type its last group when asked: then it counts."),
        )
        for _ in range(_TRIES):
            if self.asked(msg("Its last group, typed once: "), not_kept).strip().upper() == wanted:
                return True
        raise not_kept


def shown_code(code: str, title: Message) -> tuple[Message, ...]:
    """Return the lines that show a recovery code under a title."""
    return (
        title,
        verbatim(f"\n    {code}\n"),
        msg(
            "Write it down and keep it away from this computer. It opens the vault when the "
            "password is forgotten; without either nobody can."
        ),
    )


def first_line(path: str) -> str:
    """Return the first line of a password file; raise `Refused` when there is none."""
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            line = file.readline(_LONGEST_LINE).removesuffix("\n")
    except (OSError, ValueError):
        line = None
    if line is None or len(line) >= _LONGEST_LINE - 1:
        raise Refused(
            msg("The password file “{path}” cannot be read.", path=verbatim(path)),
            msg("Name a text file in UTF-8 whose first line is the password."),
        )
    if not line:
        raise Refused(
            msg("The first line of the password file “{path}” is empty.", path=verbatim(path)),
            msg("Write the password into its first line."),
        )
    return line
