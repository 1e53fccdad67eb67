# SPDX-License-Identifier: MIT
"""A finished file read by two readers, while somebody else looks at it too."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kvisa_desktop.dossier.reading import reading
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.errors import Refused
from kvisa_desktop.sandbox.pdfium import ONE_AT_A_TIME
from tests.dossier.specimens import built, content


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reading") / "dossier.pdf"
    built(out, content(60))
    return out


def test_pages_beyond_the_first_handful_are_read_too(dossier: Path) -> None:
    with reading(dossier, "dossier.pdf") as opened:
        assert opened.pages > 8
        assert len(opened.texts) == len(opened.surveys) == opened.pages
        for number, text in enumerate(opened.texts, 1):
            assert f"{number} / {opened.pages}" in text.foot


def test_pdfium_is_held_by_one_thread_while_it_is_open(dossier: Path) -> None:
    with reading(dossier, "dossier.pdf") as opened:
        with opened.pdfium():
            assert ONE_AT_A_TIME.locked()
        assert not ONE_AT_A_TIME.locked()


def test_a_huge_file_that_is_no_pdf_is_not_searched_for_one(tmp_path: Path) -> None:
    huge = tmp_path / "disk.pdf"
    with huge.open("wb") as file:
        file.truncate(4 << 30)  # took minutes
    with pytest.raises(Refused, match="could not be read as a PDF"), reading(huge, huge.name):
        pass


def test_several_threads_prove_at_once(dossier: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(verify, [dossier] * 8))
    assert all(proof.ok for proofs in results for proof in proofs)
