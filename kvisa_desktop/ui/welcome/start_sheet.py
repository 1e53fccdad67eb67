# SPDX-License-Identifier: MIT
"""The four short steps that make a vault, on one sheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.errors import UserError
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.settings import Role
from kvisa_desktop.ui.deps import Created
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choices import tab_to_chosen
from kvisa_desktop.ui.parts.password import PasswordEdit
from kvisa_desktop.ui.parts.recovery_sheet import USELESS, RecoverySheet
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.preferences import Preferences
from kvisa_desktop.ui.welcome import actions
from kvisa_desktop.ui.welcome.model import Wanted

_WIDTH = 540


class StartSheet(Sheet):
    """Asks for whom, in which language, where, and with which password.

    `created` hands the vault over. Its recovery code was kept before that.
    """

    created = Signal(object)

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(desk.text, msg("Start my case"))
        self._desk = desk
        self._preferences = preferences
        self._code = ""
        self.setObjectName("start")
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._build_role(column)
        self._build_language(column)
        self._build_place(column)
        self._build_password(column)
        self.scrolled(inner)
        self.add_button(msg("Cancel"), self.reject)
        self._make = self.add_button(msg("Create the vault"), self._on_create, primary=True)
        self._applicant.setFocus()

    def _step(self, column: QVBoxLayout, title: Message) -> None:
        label = subheading()
        label.setContentsMargins(0, 8, 0, 0)
        self.text.show(self, label.setText, title)
        column.addWidget(label)

    def _choices(self, column: QVBoxLayout, *labels: Message) -> list[QRadioButton]:
        group = QButtonGroup(self)
        made = []
        for label in labels:
            choice = QRadioButton()
            self.text.show(self, choice.setText, label)
            group.addButton(choice)
            column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
            made.append(choice)
        tab_to_chosen(made)
        return made

    def _build_role(self, column: QVBoxLayout) -> None:
        self._step(column, msg("1. For whom?"))
        self._applicant, self._consultant = self._choices(
            column,
            msg("For me: I apply for the visa myself"),
            msg("For clients: I prepare applications of others"),
        )
        is_consultant = self._preferences.settings.role is Role.CONSULTANT
        (self._consultant if is_consultant else self._applicant).setChecked(True)

    def _build_language(self, column: QVBoxLayout) -> None:
        self._step(column, msg("2. Which language should the program speak?"))
        row = QVBoxLayout()
        english, chinese = self._choices(row, verbatim("English"), verbatim("简体中文"))
        column.addLayout(row)
        (chinese if self.text.language == CHINESE else english).setChecked(True)
        english.clicked.connect(lambda: self._preferences.use_language(ENGLISH))
        chinese.clicked.connect(lambda: self._preferences.use_language(CHINESE))
        note = muted()
        self.text.show(self, note.setText, msg("The dossier is always in both languages."))
        column.addWidget(note)

    def _build_place(self, column: QVBoxLayout) -> None:
        self._step(column, msg("3. Where shall it lie?"))
        self.name = QLineEdit()
        self.text.show(self, self.name.setPlaceholderText, msg("Name of the vault"))
        self.text.show(self, self.name.setAccessibleName, msg("Name of the vault"))
        self.name.setText(self.text(msg("My K visa")))
        self.folder = QLineEdit(str(self._desk.program.vaults_folder()))
        self.text.show(self, self.folder.setAccessibleName, msg("Folder"))
        choose = button(self.text, msg("Choose…"), self._on_choose)
        choose.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addWidget(self.name)
        column.addLayout(row)

    def _build_password(self, column: QVBoxLayout) -> None:
        self._step(column, msg("4. Which password opens it?"))
        self.password = PasswordEdit(self._desk, msg("Password"))
        self.again = PasswordEdit(self._desk, msg("Password once more"))
        self.text.show(self, self.password.setPlaceholderText, msg("Password"))
        self.text.show(self, self.again.setPlaceholderText, msg("Password once more"))
        self.without = QCheckBox()
        self.text.show(self, self.without.setText, msg("No password"))
        self._warning = Label(wrap=True, kind="warn", scale=0.93)
        self.text.watch(self, self._advise)
        self.without.toggled.connect(self._advise)
        for widget in (self.password, self.again, self._warning):
            column.addWidget(widget)
        column.insertWidget(column.count() - 1, self.without, 0, Qt.AlignmentFlag.AlignLeft)

    def _advise(self) -> None:
        alone = self.without.isChecked()
        self.password.setEnabled(not alone)
        self.again.setEnabled(not alone)
        said = (
            msg("Without a password anyone with this computer can read everything in the vault.")
            if alone
            else msg("A short sentence makes a good password. Nobody can look it up for you.")
        )
        self._warning.setProperty("kind", "warn" if alone else "muted")
        self._warning.style().unpolish(self._warning)
        self._warning.style().polish(self._warning)
        self._warning.setText(self.text(said))

    def _on_choose(self) -> None:
        title = self.text(msg("Choose the folder for the vault"))
        self._desk.dialogs.open_folder(
            self, title, Path(self.folder.text()), lambda path: self.folder.setText(str(path))
        )

    def _on_create(self) -> None:
        role = Role.CONSULTANT if self._consultant.isChecked() else Role.APPLICANT
        wanted = Wanted(
            role,
            self.name.text(),
            self.folder.text(),
            self.password.text(),
            self.again.text(),
            self.without.isChecked(),
        )
        problem = wanted.problem()
        if problem is not None:
            self._on_failed(problem)
            return
        self._make.setEnabled(False)
        self.problem.hide()
        self._preferences.use_role(role)
        path = actions.folder_for(wanted.name, wanted.folder)
        password = None if wanted.without_password else wanted.password
        make = partial(self._make_it_so, path, password, role)
        if password is None or self._code:
            make()
            return
        show = partial(self._show_code, path, make)
        actions.draw_code(self._desk, self, path, show, self._on_failed)

    def _show_code(self, path: Path, make: Callable[[], None], code: str) -> None:
        """Let the code be kept before there is a vault that it opens."""

        def kept() -> None:
            self._code = code
            make()

        sheet = RecoverySheet(self._desk, path.stem, code)
        sheet.accepted.connect(kept)
        sheet.rejected.connect(lambda: self._make.setEnabled(True))
        sheet.appear(self)

    def _make_it_so(self, path: Path, password: str | None, role: Role) -> None:
        code = "" if password is None else self._code
        wanted = (path, password, role, code)
        actions.create(self._desk, self, wanted, self._on_created, self._on_failed)

    def reject(self) -> None:
        """Say that a code that was kept is of no use after all."""
        if self._code:
            self._desk.notices.warn(USELESS, msg("No vault was made."))
        super().reject()

    def _on_created(self, created: Created) -> None:
        self.accept()
        self.created.emit(created.vault)

    def _on_failed(self, error: UserError) -> None:
        self._make.setEnabled(True)
        self.complain(error.what, error.remedy)
