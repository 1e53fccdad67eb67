# SPDX-License-Identifier: MIT
"""What the desk remembers of an act, and for how long."""

import gc
import threading
from weakref import ref

from PySide6.QtCore import QObject

from kvisa_desktop.domain.person import Person
from kvisa_desktop.services import applicants
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.saving import saving
from tests.ui.conftest import Pilot


def test_a_field_is_being_saved_until_the_vault_has_answered(
    pilot: Pilot, state: CaseState
) -> None:
    desk, person, go_on = pilot.desk, state.file.person, threading.Event()

    def change(vault: Vault) -> Done[Person]:
        go_on.wait()
        return applicants.save(vault, person)

    with saving(lambda _error: None):
        job = ref(desk.act(QObject(), change))
    assert desk.is_saving_a_field
    go_on.set()
    pilot.settle()
    assert not desk.is_saving_a_field

    def is_forgotten() -> bool:
        gc.collect()
        return job() is None

    pilot.until(is_forgotten)  # what was asked for goes with its answer
