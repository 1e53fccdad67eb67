# SPDX-License-Identifier: MIT
"""Which field is being saved just now: it learns of it when the vault could not keep its value."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kvisa_desktop.errors import UserError

Refusal = Callable[[UserError], None]
_FIELD: ContextVar[Refusal | None] = ContextVar("field", default=None)


@contextmanager
def saving(refused: Refusal) -> Iterator[None]:
    """Let acts that are begun within tell `refused` too when they fail."""
    token = _FIELD.set(refused)
    try:
        yield
    finally:
        _FIELD.reset(token)


def field_being_saved() -> Refusal | None:
    """Return whom to tell, besides the notices, that an act begun now has failed."""
    return _FIELD.get()
