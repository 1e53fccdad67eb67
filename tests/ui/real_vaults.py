# SPDX-License-Identifier: MIT
"""A program whose vaults are real ones that cost little, with a keyring in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.services import cases
from kvisa_desktop.store import vault_file
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from tests.fake_keyring import FakeKeyring
from tests.store.vaults import CHEAP, reopened
from tests.ui.conftest import Pilot
from tests.ui.program import FakeProgram


class RealVaults(FakeProgram):
    """Opens real vaults by password or keyring."""

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        super().__init__(rulebook=rulebook)
        self.keyring = FakeKeyring()
        self.safety = Safety(CHEAP, self.keyring)

    def needs_secret(self, path: Path) -> bool:
        """Return True when the real vault has a password."""
        return vault_file.needs_password(path)

    def open_vault(self, path: Path, secret: str | None) -> Any:  # noqa: ANN401
        """Open the real vault."""
        return reopened(path, None if secret is None else Password(secret))

    def look_at(self, path: Path, secret: str | None) -> Any:  # noqa: ANN401
        """Open the real vault to look at only."""
        return self.safety.look_at(path, None if secret is None else Password(secret))

    def open_remembered(self, path: Path) -> Any:  # noqa: ANN401
        """Open the real vault by the keyring."""
        return reopened(path, self.safety.by_keyring(path))


@contextmanager
def open_on_the_desk(pilot: Pilot, place: Path) -> Iterator[OpenVault]:
    """Give a real vault with one case, open on the desk for a while."""
    with create(place / "Okoro.kvisa", None, cost=CHEAP).vault as opened:
        cases.create(opened, surname="Okoro", given_names="Adaeze")
        pilot.desk.take_vault(opened)
        yield opened
        pilot.settle()
        pilot.desk.take_vault(None)
