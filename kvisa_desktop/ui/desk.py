# SPDX-License-Identifier: MIT
"""What every screen has at hand: words, colours, tasks, the voice, the bus, and the open vault."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import history
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.bus import Bus
from kvisa_desktop.ui.deps import OpenVault, Program
from kvisa_desktop.ui.dialogs import Dialogs
from kvisa_desktop.ui.notices import Notices
from kvisa_desktop.ui.saving import field_being_saved
from kvisa_desktop.ui.tasks import Job, Tasks, Told
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from uuid import UUID

T = TypeVar("T")
Act = Callable[[Vault], Done[T]]


class Desk(QObject):
    """The things a screen works with. `saved` tells that an act was committed.

    `rules_changed` tells that other rules are in use.
    """

    saved = Signal()
    rules_changed = Signal()

    def __init__(self, program: Program, text: Text, theme: Theme, dialogs: Dialogs) -> None:
        super().__init__()
        self.program = program
        self.text = text
        self.theme = theme
        self.dialogs = dialogs
        self.notices = Notices()
        self.bus = Bus()
        self.tasks = Tasks(self.notices.fail)
        self._vault: OpenVault | None = None
        self._from_field: ref[Job[Any]] | None = None  # a job holds what it was asked with

    @property
    def vault(self) -> OpenVault:
        """The open vault; there is one wherever a screen of a case is shown."""
        if self._vault is None:
            raise LookupError
        return self._vault

    @property
    def has_vault(self) -> bool:
        """True while a vault is open."""
        return self._vault is not None

    def take_vault(self, vault: OpenVault | None) -> None:
        """Work with another vault from now on, or with none."""
        self._vault = vault

    def read(
        self,
        owner: QObject,
        look: Callable[[Vault], T],
        done: Callable[[T], None],
        *,
        failed: Told | None = None,
    ) -> Job[T]:
        """Look into the vault on its worker; `done` gets what was seen."""
        vault = self.vault
        return self.tasks.on_store(owner, lambda _job: look(vault), done, failed=failed)

    def act(
        self,
        owner: QObject,
        act: Act[T],
        then: Callable[[T], None] | None = None,
        *,
        say: Message | None = None,
        failed: Told | None = None,
        undoable: bool = False,
    ) -> Job[Done[T]]:
        """Act on the vault; then tell what was touched, say the sentence, and hand over the value.

        What was done is told even when `owner` is gone by then; when it is `undoable`, with a
        button that takes just this act back.
        """
        vault = self.vault
        failed = self._also_to_field(failed)
        made: list[UUID] = []

        def work(_job: object) -> Done[T]:
            answer = act(vault)
            # On the worker of the vault nothing comes between the act and this look at it.
            step = history.steps(vault).undo if undoable and answer.changes else None
            made.extend([step.id] if step else [])
            return answer

        def done(answer: Done[T]) -> None:
            self.bus.tell(answer.changes)
            if answer.changes:
                self.saved.emit()
            if say is not None and made:
                self.notices.tell(say, act_name=msg("Undo"), act=undo)
            elif say is not None:
                self.notices.tell(say)
            if then is not None and isValid(owner):
                then(answer.value)

        def undo() -> None:
            self.act(self, lambda _vault: history.undo(vault, made[0]))

        job = self.tasks.on_store(self, work, done, failed=failed)
        if field_being_saved() is not None:
            self._from_field = ref(job)
        return job

    @property
    def is_saving_a_field(self) -> bool:
        """True while the vault has not yet answered whether it keeps what was typed last."""
        job = self._from_field() if self._from_field is not None else None
        return job is not None and self.tasks.is_under_way(job)

    def _also_to_field(self, failed: Told | None) -> Told | None:
        """Return who is told of a failure; the field whose value is being saved is, too."""
        field = field_being_saved()
        if field is None:
            return failed

        def told(error: UserError) -> None:
            (failed or self.notices.fail)(error)
            field(error)

        return told
