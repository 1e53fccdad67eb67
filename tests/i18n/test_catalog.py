# SPDX-License-Identifier: MIT
"""Translators: one message, two languages."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.i18n.catalog import Translator, compiled_catalogue, load_translator
from kvisa_desktop.messages import Message, msg, plural, verbatim

ENGLISH = Translator("en")
ENTRIES = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Case {name} was opened."
msgstr "已打开{name}的签证申请。"

msgid "{count} page"
msgid_plural "{count} pages"
msgstr[0] "共{count}页"

msgid "{verbatim}"
msgstr "不应出现"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """Return a folder of catalogues that holds the text form only."""
    text = tmp_path / "zh" / "LC_MESSAGES" / "kvisa_desktop.po"
    text.parent.mkdir(parents=True)
    text.write_text(ENTRIES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def chinese(catalogues: Path) -> Translator:
    """Return a translator for the catalogue above."""
    return load_translator("zh", catalogues)


@dataclass(frozen=True)
class Bilingual:
    """A value that words itself."""

    en: str
    zh: str

    def said_in(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


def test_english_is_said_as_it_is_written() -> None:
    assert ENGLISH(msg("Case {name} was opened.", name="Ada")) == "Case Ada was opened."


def test_chinese_comes_from_the_catalogue(chinese: Translator) -> None:
    assert chinese(msg("Case {name} was opened.", name="Ada")) == "已打开Ada的签证申请。"


def test_what_has_no_translation_is_said_in_english(chinese: Translator) -> None:
    assert chinese(msg("Not in the catalogue")) == "Not in the catalogue"


@pytest.mark.parametrize(("count", "english"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
def test_a_plural_follows_its_count(chinese: Translator, count: int, english: str) -> None:
    pages = plural("{count} page", "{count} pages", count)
    assert ENGLISH(pages) == english
    assert chinese(pages) == f"共{count}页"


def test_a_plural_that_has_no_translation_still_follows_its_count(chinese: Translator) -> None:
    assert chinese(plural("{count} key", "{count} keys", 2)) == "2 keys"


def test_a_message_inside_a_message_is_translated_too(chinese: Translator) -> None:
    pages = plural("{count} page", "{count} pages", 3)
    assert chinese(msg("Case {name} was opened.", name=pages)) == "已打开共3页的签证申请。"


def test_values_are_said_in_the_language_of_the_translator(chinese: Translator) -> None:
    value = msg("{who}, {day}, {number}", who=Bilingual("Lagos", "拉各斯"), day=date(2027, 2, 15),
                number=2027)  # fmt: skip
    assert ENGLISH(value) == "Lagos, 2027-02-15, 2027"
    assert chinese(value) == "拉各斯, 2027-02-15, 2027"


def test_a_moment_is_said_as_its_day() -> None:
    moment = datetime(2027, 2, 15, 23, 59, tzinfo=UTC)
    assert ENGLISH(msg("{day}", day=moment)) == "2027-02-15"


@given(st.text())
def test_verbatim_text_comes_out_as_it_went_in(text: str) -> None:
    assert ENGLISH(verbatim(text)) == text


def test_verbatim_text_is_never_looked_up(chinese: Translator) -> None:
    assert chinese(verbatim("Ada {name}")) == "Ada {name}"


@pytest.mark.parametrize("nothing", [msg(""), plural("", "", 2)])
def test_an_empty_sentence_stays_empty(chinese: Translator, nothing: Message) -> None:
    assert ENGLISH(nothing) == ""
    assert chinese(nothing) == ""


@given(st.text())
def test_braces_in_a_value_are_left_alone(name: str) -> None:
    assert ENGLISH(msg("[{name}]", name=name)) == f"[{name}]"


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    assert load_translator("en", tmp_path / "nowhere").language == "en"


def test_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fr"):
        load_translator("fr", tmp_path)


def test_a_compiled_catalogue_is_used_while_it_is_current(catalogues: Path) -> None:
    text = catalogues / "zh" / "LC_MESSAGES" / "kvisa_desktop.po"
    compiled = text.with_suffix(".mo")
    compiled.write_bytes(compiled_catalogue(text))
    text.write_text(ENTRIES.replace("共", "合计"), encoding="utf-8")
    pages = plural("{count} page", "{count} pages", 3)

    os.utime(compiled, ns=(2_000_000_000, 2_000_000_000))
    os.utime(text, ns=(1_000_000_000, 1_000_000_000))
    assert load_translator("zh", catalogues)(pages) == "共3页"

    os.utime(text, ns=(3_000_000_000, 3_000_000_000))
    assert load_translator("zh", catalogues)(pages) == "合计3页"


def test_an_installed_program_has_the_compiled_catalogue_alone(catalogues: Path) -> None:
    text = catalogues / "zh" / "LC_MESSAGES" / "kvisa_desktop.po"
    text.with_suffix(".mo").write_bytes(compiled_catalogue(text))
    text.unlink()
    assert load_translator("zh", catalogues)(plural("{count} page", "{count} pages", 1)) == "共1页"
