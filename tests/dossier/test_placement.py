# SPDX-License-Identifier: MIT
"""Where a scan stands on its sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.dossier.pen import Matrix
from kvisa_desktop.dossier.placement import AREA, place
from kvisa_desktop.dossier.theme import MM

SIDES = st.floats(8, 4000)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@given(SIDES, SIDES, st.booleans())
def test_a_scan_never_leaves_its_area_and_keeps_its_shape(
    width: float, height: float, may_turn: bool
) -> None:
    put = place(width, height, may_turn=may_turn)
    left, bottom, right, top = put.box

    assert left >= AREA[0] - 0.01
    assert bottom >= AREA[1] - 0.01
    assert right <= AREA[2] + 0.01
    assert top <= AREA[3] + 0.01
    wide, high = (put.height, put.width) if put.is_turned else (put.width, put.height)
    assert wide / high == pytest.approx(width / height, rel=1e-6)


@given(SIDES, SIDES)
def test_only_small_cards_are_enlarged_and_by_half_at_most(width: float, height: float) -> None:
    put = place(width, height)
    room = AREA[2] - AREA[0], AREA[3] - AREA[1]

    assert put.scale <= 1.5
    if put.scale > 1:
        assert max(width, height) <= max(room) * 0.52


def test_a_bank_card_is_enlarged_and_a_passport_page_is_not() -> None:
    assert place(85.6 * MM, 54 * MM).scale == 1.5
    assert place(125 * MM, 88 * MM).scale == 1.0


def test_a_landscape_diploma_stays_upright_unless_it_may_be_turned() -> None:
    put = place(297 * MM, 210 * MM)
    assert not put.is_turned
    assert put.width == pytest.approx(AREA[2] - AREA[0])


def test_a_turned_diploma_has_its_top_at_the_binding() -> None:
    put = place(297 * MM, 210 * MM, may_turn=True)
    upper_left = moved(put.matrix(1), 0, 1)
    lower_left = moved(put.matrix(1), 0, 0)

    assert put.is_turned
    assert upper_left == pytest.approx((put.x, put.y))
    assert lower_left == pytest.approx((put.x + put.width, put.y))


@pytest.mark.parametrize("size", [(210, 297), (148, 105), (125, 88), (297, 420)])
def test_portrait_pages_and_small_landscape_ones_stay_upright(size: tuple[int, int]) -> None:
    put = place(size[0] * MM, size[1] * MM, may_turn=True)
    assert not put.is_turned
    assert moved(put.matrix(1), 0, 1) == pytest.approx((put.x, put.y + put.height))


@pytest.mark.parametrize(
    ("orientation", "shown_upper_left"),
    [
        *((1, (0, 1)), (2, (1, 1)), (3, (1, 0)), (4, (0, 0))),
        *((5, (0, 1)), (6, (0, 0)), (7, (1, 0)), (8, (1, 1))),
    ],
)
def test_the_stored_corner_that_exif_names_comes_to_the_upper_left(
    orientation: int, shown_upper_left: tuple[int, int]
) -> None:
    put = place(300, 400)
    x, y = moved(put.matrix(orientation), *shown_upper_left)
    assert (x, y) == pytest.approx((put.x, put.y + put.height))
