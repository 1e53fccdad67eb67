# SPDX-License-Identifier: MIT
"""Acts on work, school, family and emergency contacts of the open case."""

from typing import Any

from kvisa_desktop.services import background
from kvisa_desktop.ui.case_state import CaseState


def add(state: CaseState, kind: type[Any], fields: dict[str, object]) -> None:
    """Add a record of that kind."""
    person_id = state.file.person.id
    state.act(lambda vault: background.add(vault, kind, person_id, **fields))


def change(state: CaseState, record: Any, field: str, value: object) -> None:  # noqa: ANN401  one of four kinds
    """Keep one field of a record."""
    state.act(lambda vault: background.change(vault, record, **{field: value}))


def remove(state: CaseState, record: Any) -> None:  # noqa: ANN401  one of four kinds
    """Remove a record."""
    state.act(lambda vault: background.remove(vault, record))
