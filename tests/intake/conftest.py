# SPDX-License-Identifier: MIT
"""One sandbox for all tests of the intake, and files closed at the end."""

from collections.abc import Iterator

import pytest

from kvisa_desktop.intake import Intake, pdf_files, pdf_pages, rendering
from kvisa_desktop.sandbox import Limits, Sandbox
from tests import patience


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Return real workers with little memory."""
    limits = Limits(seconds=patience.SECONDS, memory=1024 << 20)
    with Sandbox(1, limits=limits) as made:
        yield made


@pytest.fixture(scope="session")
def intake(sandbox: Sandbox) -> Intake:
    """Return an intake with real workers."""
    return Intake(sandbox)


@pytest.fixture(scope="session", autouse=True)
def _files_are_closed() -> Iterator[None]:
    yield
    for kept in (pdf_files.opened, pdf_pages.flattened, rendering.document):
        kept.cache_clear()
