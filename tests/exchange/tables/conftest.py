# SPDX-License-Identifier: MIT
"""The reader of tables with real workers behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kvisa_desktop.domain.table import Table
from kvisa_desktop.exchange.tables.reader import read_table
from kvisa_desktop.sandbox import Sandbox
from tests.exchange.tables.workbooks import kept


@pytest.fixture(scope="package")
def sandbox() -> Iterator[Sandbox]:
    """Return workers that are started once for all tests of tables."""
    with Sandbox() as made:
        yield made


Read = Callable[..., Table]


@pytest.fixture
def read(sandbox: Sandbox, tmp_path: Path) -> Read:
    """Return what reads bytes as if they were a file."""

    def reading(data: bytes, *, sheet: str = "", encoding: str = "") -> Table:
        return read_table(kept(tmp_path, data), sandbox, sheet=sheet, encoding=encoding)

    return reading
