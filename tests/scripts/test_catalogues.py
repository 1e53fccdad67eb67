# SPDX-License-Identifier: MIT
"""The keeper of the catalogues, on a small program of its own."""

import threading
from pathlib import Path

import pytest

from scripts import catalogues

PROGRAM = """
from kvisa_desktop.messages import msg, plural

OPENED = msg("Case {name} was opened.", name="Ada")
NESTED = msg("In {where}: {what}", where="a", what=plural("{count} page", "{count} pages", 2))
# Translators: quoted law
LAW = msg("Persons who are eligible")
NOT_A_SENTENCE = print("never extracted")
"""
FRAGMENT = """
msgid "Case {name} was opened."
msgstr "已打开{name}的签证申请。"

msgid "In {where}: {what}"
msgstr "{where}：{what}"

msgid "{count} page"
msgid_plural "{count} pages"
msgstr[0] "共{count}页"

msgid "Persons who are eligible"
msgstr "符合条件的人员"
"""


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the script work on a folder of its own; return its one module."""
    translations = tmp_path / "translations"
    monkeypatch.setattr(catalogues, "SOURCE", tmp_path / "package")
    monkeypatch.setattr(catalogues, "TEMPLATE", translations / "kvisa_desktop.pot")
    monkeypatch.setattr(catalogues, "CATALOGUE", translations / "zh" / "kvisa_desktop.po")
    module = tmp_path / "package" / "module.py"
    module.parent.mkdir()
    module.write_text(PROGRAM, encoding="utf-8")
    return module


@pytest.fixture
def translated(tmp_path: Path) -> None:
    """Have every sentence translated."""
    catalogues.update(prune=False)
    catalogues.add([_fragment(tmp_path, FRAGMENT)])


def _fragment(folder: Path, text: str) -> Path:
    path = folder / "fragment.po"
    path.write_text(text, encoding="utf-8")
    return path


def _said() -> dict[str, tuple[str, ...]]:
    """Return the catalogue as a dictionary."""
    entries = catalogues.entries(catalogues.read_catalogue(catalogues.CATALOGUE))
    return {catalogues.key(entry): catalogues.forms(entry.string) for entry in entries}


def test_an_update_finds_every_sentence_also_nested_ones() -> None:
    catalogues.update(prune=False)
    assert set(_said()) == {
        "Case {name} was opened.",
        "In {where}: {what}",
        "{count} page",
        "Persons who are eligible",
    }


def test_the_template_does_not_change_when_lines_move(program: Path) -> None:
    catalogues.update(prune=False)
    before = catalogues.TEMPLATE.read_bytes()
    program.write_text("\n\n\n" + PROGRAM, encoding="utf-8")
    catalogues.update(prune=False)
    assert catalogues.TEMPLATE.read_bytes() == before


@pytest.mark.usefixtures("translated")
def test_a_complete_catalogue_passes_and_survives_an_update() -> None:
    assert catalogues.check() == 0
    said = _said()
    catalogues.update(prune=True)
    assert _said() == said
    assert said["{count} page"] == ("共{count}页",)


def test_missing_translations_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    catalogues.update(prune=False)
    assert catalogues.check() == 1
    assert "In {where}: {what}" in capsys.readouterr().err


@pytest.mark.usefixtures("translated")
def test_a_new_sentence_makes_the_template_stale(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.write_text(PROGRAM + 'NEW = msg("Something new")\n', encoding="utf-8")
    assert catalogues.check() == 1
    told = capsys.readouterr().err
    assert "stale" in told
    assert "Something new" in told


def test_a_translation_may_come_before_its_sentence(tmp_path: Path, program: Path) -> None:
    early = _fragment(tmp_path, 'msgid "Later"\nmsgstr "以后"\n')
    catalogues.add([early])
    catalogues.update(prune=False)
    assert _said()["Later"] == ("以后",)
    program.write_text(PROGRAM + 'LATER = msg("Later")\n', encoding="utf-8")
    catalogues.update(prune=True)
    assert _said()["Later"] == ("以后",)


@pytest.mark.usefixtures("translated")
def test_what_is_no_longer_said_is_named_and_can_be_pruned(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.write_text(PROGRAM.replace("Case {name}", "The case {name}"), encoding="utf-8")
    catalogues.update(prune=False)
    assert catalogues.check() == 1
    assert "no longer said" in capsys.readouterr().err
    catalogues.update(prune=True)
    assert "Case {name} was opened." not in _said()


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Case {name}"\nmsgstr "签证申请{names}"', "placeholders differ"),
        ('msgid "Case {name}"\nmsgstr "签证申请"', "placeholders differ"),
        ('msgid "Case {name}"\nmsgstr "签证申请{name"', "broken braces"),
        ('msgid "Case"\nmsgstr "申请已获批"', "banned word: 获批"),
        ('msgid "You are Approved"\nmsgstr "好"', "banned word: Approved"),
        ('msgid "Index"\nmsgstr "证据"', "write 证明材料, not 证据"),
        ('msgid "Wait"\nmsgstr "请稍候,正在处理"', "half-width"),
        ('msgid "Wait"\nmsgstr ""', "no translation"),
    ],
)
def test_a_faulty_fragment_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], entry: str, fault: str
) -> None:
    good = 'msgid "Good"\nmsgstr "好"\n\n'
    assert catalogues.add([_fragment(tmp_path, good + entry + "\n")]) == 1
    assert fault in capsys.readouterr().err
    assert _said() == {}


@pytest.mark.usefixtures("translated")
def test_fuzzy_entries_are_not_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    text = catalogues.CATALOGUE.read_text(encoding="utf-8")
    fuzzy = text.replace('msgid "In {where}', '#, fuzzy\nmsgid "In {where}')
    catalogues.CATALOGUE.write_text(fuzzy, encoding="utf-8")
    assert catalogues.check() == 1
    assert "fuzzy" in capsys.readouterr().err


def test_many_may_add_at_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.po" for number in range(8)]
    for path in paths:
        path.write_text(f'msgid "Sentence {path.stem}"\nmsgstr "句子{path.stem}"\n', "utf-8")
    threads = [threading.Thread(target=catalogues.add, args=([path],)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(_said()) == len(paths)


@pytest.mark.usefixtures("translated")
def test_the_compiled_catalogue_lies_beside_the_text() -> None:
    catalogues.compile_catalogue()
    assert catalogues.CATALOGUE.with_suffix(".mo").stat().st_size > 0
