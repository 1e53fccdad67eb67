# SPDX-License-Identifier: MIT
"""Cases as the dossier tells them."""

from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index, Section
from kvisa_desktop.dossier.characters import placed_texts
from kvisa_desktop.dossier.sections.content import dossier_of
from kvisa_desktop.dossier.sections.telling import Telling, Voices
from kvisa_desktop.i18n.catalog import Translator, load_translator
from kvisa_desktop.paths import translations
from kvisa_desktop.rulebook import packs

RULEBOOK: Rulebook = packs.read_pack(packs.shipped_pack())
BUILT_ON = date(2026, 11, 21)


def voice(language: str) -> Translator:
    """Return the translator of `language`."""
    return load_translator(language, translations())


VOICES = Voices(voice("en"), voice("zh"))


def telling(case: CaseFile) -> Telling:
    """Return `case` ready to be told."""
    return Telling(case, RULEBOOK, VOICES, BUILT_ON)


def content_of(case: CaseFile) -> Content:
    """Return the dossier of `case` as data."""
    return dossier_of(telling(case))


def section(content: Content, key: str) -> Section:
    """Return the section `key`."""
    return next(each for each in content.sections if each.key == key)


def exhibits(part: Section) -> list[str]:
    """Return the numbers of the exhibits in a section."""
    return [block.number for block in part.blocks if isinstance(block, Exhibit)]


def index_lines(content: Content) -> list[tuple[str, str, str]]:
    """Return label and both titles of every line of the index."""
    (index,) = (block for block in section(content, "index").blocks if isinstance(block, Index))
    return [(line.label, line.title.en, line.title.zh) for line in index.lines]


def words(content: Content) -> str:
    """Return everything the dossier says, one text a line."""
    return "\n".join(text for _, text in placed_texts(content))
