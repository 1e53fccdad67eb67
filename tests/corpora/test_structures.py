# SPDX-License-Identifier: MIT
"""Sound files of unusual make show what they show elsewhere."""

import pytest

from kvisa_desktop.domain.files import FileType
from tests.corpora.structures import unusual, white_is_zero
from tests.intake import odd_pictures
from tests.intake.paper import distance, printed
from tests.intake.reading import inspected, prepared, said

FILES = dict(unusual())
RED, GREEN, BLUE, BLACK = (255, 0, 0), (0, 179, 51), (0, 0, 255), (0, 0, 0)


def corners(name: str) -> list[object]:
    """Return the colours near upper left, upper right, lower left, lower right."""
    picture = printed(prepared(FILES[name], FileType.PDF), (200, 283))
    return [picture.getpixel(at) for at in ((20, 20), (180, 20), (20, 240), (150, 255))]


@pytest.mark.parametrize("mode", ["L", "I;16"])
def test_a_scan_that_counts_ink_is_no_negative(mode: str) -> None:
    drawing = odd_pictures.drawing("L").convert("RGB")
    page = prepared(white_is_zero(mode), FileType.TIFF)
    assert distance(printed(page, drawing.size), drawing) < 2


@pytest.mark.parametrize("name", ["ticked.pdf", "signed.pdf"])
def test_what_is_filled_in_shows(name: str) -> None:
    assert corners(name) == [RED, GREEN, BLUE, BLACK]


def test_what_was_changed_last_shows() -> None:
    assert corners("updated.pdf") == [BLUE] * 4


def test_of_a_signed_file_it_is_said_that_the_file_matters() -> None:
    (warning,) = inspected(FILES["signed.pdf"]).warnings
    assert "signed electronically" in said(warning)
    assert inspected(FILES["ticked.pdf"]).warnings == ()


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("user-unit.pdf", (1487.5, 2105)),
        ("crop-box.pdf", (300, 400)),
        ("crop-box-outside.pdf", (595, 842)),
        ("negative-box.pdf", (595, 842)),
        ("odd-rotation.pdf", (842, 595)),
        ("inherited.pdf", (700, 500)),
    ],
)
def test_a_page_is_as_large_as_it_shows(name: str, size: tuple[float, float]) -> None:
    assert prepared(FILES[name], FileType.PDF).upright_size == pytest.approx(size)


def test_deep_colours_are_the_same_colours() -> None:
    drawing = odd_pictures.drawing()
    page = prepared(FILES["16-bit-colour.png"], FileType.PNG)
    assert distance(printed(page, drawing.size), drawing.convert("RGB")) < 2
