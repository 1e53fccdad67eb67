# SPDX-License-Identifier: MIT
"""Preferences: kept, read back, and never in the way when damaged."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.settings import (
    MOST_RECENT,
    Language,
    Loaded,
    Role,
    Settings,
    Theme,
    load,
    save,
)

OTHERS = Settings(
    language=Language.CHINESE,
    theme=Theme.DARK,
    role=Role.CONSULTANT,
    recent_vaults=("/one.kvisa", "/二.kvisa"),
    last_vault="/one.kvisa",
    window={"geometry": "AdnQywAD", "cases/columns": "120,80"},
)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Loaded(Settings())


def test_what_was_saved_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "not there yet" / "settings.json"
    save(OTHERS, file)
    assert load(file) == Loaded(OTHERS)
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_the_file_is_the_same_for_the_same_settings(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    save(OTHERS, one)
    save(load(one).settings, two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("name", "damaged"),
    [
        ("language", "fr"),
        ("theme", 7),
        ("role", None),
        ("recent_vaults", "/one"),
        ("recent_vaults", ["/one", 2]),
        ("last_vault", ["/one"]),
        ("window", []),
        ("window", {"geometry": 5}),
    ],
)
def test_a_damaged_value_falls_back_alone_and_is_named(
    tmp_path: Path, name: str, damaged: object
) -> None:
    file = tmp_path / "settings.json"
    save(OTHERS, file)
    content = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**content, name: damaged}), encoding="utf-8")

    settings, notices = load(file).settings, load(file).notices

    assert getattr(settings, name) == getattr(Settings(), name)
    kept = {"language", "theme", "role", "recent_vaults", "last_vault", "window"} - {name}
    assert all(getattr(settings, other) == getattr(OTHERS, other) for other in kept)
    assert [notice.values["name"] for notice in notices] == [name]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"\xff\xfe", b'{"language": "zh"'])
def test_a_damaged_file_means_defaults_and_one_notice(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    loaded = load(file)
    assert loaded.settings == Settings()
    assert [notice.values["file"] for notice in loaded.notices] == [str(file)]


@given(
    st.sampled_from(["language", "theme", "role", "recent_vaults", "last_vault", "window"]),
    st.recursive(st.none() | st.booleans() | st.text(), st.lists),
)
def test_whatever_a_value_is_settings_can_be_loaded(name: str, value: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "settings.json")
        file.write_text(json.dumps({name: value}), encoding="utf-8")
        assert len(load(file).notices) <= 1


def test_an_unknown_preference_of_a_newer_program_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark", "later": 1}', encoding="utf-8")
    assert load(file) == Loaded(Settings(theme=Theme.DARK))


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    with pytest.raises(NoRoom) as raised:
        save(Settings(), in_the_way / "settings.json")
    assert raised.value.remedy is not None
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_a_file_that_cannot_be_replaced_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    (file / "a folder of that name").mkdir(parents=True)
    with pytest.raises(NoRoom):
        save(Settings(), file)
    assert list(tmp_path.iterdir()) == [file]


def test_an_opened_vault_heads_the_list_once() -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = settings.with_vault(Path(name))
    assert settings.recent_vaults == ("a", "b")
    assert settings.last_vault == "a"


def test_the_list_of_vaults_stays_short() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 3):
        settings = settings.with_vault(Path(str(number)))
    assert len(settings.recent_vaults) == MOST_RECENT
    assert settings.recent_vaults[0] == str(MOST_RECENT + 2)


def test_a_vault_that_is_gone_leaves_the_list() -> None:
    settings = Settings().with_vault(Path("a")).with_vault(Path("b"))
    assert settings.without_vault(Path("b")) == Settings(recent_vaults=("a",), last_vault="")
    assert settings.without_vault(Path("a")).last_vault == "b"
