# SPDX-License-Identifier: MIT
"""What the window needs from the outside; `app.py` builds the real thing, tests a small one."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.files import FileType, Preview
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.table import Table
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message
from kvisa_desktop.services.photos import PhotoStudio
from kvisa_desktop.services.ports import (
    DossierWriter,
    History,
    InstitutionRegister,
    ScanReader,
    Vault,
)
from kvisa_desktop.services.print_pack import PrintTools
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.services.sharing import Redactor, ShareWriter
from kvisa_desktop.services.straightening import SheetFlattener
from kvisa_desktop.services.upload_pack import UploadTools
from kvisa_desktop.settings import Role, Settings
from kvisa_desktop.ui.safekeeping import Safekeeping


class OpenVault(History, Protocol):
    """A vault that this program holds open."""

    @property
    def folder(self) -> Path:
        """Where it lies."""

    @property
    def notices(self) -> Sequence[Message]:
        """What has to be said about opening it, such as a lock taken over from a crash."""

    @property
    def can_be_changed(self) -> bool:
        """False for a vault that is opened to look at only."""

    def close(self) -> None:
        """Close it and let other programs in."""


class Created(Protocol):
    """A vault just made, and the code that opens it when the password is forgotten."""

    @property
    def vault(self) -> OpenVault:
        """The vault, open."""

    @property
    def recovery_code(self) -> str | None:
        """The code, shown once; None for a vault without a password."""


class PageReader(ScanReader, Protocol):
    """A reader of scans that also draws their pages for the screen."""

    def preview(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
        max_pixels: int = 1_000_000,
    ) -> Preview:
        """Return a page upright as a picture of at most `max_pixels` pixels in all."""


class Program(Protocol):
    """Everything outside the window, put together. Its slow parts are imported when first used."""

    @property
    def settings(self) -> Settings:
        """The preferences as they stand."""

    @property
    def scans(self) -> PageReader:
        """The reader of scans."""

    @property
    def studio(self) -> PhotoStudio:
        """What looks at photos and cuts them out."""

    @property
    def straightener(self) -> SheetFlattener:
        """What lays photographed sheets flat."""

    @property
    def redactor(self) -> Redactor:
        """What draws pages anew without what is to be hidden."""

    @property
    def sharer(self) -> ShareWriter:
        """The writer of share copies."""

    @property
    def upload_tools(self) -> UploadTools:
        """What upload packs are made with."""

    @property
    def print_tools(self) -> PrintTools:
        """What print packs are made with."""

    def case_data(self, vault: Vault, case_id: CaseId) -> bytes:
        """Return all data of a case as open JSON, to lie in a dossier for one's own records."""

    @property
    def writer(self) -> DossierWriter:
        """The writer of dossiers."""

    @property
    def register(self) -> InstitutionRegister:
        """The public register of institutions."""

    @property
    def rulebook(self) -> Rulebook:
        """What the authorities say."""

    @property
    def rules_refusal(self) -> Refused | None:
        """Why the own pack of rules is not in use, when it is there and has a fault."""

    @property
    def own_rules(self) -> Path:
        """The folder of a person's own pack of rules; it need not be there."""

    def read_rules(self, pack: Path | None) -> Rulebook:
        """Return the rules of a pack; without `pack` the shipped ones."""

    def begin_own_rules(self) -> Rulebook:
        """Make an own pack out of the shipped one, to be edited."""

    def take_rules(self, pack: Path) -> Path | None:
        """Use a sound pack from now on; return where the edited own one before it is kept."""

    def reset_rules(self) -> Rulebook:
        """Throw the own pack away; the shipped rules are in use again."""

    def reread_rules(self) -> Rulebook:
        """Read the rules again, after the own pack was edited."""

    def read_table(
        self, file: Path, *, sheet: str = "", encoding: str = "", progress: Progress | None = None
    ) -> Table:
        """Return the table in a sheet of a spreadsheet, or in a text file of an encoding."""

    @property
    def safety(self) -> Safekeeping:
        """The safety of vaults: backups, checks, passwords."""

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file, which is replaced only when the new one is whole."""

    def keep_settings(self, settings: Settings) -> None:
        """Remember other preferences."""

    def translator(self, language: str) -> Translator:
        """Return the translator for "en" or "zh"."""

    def language(self) -> str:
        """Return the language to speak: the chosen one, else that of the system."""

    def today(self) -> date:
        """Return the day that counts as today."""

    def vaults_folder(self) -> Path:
        """Return the folder where a new vault is offered a place."""

    def warm_up(self) -> None:
        """Import what opening a vault will need; called on a worker after the window shows."""

    def needs_secret(self, path: Path) -> bool:
        """Return True when the vault opens with a password or a recovery code only."""

    def create_vault(self, path: Path, password: str | None, role: Role, code: str = "") -> Created:
        """Make a vault at `path`; without a password anyone with this computer can read it."""

    def open_vault(self, path: Path, secret: str | None) -> OpenVault:
        """Open a vault by password or recovery code."""

    def is_recovery_code(self, text: str) -> bool:
        """Return True when what was typed has the form of a recovery code."""

    def look_at(self, path: Path, secret: str | None) -> OpenVault:
        """Open a vault that cannot be written to, to look at only."""

    def open_remembered(self, path: Path) -> OpenVault:
        """Open a vault by the keyring of this computer."""

    def sample_vault(self) -> OpenVault:
        """Open the vault of the invented sample case, made when it is not there yet."""

    def close(self) -> None:
        """End the workers."""
