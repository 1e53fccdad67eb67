# SPDX-License-Identifier: MIT
"""What the first screen shows: the vaults opened lately, and what the start sheet asks."""

from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop.errors import UserError, WrongUsage
from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Role, Settings

_MOST = 4


@dataclass(frozen=True, slots=True)
class RecentVault:
    """A vault opened lately; `is_there` is False when its folder is gone."""

    path: Path
    is_there: bool

    @property
    def name(self) -> str:
        """The name of the vault without its ending."""
        return self.path.stem

    @classmethod
    def listed(cls, settings: Settings) -> tuple["RecentVault", ...]:
        """Return the vaults opened lately, latest first."""
        paths = [Path(each) for each in settings.recent_vaults[:_MOST]]
        return tuple(cls(path, path.exists()) for path in paths)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was filled in on the start sheet."""

    role: Role
    name: str
    folder: str
    password: str
    again: str
    without_password: bool

    def problem(self) -> UserError | None:
        """Return what is still wrong with it, None when the vault can be made."""
        if not self.name.strip() or not self.folder.strip():
            return WrongUsage(
                msg("The vault needs a name and a place."), msg("Fill in both, then try again.")
            )
        if self.without_password:
            return None
        if not self.password:
            return WrongUsage(
                msg("No password was given."),
                msg("Type one twice, or choose to do without a password."),
            )
        if self.password != self.again:
            return WrongUsage(
                msg("The two passwords are not the same."), msg("Type the same password twice.")
            )
        return None
