# SPDX-License-Identifier: MIT
"""A small program behind the window: vaults in memory, dialogs that answer by themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from kvisa_desktop import paths
from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Unfinished
from kvisa_desktop.domain.files import FileType, Preview
from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.table import Table
from kvisa_desktop.errors import Refused, UserError, VaultLocked
from kvisa_desktop.i18n.catalog import Translator, load_translator
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.rulebook import own_pack
from kvisa_desktop.rulebook.packs import load, read_candidate, shipped_pack
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.services.print_pack import PrintTools
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.services.upload_pack import UploadTools
from kvisa_desktop.settings import Role, Settings
from kvisa_desktop.ui.dialogs import Paper
from tests.fake_flattener import FakeFlattener
from tests.fake_handing import FakeRedactor, FakeSharer, bound, listed, painted
from tests.fake_register import FakeRegister
from tests.fake_studio import FakeStudio
from tests.fakes import FakeScans, FakeVault, FakeWriter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TODAY = date(2026, 11, 22)
CODE = "ABCDE-12345-FGHJK-67890-MNPQR-23456-STVWX"


class FakeOpenVault(FakeVault):
    """A vault in memory that knows where it would lie."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.notices: Sequence[Message] = ()
        self.can_be_changed = True
        self.is_open = True

    def close(self) -> None:
        """Close it."""
        self.is_open = False


@dataclass
class FakeCreated:
    """A vault just made and its recovery code."""

    vault: FakeOpenVault
    recovery_code: str | None


class FakePages(FakeScans):
    """Reads pretended scans and draws them as small grey pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[bytes, FileType, int, str | None]] = []

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
        """Return a picture three wide and four high, or the other way round when it lies."""
        self.drawn.append((data, file_type, page_no, password))
        width, height = (4, 3) if rotation % 180 else (3, 4)
        assert width * height <= max_pixels
        return Preview(width, height, bytes([200 + page_no % 50]) * (width * height * 3))


class FakeSafety:
    """The safety of vaults in memory: there is no backup of any."""

    def last_backup(self, _vault: Path) -> Backup | None:
        """Return nothing."""
        return None

    def backups(self, _vault: Path) -> tuple[Backup, ...]:
        """Return nothing."""
        return ()

    def second_folder(self, _vault: object) -> Path | None:
        """Return nothing."""
        return None

    def remembering_of(self, _vault: object) -> Remembering:
        """Know of no keyring."""
        return Remembering.UNAVAILABLE

    def code_for(self, path: Path) -> str:
        """Return the code."""
        assert path.name
        return CODE

    def remembering(self, _vault: Path) -> Remembering:
        """Know of no keyring."""
        return Remembering.UNAVAILABLE

    def unfinished_erasures(self, _vault: object) -> Unfinished:
        """Know of no erasure."""
        return Unfinished()


class FakeProgram:
    """Everything the window needs, in memory. `vaults` holds each vault with its password."""

    def __init__(self, settings: Settings | None = None, rulebook: Rulebook | None = None) -> None:
        self.settings = settings or Settings()
        self.scans = FakePages()
        self.studio = FakeStudio()
        self.straightener = FakeFlattener()
        self.writer = FakeWriter()
        self.safety: Any = FakeSafety()
        self.redactor = FakeRedactor()
        self.sharer = FakeSharer()
        self.upload_tools = UploadTools(self.scans, self.writer, bound, painted, listed)
        self.print_tools = PrintTools(self.scans, self.writer, self.studio, listed)
        self.register = FakeRegister()
        self.rulebook = rulebook or Rulebook({})
        self.rules_refusal: Refused | None = None
        self.own_rules = Path("/nowhere/rules")
        self.vaults: dict[Path, tuple[str | None, FakeOpenVault]] = {}
        self.roles: dict[Path, Role] = {}
        self.codes: dict[Path, str] = {}
        self.folder = Path("/vaults")
        self.refusal: UserError | None = None
        self.is_closed = False
        self.tables: dict[Path, Table] = {}
        self.read: list[tuple[Path, str, str]] = []

    def read_rules(self, pack: Path | None) -> Rulebook:
        """Return the rules of a pack."""
        return read_candidate(pack or shipped_pack())

    def begin_own_rules(self) -> Rulebook:
        """Copy the shipped pack."""
        own_pack.begin(self.own_rules)
        return self.reread_rules()

    def take_rules(self, pack: Path) -> Path | None:
        """Use a pack."""
        kept = own_pack.take(pack, self.own_rules, on=date(2026, 11, 22)).kept
        self.reread_rules()
        return kept

    def reset_rules(self) -> Rulebook:
        """Use the shipped rules again."""
        own_pack.reset(self.own_rules)
        return self.reread_rules()

    def reread_rules(self) -> Rulebook:
        """Read the rules again."""
        loaded = load(self.own_rules)
        self.rulebook, self.rules_refusal = loaded.rulebook, loaded.refusal
        return self.rulebook

    def case_data(self, vault: Vault, case_id: CaseId) -> bytes:
        """Return something that stands for the data of a case."""
        del vault
        return f'{{"case": "{case_id}"}}'.encode()

    def read_table(
        self, file: Path, *, sheet: str = "", encoding: str = "", progress: Progress | None = None
    ) -> Table:
        """Return the table of that name, its sheet, or in that encoding; or refuse."""
        del progress
        self.read.append((file, sheet, encoding))
        file = file.with_name(f"{file.name}{sheet}{encoding}") if sheet or encoding else file
        if file not in self.tables:
            raise Refused(msg("This is no table."), msg("Choose another file."))
        return self.tables[file]

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file."""
        path.write_bytes(data)

    def keep_settings(self, settings: Settings) -> None:
        """Remember other preferences."""
        self.settings = settings

    def translator(self, language: str) -> Translator:
        """Return a translator with the words of the catalogue."""
        return load_translator(language, paths.translations())

    def language(self) -> str:
        """Return the language of the settings, English for the system's."""
        return "zh" if self.settings.language == "zh" else "en"

    def today(self) -> date:
        """Return the day that counts as today."""
        return TODAY

    def vaults_folder(self) -> Path:
        """Return the folder for new vaults."""
        return self.folder

    def warm_up(self) -> None:
        """Import nothing."""

    def needs_secret(self, path: Path) -> bool:
        """Return True when the vault has a password."""
        return self._known(path)[0] is not None

    def create_vault(
        self, path: Path, password: str | None, role: Role, code: str = ""
    ) -> FakeCreated:
        """Make a vault in memory; it keeps the code it was made with."""
        self.codes[path] = code
        if self.refusal is not None:
            raise self.refusal
        vault = FakeOpenVault(path)
        self.roles[path] = role
        self.vaults[path] = (password, vault)
        return FakeCreated(vault, None if password is None else CODE)

    def open_vault(self, path: Path, secret: str | None) -> FakeOpenVault:
        """Open a vault made before."""
        password, vault = self._known(path)
        if password is not None and secret not in {password, CODE}:
            raise VaultLocked(msg("The password is wrong."), msg("Try again."))
        vault.is_open = True
        return vault

    def is_recovery_code(self, text: str) -> bool:
        """Know the one code."""
        return text == CODE

    def look_at(self, path: Path, secret: str | None) -> FakeOpenVault:
        """Open a vault made before."""
        return self.open_vault(path, secret)

    def open_remembered(self, path: Path) -> FakeOpenVault:
        """Open nothing: there is no keyring."""
        raise VaultLocked(msg("There is no keyring."), msg("Type the password."), where=str(path))

    def sample_vault(self) -> FakeOpenVault:
        """Return an empty vault."""
        return self.create_vault(self.folder / "Sample.kvisa", None, Role.APPLICANT).vault

    def close(self) -> None:
        """Remember that the program was ended."""
        self.is_closed = True

    def _known(self, path: Path) -> tuple[str | None, FakeOpenVault]:
        if path not in self.vaults:
            raise Refused(msg("This is no vault."), msg("Choose another folder."))
        return self.vaults[path]


@dataclass(frozen=True)
class Asked:
    """What a dialog was asked."""

    parent: QWidget
    title: str
    start: Path = Path()
    filters: str = ""


@dataclass
class FakeDialogs:
    """Dialogs that answer at once with what was put into them; they remember what was asked."""

    files: Sequence[Path] = ()
    folder: Path | None = None
    target: Path | None = None
    printer: "QPrinter | None" = None
    paper: Paper | None = None
    mime: QMimeData = field(default_factory=QMimeData)
    asked: list[Asked] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)

    def open_files(
        self, parent: QWidget, title: str, filters: str, then: Callable[[Sequence[Path]], None]
    ) -> None:
        """Answer with the files."""
        self.asked.append(Asked(parent, title, filters=filters))
        if self.files:
            then(self.files)

    def open_folder(
        self, parent: QWidget, title: str, start: Path, then: Callable[[Path], None]
    ) -> None:
        """Answer with the folder."""
        self.asked.append(Asked(parent, title, start))
        if self.folder is not None:
            then(self.folder)

    def save_file(
        self,
        parent: QWidget,
        title: str,
        suggestion: Path,
        filters: str,
        then: Callable[[Path], None],
    ) -> None:
        """Answer with the target."""
        self.asked.append(Asked(parent, title, suggestion, filters))
        if self.target is not None:
            then(self.target)

    def print_on(
        self,
        parent: QWidget,
        title: str,
        then: Callable[["QPrinter"], None],
        paper: Paper | None = None,
    ) -> None:
        """Answer with the printer."""
        self.asked.append(Asked(parent, title))
        self.paper = paper
        if self.printer is not None:
            then(self.printer)

    def open_outside(self, file: Path) -> bool:
        """Remember the file."""
        self.opened.append(file)
        return True

    def copy(self, text: str) -> None:
        """Remember the text."""
        self.copied.append(text)

    def forget_copied(self) -> None:
        """Forget the texts."""
        self.copied.clear()

    def clipboard(self) -> QMimeData:
        """Return what was put there."""
        return self.mime
