# SPDX-License-Identifier: MIT
"""What is said of a photo, and which facts stand behind it."""

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.photo.background import Part, Sample, boxes, faults
from kvisa_desktop.domain.photo.check import PhotoCheck, PhotoFile, Survey, checked, plan
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.spec import SpecName, spec_of
from kvisa_desktop.rulebook.packs import load

BOOK = load().rulebook
CAMERA = PhotoFile(3000, 4000, FileType.JPEG, 4_000_000)
GUIDES = Guides(crown=900, chin=2100, left=1150, right=1850, eyes=1450)
WHITE = tuple(Sample(part, (250, 250, 250), 245, 255) for part in Part)


def _checked(
    name: SpecName = SpecName.PRINT,
    file: PhotoFile = CAMERA,
    guides: Guides | None = GUIDES,
    survey: Survey | None = None,
) -> PhotoCheck:
    return checked(name, BOOK, file, guides, survey or Survey(WHITE))


def _ids(found: PhotoCheck) -> set[str]:
    return {each.id for each in found.findings if each.weight is Weight.CHECK}


def _notes(found: PhotoCheck) -> set[str]:
    return {each.id for each in found.findings if each.weight is Weight.NOTE}


def test_a_good_picture_has_nothing_to_check() -> None:
    for name in SpecName:
        found = _checked(name)
        assert not _ids(found)
        assert not found.is_doubtful


def test_two_proportions_are_always_said() -> None:
    for name in (SpecName.PRINT, SpecName.DIGITAL):
        found = _checked(name)
        said = next(each for each in found.findings if each.id == "photo.two-crops")
        assert said.sources == ("P-13",)
    assert "photo.other-use" in _notes(_checked(SpecName.PSB))


def test_what_nobody_measures_is_left_to_the_eye() -> None:
    facts = [each.sources for each in _checked().findings if each.id == "photo.by-eye"]
    assert facts == [("P-06",), ("P-08",), ("P-09",)]


def test_without_guides_the_head_is_not_measured() -> None:
    found = _checked(guides=None)
    assert _ids(found) == {"photo.no-guides"}
    assert found.measured == ()
    assert found.size is not None


def test_a_head_of_odd_shape_misses_its_measure_and_names_the_fact() -> None:
    found = _checked(guides=Guides(900, 2100, 1400, 1700))
    missed = next(each for each in found.findings if each.id == "photo.head-height")
    assert missed.sources == ("P-03",)


def test_a_photo_cut_close_cannot_be_cut_again() -> None:
    tight = PhotoFile(330, 480, FileType.JPEG, 50_000)
    found = _checked(file=tight, guides=Guides(5, 470, 5, 325))
    assert "photo.too-tight" in _ids(found)
    assert found.size is None
    assert found.dpi is None


def test_few_pixels_are_not_enlarged() -> None:
    small = PhotoFile(600, 800, FileType.JPEG, 50_000)
    found = _checked(SpecName.DIGITAL, small, Guides(200, 350, 255, 345))
    assert "photo.too-few-pixels" in _ids(found)
    assert found.size is None
    printed = _checked(SpecName.PRINT, small, Guides(200, 350, 255, 345))
    assert "photo.coarse" in _ids(printed)
    assert printed.dpi is not None
    assert printed.dpi < 300


def test_the_digital_photo_is_as_large_as_allowed_and_the_printed_one_not_beyond_600_dpi() -> None:
    assert _checked(SpecName.DIGITAL).size == (420, 560)
    printed = _checked(SpecName.PRINT)
    assert printed.dpi is not None
    assert 300 <= printed.dpi <= 601
    middle = PhotoFile(1000, 1000, FileType.JPEG, 1)
    guides = Guides(300, 520, 400, 615)
    assert _checked(SpecName.DIGITAL, middle, guides).size == (354, 472)


def test_a_finished_digital_photo_fits_as_it_is() -> None:
    ready = PhotoFile(420, 560, FileType.JPEG, 80_000)
    guides = Guides(crown=50, chin=330, left=90, right=330)
    assert _checked(SpecName.DIGITAL, ready, guides).fits_as_it_is
    heavy = PhotoFile(420, 560, FileType.JPEG, 180_000)
    assert not _checked(SpecName.DIGITAL, heavy, guides).fits_as_it_is
    png = PhotoFile(420, 560, FileType.PNG, 80_000)
    assert not _checked(SpecName.DIGITAL, png, guides).fits_as_it_is
    assert not _checked(SpecName.PRINT).fits_as_it_is


def test_a_gray_picture_is_noticed() -> None:
    assert _ids(_checked(survey=Survey(WHITE, has_colour=False))) == {"photo.gray"}


def _background(*colours: tuple[int, int, int], spread: int = 4) -> set[str]:
    parts = (Part.LEFT, Part.RIGHT, Part.TOP)
    samples = tuple(
        Sample(part, colour, min(colour) - spread, min(colour) + spread)
        for part, colour in zip(parts, colours, strict=True)
    )
    return {str(each) for each in faults(spec_of(SpecName.PRINT, BOOK), samples)}


def test_the_background_is_judged() -> None:
    white = (246, 246, 244)
    assert _background(white, white, white) == set()
    assert _background(white, (205, 205, 205), white) == {"dark", "uneven"}
    assert _background((240, 240, 200), (240, 240, 200), (240, 240, 200)) == {"coloured"}
    assert _background(white, white, white, spread=40) == {"uneven"}


def test_light_blue_is_for_the_police_only() -> None:
    blue = tuple(Sample(part, (190, 215, 245), 210, 220) for part in Part)
    assert faults(spec_of(SpecName.PSB, BOOK), blue) == ()
    assert faults(spec_of(SpecName.PRINT, BOOK), blue) != ()


def test_a_frame_is_noticed() -> None:
    framed = (*WHITE[:3], Sample(Part.RIM, (20, 20, 20), 10, 30))
    assert [str(each) for each in faults(spec_of(SpecName.PRINT, BOOK), framed)] == ["frame"]


def test_samples_are_taken_beside_and_above_the_head() -> None:
    crop = plan(SpecName.PRINT, BOOK, CAMERA, GUIDES)
    found = boxes(crop, GUIDES, CAMERA.size)
    assert set(found) == set(Part)
    assert found[Part.LEFT][2] < GUIDES.left
    assert found[Part.RIGHT][0] > GUIDES.right
    assert found[Part.TOP][3] < GUIDES.crown
    assert all(box[3] < GUIDES.chin for part, box in found.items() if part is not Part.RIM)
    without = boxes(plan(SpecName.PRINT, BOOK, CAMERA, None), None, CAMERA.size)
    assert set(without) == set(Part)
