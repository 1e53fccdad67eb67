# SPDX-License-Identifier: MIT
"""The composition root: builds the parts of the program and hands them to each other.

Only this module sees everything. Each part is imported when it is first asked for, so that reading
the lines of a passport loads no database, and the command line never loads the window.
"""

from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kvisa_desktop import paths, settings
from kvisa_desktop.domain.backup import Why
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.table import Table
from kvisa_desktop.errors import Refused, VaultLocked
from kvisa_desktop.i18n.catalog import Translator, load_translator
from kvisa_desktop.i18n.locale import system_language
from kvisa_desktop.paths import UserFolders
from kvisa_desktop.services import precautions, transfer, unfinished
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.photos import PhotoStudio
from kvisa_desktop.services.ports import DossierWriter, InstitutionRegister, Vault
from kvisa_desktop.services.print_pack import PrintTools
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.services.sharing import Redactor, ShareWriter
from kvisa_desktop.services.straightening import SheetFlattener
from kvisa_desktop.services.transfer import Imported
from kvisa_desktop.services.upload_pack import UploadTools
from kvisa_desktop.settings import Language, Role, Settings

if TYPE_CHECKING:  # each is imported when it is needed
    from kvisa_desktop.exchange.case_writing import Exported
    from kvisa_desktop.intake.reader import Intake
    from kvisa_desktop.rulebook import Loaded
    from kvisa_desktop.sandbox import Sandbox
    from kvisa_desktop.store.keys import Secret
    from kvisa_desktop.store.safety import Safety
    from kvisa_desktop.store.vault import Created, OpenVault

SAMPLE_VAULT = "Sample.kvisa"
SAMPLE_REF = "SAMPLE"


class App:
    """The parts of the program, each made when it is first asked for. Close it at the end."""

    def __init__(self, folders: UserFolders | None = None) -> None:
        """Use `folders` for what is kept outside vaults; the system's usual ones if None."""
        self.folders = folders or paths.user_folders()
        self._open = ExitStack()
        self._settings: Settings | None = None
        self._translators: dict[str, Translator] = {}

    def __enter__(self) -> Self:
        """Return the program."""
        return self

    def __exit__(self, *_raised: object) -> None:
        """End the workers."""
        self.close()

    def close(self) -> None:
        """End the workers."""
        self._open.close()

    @property
    def settings(self) -> Settings:
        """The preferences as they stand."""
        if self._settings is None:
            self._settings = settings.load(self.folders.settings_file).settings
        return self._settings

    def keep_settings(self, changed: Settings) -> None:
        """Remember other preferences."""
        settings.save(changed, self.folders.settings_file)
        self._settings = changed

    def language(self) -> str:
        """Return the language to speak: the chosen one, else that of the system."""
        chosen = self.settings.language
        return system_language() if chosen is Language.SYSTEM else str(chosen)

    def translator(self, language: str) -> Translator:
        """Return the translator for "en" or "zh"."""
        if language not in self._translators:
            self._translators[language] = load_translator(language, paths.translations())
        return self._translators[language]

    def today(self) -> date:
        """Return the day it is where the program runs."""
        return datetime.now().astimezone().date()

    def vaults_folder(self) -> Path:
        """Return the folder where a new vault is offered a place: documents, else one's own.

        A computer may have no folder of documents; the program makes none in a home folder.
        """
        usual = self.folders.vaults
        return usual if usual.is_dir() else self._own_vaults

    @property
    def _own_vaults(self) -> Path:
        return self.folders.data / "vaults"

    @property
    def own_rules(self) -> Path:
        """The folder of a person's own pack of rules; it need not be there."""
        return self.folders.data / "rules"

    @property
    def rulebook(self) -> Rulebook:
        """What the authorities say: the own pack where it is there and sound, else the shipped."""
        return self._rules.rulebook

    @property
    def rules_refusal(self) -> Refused | None:
        """Why the own pack of rules is not in use, when it is there and has a fault."""
        return self._rules.refusal

    @property
    def uses_own_rules(self) -> bool:
        """True when the rules in use are a person's own."""
        return self._rules.is_own

    @cached_property
    def _rules(self) -> "Loaded":
        from kvisa_desktop.rulebook import packs

        return packs.load(self.own_rules)

    def read_rules(self, pack: Path | None) -> Rulebook:
        """Return the rules of a pack, or of one of its files; without `pack` the shipped ones."""
        from kvisa_desktop.rulebook import packs

        return packs.read_candidate(pack or packs.shipped_pack())

    def begin_own_rules(self) -> Rulebook:
        """Make an own pack out of the shipped one, to be edited; raise `Refused` if there is."""
        from kvisa_desktop.rulebook import own_pack

        own_pack.begin(self.own_rules)
        return self.reread_rules()

    def take_rules(self, pack: Path) -> Path | None:
        """Use a sound pack from now on; return where the edited own one before it is kept."""
        from kvisa_desktop.rulebook import own_pack

        kept = own_pack.take(pack, self.own_rules, on=self.today()).kept
        self.reread_rules()
        return kept

    def reset_rules(self) -> Rulebook:
        """Throw the own pack away; the shipped rules are in use again."""
        from kvisa_desktop.rulebook import own_pack

        own_pack.reset(self.own_rules)
        return self.reread_rules()

    def reread_rules(self) -> Rulebook:
        """Read the rules again, after the own pack was edited."""
        for each in ("_rules", "writer"):  # the writer holds the rules it was made with
            self.__dict__.pop(each, None)
        return self.rulebook

    @cached_property
    def sandbox(self) -> "Sandbox":
        """The workers that read untrusted bytes."""
        from kvisa_desktop.sandbox import Sandbox

        return self._open.enter_context(Sandbox())

    @cached_property
    def scans(self) -> "Intake":
        """The reader of scans."""
        from kvisa_desktop.intake.reader import Intake

        return Intake(self.sandbox)

    @cached_property
    def studio(self) -> PhotoStudio:
        """What looks at photos and cuts them out."""
        from kvisa_desktop.intake.photo_reader import PhotoReader

        return PhotoReader(self.sandbox)

    @cached_property
    def straightener(self) -> SheetFlattener:
        """What lays photographed sheets flat."""
        from kvisa_desktop.intake.straightener import Straightener

        return Straightener(self.sandbox)

    @cached_property
    def redactor(self) -> Redactor:
        """What draws pages anew without what is to be hidden."""
        from kvisa_desktop.intake.redactor import Redactor as DrawingRedactor

        return DrawingRedactor(self.sandbox)

    @cached_property
    def sharer(self) -> ShareWriter:
        """The writer of share copies."""
        from kvisa_desktop.dossier.share_copy import PdfSharer

        return PdfSharer(self.translator, self.rulebook)

    @property
    def upload_tools(self) -> UploadTools:
        """What upload packs are made with."""
        from kvisa_desktop.dossier.upload_files import upload_pdf, upload_picture
        from kvisa_desktop.exchange.upload_list import upload_list

        zh, en = self.translator("zh"), self.translator("en")
        write_list = partial(upload_list, chinese=zh, english=en)
        return UploadTools(
            self.scans, self.writer, upload_pdf, upload_picture, write_list, self.folders.unfinished
        )

    @property
    def print_tools(self) -> PrintTools:
        """What print packs are made with."""
        from kvisa_desktop.exchange.counter_list import counter_list

        zh, en = self.translator("zh"), self.translator("en")
        write_list = partial(counter_list, chinese=zh, english=en)
        return PrintTools(self.scans, self.writer, self.studio, write_list, self.folders.unfinished)

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file, which is replaced only when the new one is whole."""
        from kvisa_desktop.exchange.text_files import write_bytes

        write_bytes(path, data)

    @cached_property
    def register(self) -> InstitutionRegister:
        """The public register of institutions: the starter, and the lists that were imported."""
        from kvisa_desktop.store.register.plain_register import PlainRegister

        starter = paths.resources() / "institutions" / "starter.csv"
        return PlainRegister(self.folders.data / "institutions", starter)

    @cached_property
    def writer(self) -> DossierWriter:
        """The writer of dossiers."""
        from kvisa_desktop.dossier.writer import PdfWriter

        return PdfWriter(self.translator, self.rulebook)

    def warm_up(self) -> None:
        """Import what opening a vault will need; called on a worker after the window shows."""
        import kvisa_desktop.store.vault  # noqa: F401

    def needs_secret(self, path: Path) -> bool:
        """Return True when the vault opens with a password, a recovery code or a keyring only."""
        from kvisa_desktop.store import vault_file

        return vault_file.needs_password(path)

    def create_vault(
        self, path: Path, password: str | None, role: Role = Role.APPLICANT, code: str = ""
    ) -> "Created":
        """Make a vault at `path`, opened by the password and a code its owner has or is to get."""
        from kvisa_desktop.store import vault
        from kvisa_desktop.store.keys import FLOOR

        cost = FLOOR if password is None else self.safety.cost()
        if path.parent == self._own_vaults:  # offered before it is there
            path.parent.mkdir(parents=True, exist_ok=True)
        created = vault.create(path, password, role=role.value, cost=cost, code=code)
        created.vault.before_closing = self.safety.on_closing
        created.vault.precaution = self.safety.safeguard
        return created

    def open_vault(
        self, path: Path, secret: "str | Secret", *, rest: timedelta = timedelta(0)
    ) -> "OpenVault":
        """Open a vault by its password or recovery code, or by what the keyring gave for it.

        Closing it makes a backup when something changed, unless one was made within `rest`.
        """
        from kvisa_desktop.store import vault

        swept = unfinished.sweep_noted(self.folders.unfinished)
        opened = vault.open_vault(path, self.secret(secret) if isinstance(secret, str) else secret)
        opened.notices += unfinished.told(swept)
        opened.before_closing = lambda each: self.safety.on_closing(each, rest)
        opened.precaution = self.safety.safeguard
        return opened

    def open_remembered(self, path: Path) -> "OpenVault":
        """Open a vault by the keyring of this computer; raise `VaultLocked` when it cannot."""
        return self.open_vault(path, self.safety.by_keyring(path))

    def look_at(self, path: Path, secret: "str | Secret") -> "OpenVault":
        """Open a vault that cannot be written to, to look at only."""
        return self.safety.look_at(path, self.secret(secret) if isinstance(secret, str) else secret)

    @cached_property
    def safety(self) -> "Safety":
        """Backups, integrity, passwords and erasure of vaults."""
        from kvisa_desktop.store.safety import Safety

        return Safety()

    def secret(self, text: str | None) -> "Secret":
        """Return what was typed as what it is: a recovery code when it has the form of one."""
        return _secret(text)

    def is_recovery_code(self, text: str) -> bool:
        """Return True when what was typed has the form of a recovery code."""
        from kvisa_desktop.store.keys import RecoveryCode

        return isinstance(self.secret(text), RecoveryCode)

    def import_case(
        self, vault: Vault, file: Path, progress: Progress | None = None
    ) -> Done[Imported]:
        """Bring the case in the open JSON `file` into a vault."""
        from kvisa_desktop.exchange.case_reading import read_case

        incoming = read_case(file)
        precautions.before(Why.IMPORT, vault)
        return transfer.import_case(vault, self.scans, incoming, progress=progress)

    def export_case(self, vault: Vault, case_id: CaseId, out: Path) -> "Exported":
        """Write a case as open JSON to `out`, its scans beside it."""
        from kvisa_desktop.exchange.case_writing import write_case

        notes = self.folders.unfinished
        return transfer.export_case(vault, case_id, partial(write_case, out=out, notes=notes))

    def case_data(self, vault: Vault, case_id: CaseId) -> bytes:
        """Return all data of a case as open JSON, to lie in a dossier for one's own records."""
        from kvisa_desktop.exchange.case_writing import case_data

        return transfer.export_case(vault, case_id, lambda case, _read: case_data(case))

    def read_table(
        self,
        file: Path,
        *,
        sheet: str = "",
        encoding: str = "",
        progress: Progress | None = None,
    ) -> Table:
        """Return the table in a spreadsheet or text file; nothing is done with it."""
        from kvisa_desktop.exchange.tables.reader import read_table

        cancelled = progress.is_cancelled if progress is not None else None
        return read_table(file, self.sandbox, sheet=sheet, encoding=encoding, cancelled=cancelled)

    def add_sample(self, vault: Vault, progress: Progress | None = None) -> Done[Imported]:
        """Bring the invented sample case into a vault; a second one gets the next reference."""
        from kvisa_desktop.exchange.case_reading import read_case

        incoming = read_case(paths.resources() / "sample" / "case.json")
        if sample_case(vault) is not None:
            incoming = replace(incoming, case=replace(incoming.case, ref=""))
        return transfer.import_case(vault, self.scans, incoming, progress=progress)

    def sample_vault(self, progress: Progress | None = None) -> "OpenVault":
        """Open the vault of the sample case, made when it is not there yet."""
        path = self.folders.data / SAMPLE_VAULT
        if path.exists():
            vault = self.open_vault(path, None)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            vault = self.create_vault(path, None).vault
        try:
            if sample_case(vault) is None:
                self.add_sample(vault, progress)
        except BaseException:
            vault.close()
            raise
        return vault


def sample_case(vault: Vault) -> Case | None:
    """Return the sample case of a vault, if it is there."""
    with vault.read() as reader:
        return next(iter(reader.find(Case, ref=SAMPLE_REF)), None)


def _secret(text: str | None) -> "Secret":
    """Return what was typed as what it is: a recovery code when it has the form of one."""
    from kvisa_desktop.store import recovery_code
    from kvisa_desktop.store.keys import Password, RecoveryCode

    if text is None:
        return None
    try:
        recovery_code.read(text)
    except VaultLocked:
        return Password(text)
    return RecoveryCode(text)
