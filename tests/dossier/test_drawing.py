# SPDX-License-Identifier: MIT
"""Pages drawn once as pictures: what was known of the page is not said of its picture."""

from pathlib import Path

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.drawing import drawn
from kvisa_desktop.dossier.streams import stream_digest
from tests.dossier.specimens import built
from tests.intake import odd_pdfs


def lacking() -> PreparedPage:
    """Return a page in a font of the reader, digested as the intake does."""
    data = odd_pdfs.lacking_a_font()
    return PreparedPage(Media.PDF, data, 595, 842, digest=stream_digest(data))


def test_the_digest_of_a_page_is_not_that_of_its_picture() -> None:
    picture = drawn(lacking())
    assert picture.media is not Media.PDF
    assert picture.digest == ""


def test_a_dossier_with_a_page_drawn_here_proves_itself(tmp_path: Path) -> None:
    report = built(tmp_path / "drawn.pdf", pages=lambda _document, _page: lacking())
    assert [each.property for each in report.proofs if not each.ok] == []
    assert all(each.is_picture for each in report.doubtful)
