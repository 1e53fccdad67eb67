# SPDX-License-Identifier: MIT
"""The parts of the program as the composition root hands them out."""

from dataclasses import replace
from pathlib import Path

import pytest

from kvisa_desktop.app import SAMPLE_REF, App, sample_case
from kvisa_desktop.errors import UserError, VaultLocked
from kvisa_desktop.messages import msg
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases
from kvisa_desktop.settings import Language, Settings


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(user_folders(tmp_path / "data"))


def test_preferences_are_kept_and_decide_the_language(app: App, tmp_path: Path) -> None:
    assert app.language() == "en"
    app.keep_settings(Settings(language=Language.CHINESE))
    assert app.language() == "zh"
    assert App(user_folders(tmp_path / "data")).settings.language is Language.CHINESE


def test_translators_are_made_once(app: App) -> None:
    assert app.translator("zh") is app.translator("zh")
    assert app.translator("en")(msg("Dates")) == "Dates"


def test_a_vault_is_offered_a_place_among_the_documents_where_there_are_any(
    tmp_path: Path,
) -> None:
    usual = tmp_path / "Documents"
    app = App(replace(user_folders(tmp_path / "data"), vaults=usual))
    assert app.vaults_folder() == app.folders.data / "vaults"
    usual.mkdir()
    assert app.vaults_folder() == usual


def test_the_place_that_is_offered_is_made_with_the_first_vault(app: App) -> None:
    offered = app.vaults_folder()
    assert not offered.exists()
    app.create_vault(offered / "Mine.kvisa", None).vault.close()
    assert (offered / "Mine.kvisa").is_dir()


def test_no_other_folder_is_made_for_a_vault(app: App, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        app.create_vault(tmp_path / "nowhere" / "Mine.kvisa", None)
    assert not (tmp_path / "nowhere").exists()


def test_a_vault_opens_by_password_and_by_recovery_code(app: App, tmp_path: Path) -> None:
    path = tmp_path / "A.kvisa"
    created = app.create_vault(path, "correct horse")
    created.vault.close()
    assert app.needs_secret(path)
    for secret in ("correct horse", created.recovery_code):
        app.open_vault(path, secret).close()
    with pytest.raises(VaultLocked):
        app.open_vault(path, "wrong")
    with pytest.raises(VaultLocked):
        app.open_vault(path, None)


def test_the_sample_vault_is_made_once_and_reused(app: App) -> None:
    with app, app.sample_vault() as vault:
        case = sample_case(vault)
        assert case is not None
        assert case.ref == SAMPLE_REF
        assert len(cases.read(vault, case.id).documents) == 13
    with App(app.folders) as again, again.sample_vault() as vault:
        assert sample_case(vault) == case
        assert len(cases.listed(vault)) == 1


def test_a_sample_vault_whose_filling_was_stopped_is_filled(app: App) -> None:
    app.folders.data.mkdir(parents=True)
    app.create_vault(app.folders.data / "Sample.kvisa", None).vault.close()
    with app, app.sample_vault() as vault:
        assert sample_case(vault) is not None


def test_parts_are_made_when_they_are_needed(app: App) -> None:
    app.warm_up()
    assert app.rulebook is app.rulebook
    with app:
        assert app.scans is app.scans


def test_a_recovery_code_is_known_by_its_form(tmp_path: Path) -> None:
    app = App(user_folders(tmp_path))
    assert app.is_recovery_code(app.safety.code_for(tmp_path / "New.kvisa"))
    assert not app.is_recovery_code("tea and biscuits")
