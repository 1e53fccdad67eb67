# SPDX-License-Identifier: MIT
"""A vault to work on, made once and copied for every test."""

import shutil
from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault with the sample case, without password; it is only ever copied."""
    vault = tmp_path_factory.mktemp("made") / "Template.kvisa"
    assert kvisa("new", vault, "--no-password").code == 0
    assert kvisa("sample", vault).code == 0
    return vault


@pytest.fixture(scope="session")
def made_vault(_template: Path) -> Path:
    """Return a vault with the sample case for all tests; some of them build dossiers of it."""
    return Path(shutil.copytree(_template, _template.with_name("Made.kvisa")))


@pytest.fixture(scope="session")
def locked_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty vault with a password, which is slow to open, not to be changed."""
    vault = tmp_path_factory.mktemp("locked") / "Locked.kvisa"
    assert kvisa("new", vault).code == 0
    return vault


@pytest.fixture
def vault(_template: Path, tmp_path: Path) -> Path:
    """Return a vault of one's own with the sample case in it."""
    return Path(shutil.copytree(_template, tmp_path / "Own.kvisa"))


@pytest.fixture(scope="session")
def _empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault with nothing in it, without password; it is only ever copied."""
    vault = tmp_path_factory.mktemp("empty") / "Template.kvisa"
    assert kvisa("new", vault, "--no-password").code == 0
    return vault


@pytest.fixture
def empty_vault(_empty_template: Path, tmp_path: Path) -> Path:
    """Return an empty vault of one's own without a password."""
    return Path(shutil.copytree(_empty_template, tmp_path / "Empty.kvisa"))
