# SPDX-License-Identifier: MIT
"""The words of the dossier as they were read and found good; changed ones are read again.

With KVISA_UPDATE_GOLDEN set, the files are written anew: look at the difference before keeping it.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import TranslationKind
from kvisa_desktop.dossier.blocks import Content
from tests.case_builders import bare_case, graduate_case, pages, paper, there_and_back
from tests.dossier.as_text import as_text
from tests.dossier.cases import content_of

GOLDEN = Path(__file__).with_name("golden")


def full_case() -> CaseFile:
    """Return a graduate who teaches too, with a translation, a stay, and a text without Chinese."""
    case = graduate_case()
    certificate = next(each for each in case.documents if each.kind == "degree-certificate")
    translation = paper(
        "degree-certificate",
        translation_of=certificate.id,
        translation_kind=TranslationKind.AGENCY,
    )
    letter, stamp = paper("post-letter"), paper("entry-stamp")
    more = (translation, letter, stamp)
    port = Bilingual("Shenzhen Bay", "深圳湾口岸")
    crossings = there_and_back(port, PartialDate(2024, 5, 13), PartialDate(2024, 5))
    return replace(
        case,
        case=replace(case.case, routes=(Route.GRADUATE, Route.TEACHING_RESEARCH)),
        person=replace(
            case.person,
            native_name="Ọkọrọ",
            occupation=Bilingual("Lecturer", "讲师"),
            employer=Bilingual("Example Technical University"),
        ),
        documents=(*case.documents, *more),
        pages=case.pages + tuple(page for each in more for page in pages(each, 2)),
        crossings=crossings,
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bare", content_of(bare_case())),
        ("graduate", content_of(graduate_case())),
        ("full", content_of(full_case())),
    ],
)
def test_the_dossier_says_what_was_found_good(name: str, content: Content) -> None:
    file = GOLDEN / f"{name}.txt"
    found = as_text(content)
    if os.environ.get("KVISA_UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
