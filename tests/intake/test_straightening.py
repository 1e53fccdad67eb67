# SPDX-License-Identifier: MIT
"""Sheets photographed askew: their corners are found, and they are laid flat."""

import io
from math import cos, sin

import pytest
from PIL import Image, ImageChops, ImageStat

from kvisa_desktop.domain.corners import WHOLE, Corners, flattening
from kvisa_desktop.domain.files import FileType, Outcome
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import Intake, corner_finding, straighten_tasks
from kvisa_desktop.intake.straightener import Straightener
from kvisa_desktop.sandbox import Sandbox
from tests.intake import glance_scans as scans
from tests.intake import odd_pdfs

SIZE = (1000, 1300)
FOCAL = 1150.0


def seen(tilt: float, swing: float, turn: float, far: float = 1.6) -> Corners:
    """Return where the corners of a sheet of A4 are for a camera above it, turned three ways."""
    points = []
    for left, top in ((-0.5, -0.7071), (0.5, -0.7071), (0.5, 0.7071), (-0.5, 0.7071)):
        flat = left * sin(turn) + top * cos(turn)
        down, away = flat * cos(tilt), flat * sin(tilt)
        level = left * cos(turn) - top * sin(turn)
        across = level * cos(swing) - away * sin(swing)
        depth = far + level * sin(swing) + away * cos(swing)
        points.append(
            (0.5 + across / depth * FOCAL / SIZE[0], 0.5 + down / depth * FOCAL / SIZE[1])
        )
    return Corners(*points)


def photograph(corners: Corners, ground: tuple[int, int, int] = (70, 60, 52)) -> Image.Image:
    """Return a letter that lies on a table with its corners there."""
    sheet = scans.letter(lines=24)
    # The way from the picture to the sheet is the other projection, got by swapping both.
    across, down = zip(*corners.points, strict=True)
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    mask = Image.new("L", sheet.size, 255)
    back = _inverse(flattening(corners, SIZE, sheet.size))
    laid = sheet.transform(SIZE, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC)
    seen = mask.transform(SIZE, Image.Transform.PERSPECTIVE, back)
    table = scans.noisy(Image.new("RGB", SIZE, ground), 30)
    table.paste(laid, mask=seen)
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    return table


ASKEW = (seen(0.3, 0.0, 0.05), seen(-0.25, 0.2, -0.06), seen(0.1, -0.3, 0.1))


def _inverse(figures: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f, g, h = figures
    rows = (
        (e - f * h, c * h - b, b * f - c * e),
        (f * g - d, a - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    scale = rows[2][2]
    return tuple(value / scale for row in rows for value in row)[:8]


@pytest.mark.parametrize("corners", ASKEW)
@pytest.mark.parametrize("ground", [(70, 60, 52), (20, 24, 30), (120, 100, 90)])
def test_the_corners_of_a_sheet_are_found(corners: Corners, ground: tuple[int, int, int]) -> None:
    found = corner_finding.found(photograph(corners, ground))
    assert found is not None
    for one, other in zip(found.points, corners.points, strict=True):
        assert one == pytest.approx(other, abs=0.012)


@pytest.mark.parametrize(
    "page",
    [scans.letter(), Image.new("L", SIZE, 90), Image.new("RGB", (30, 2000), "white")],
    ids=["scan", "gray", "strip"],
)
def test_where_no_sheet_lies_on_a_ground_nothing_is_found(page: Image.Image) -> None:
    assert corner_finding.found(page) is None


@pytest.mark.parametrize("corners", ASKEW)
def test_the_sheet_laid_flat_is_the_sheet(corners: Corners) -> None:
    data = scans.saved(photograph(corners), dpi=None, quality=95)
    options = {"type": "jpeg", "page_no": 1, "rotation": 0, "password": None}
    points = [list(point) for point in corners.points]
    _, made = straighten_tasks.straightened(data, {**options, "corners": points})  # type: ignore[dict-item]
    flat = Image.open(io.BytesIO(made)).convert("L")
    assert max(flat.size) / min(flat.size) == pytest.approx(2**0.5, abs=0.01)
    wanted = scans.letter(lines=24).convert("L").resize(flat.size)
    apart = ImageChops.difference(flat.reduce(6), wanted.reduce(6))
    assert ImageStat.Stat(apart).mean[0] < 8


def test_a_photograph_goes_the_whole_way(intake: Intake, sandbox: Sandbox) -> None:
    data = scans.saved(photograph(ASKEW[0]), dpi=None)
    flattener = Straightener(sandbox)
    found = flattener.corners(data, FileType.JPEG, 1)
    assert found is not None
    made = flattener.straightened(data, FileType.JPEG, 1, found)
    facts = intake.inspect(made)
    assert facts.outcome is Outcome.ACCEPT
    assert facts.pages[0].height == pytest.approx(841.9, abs=3)


def test_a_page_is_straightened_as_it_is_turned(sandbox: Sandbox) -> None:
    page = photograph(ASKEW[1])
    lying = scans.saved(page.rotate(90, expand=True), dpi=None)
    found = Straightener(sandbox).corners(lying, FileType.JPEG, 1, rotation=90)
    assert found is not None
    assert found.points[0] == pytest.approx(ASKEW[1].top_left, abs=0.02)


def test_a_page_of_a_pdf_is_drawn_first(sandbox: Sandbox) -> None:
    made = Straightener(sandbox).straightened(
        odd_pdfs.locked("sesame"), FileType.PDF, 2, WHOLE, password="sesame"
    )
    assert Image.open(io.BytesIO(made)).width > 500


def test_a_damaged_file_is_refused_in_a_sentence(sandbox: Sandbox) -> None:
    with pytest.raises(Refused):
        Straightener(sandbox).corners(b"\xff\xd8\xff nonsense", FileType.JPEG, 1)


@pytest.mark.parametrize("value", [None, [], [[0, 0]] * 3, [["a", 0]] * 4, [0, 1, 2, 3]])
def test_corners_that_are_none_are_told(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        straighten_tasks.corners_of(value)  # type: ignore[arg-type]
