# SPDX-License-Identifier: MIT
"""Photos are sampled and cut out: crop, scale and quality, and nothing else."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.photo.background import Part
from kvisa_desktop.domain.photo.cut import Cut
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import photo_tasks, photos
from kvisa_desktop.intake.photo_reader import PhotoReader
from kvisa_desktop.sandbox import Answer, Json, Limits, Sandbox
from scripts.specimens.identity import silhouette
from tests import patience
from tests.intake import odd_pictures as odd

WHOLE = {Part.LEFT: (0, 0, 40, 200), Part.TOP: (0, 0, 450, 40)}
SIZES = (40 * 1024, 120_000)


def _portrait(size: tuple[int, int] = (450, 600), noise: int = 0) -> Image.Image:
    image = silhouette(*size)
    if noise:
        grain = Image.effect_noise(size, noise).convert("RGB")
        image = ImageChops.add(image, grain, 1, -128)
    return image


def _jpeg(image: Image.Image, **more: object) -> bytes:
    return odd.saved(image, "JPEG", quality=98, **more)


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.fixture(scope="module")
def studio() -> Iterator[PhotoReader]:
    with Sandbox(1, limits=Limits(seconds=patience.SECONDS)) as sandbox:
        yield PhotoReader(sandbox)


def test_the_background_is_sampled_in_a_worker(studio: PhotoReader) -> None:
    survey = studio.survey(_jpeg(_portrait()), FileType.JPEG, WHOLE)
    assert [each.part for each in survey.samples] == [Part.LEFT, Part.TOP]
    assert all(abs(each.lightness - 248) <= 2 for each in survey.samples)
    assert all(each.lightest - each.darkest < 6 for each in survey.samples)
    assert survey.has_colour


def test_a_gray_picture_has_no_colour(studio: PhotoReader) -> None:
    for image in (_portrait().convert("L"), _portrait().convert("L").convert("RGB")):
        assert not studio.survey(_jpeg(image), FileType.JPEG, WHOLE).has_colour


@pytest.mark.parametrize("noise", [6, 10, 60, 120])
def test_the_file_is_as_heavy_as_asked(studio: PhotoReader, noise: int) -> None:
    data = _jpeg(_portrait((840, 1120), noise))
    made, quality = studio.cut(data, FileType.JPEG, Cut((0, 0, 840, 1120), (420, 560), *SIZES))
    image = _opened(made)
    assert (image.size, image.mode, image.format) == ((420, 560), "RGB", "JPEG")
    assert SIZES[0] <= len(made) <= SIZES[1]
    assert 30 <= quality <= 100


def test_what_is_too_plain_stays_light_and_is_not_padded(studio: PhotoReader) -> None:
    plain = Image.new("RGB", (420, 560), (240, 240, 240))
    wanted = Cut((0, 0, 420, 560), (420, 560), *SIZES)
    made, quality = studio.cut(_jpeg(plain), FileType.JPEG, wanted)
    assert len(made) < SIZES[0]
    assert quality == 100


def test_the_face_is_what_it_was(studio: PhotoReader) -> None:
    portrait = _portrait((840, 1120), 12).filter(ImageFilter.GaussianBlur(0.8))
    data = odd.saved(portrait, "PNG")
    made, _ = studio.cut(data, FileType.PNG, Cut((0, 0, 840, 1120), (420, 560), *SIZES))
    expected = portrait.resize((420, 560), Image.Resampling.LANCZOS)
    apart = ImageStat.Stat(ImageChops.difference(_opened(made).convert("RGB"), expected))
    assert max(apart.mean) < 2


def test_a_turned_photo_is_cut_upright(studio: PhotoReader) -> None:
    upright = _portrait()
    exif = Image.Exif()
    exif[274] = 6
    data = _jpeg(upright.transpose(Image.Transpose.ROTATE_90), exif=exif)
    made, _ = studio.cut(data, FileType.JPEG, Cut((0, 0, 450, 600), (450, 600)))
    apart = ImageStat.Stat(ImageChops.difference(_opened(made).convert("RGB"), upright))
    assert max(apart.mean) < 2


def test_nothing_the_camera_noted_is_handed_on(studio: PhotoReader) -> None:
    exif = Image.Exif()
    exif[271] = "Camera of the Month"
    data = _jpeg(_portrait(), exif=exif, comment=b"Taken at home")
    made, _ = studio.cut(data, FileType.JPEG, Cut((0, 0, 450, 600), (450, 600)))
    for note in (b"Camera", b"Taken"):
        assert note in data
        assert note not in made
    assert not _opened(made).getexif()


def test_the_printed_photo_carries_its_dots_per_inch(studio: PhotoReader) -> None:
    wanted = Cut((10, 10, 340, 490), (390, 567), dpi=300.0)
    made, _ = studio.cut(_jpeg(_portrait()), FileType.JPEG, wanted)
    assert _opened(made).info["dpi"] == (300, 300)


def test_photo_paper_holds_eight_photos(studio: PhotoReader) -> None:
    black = _jpeg(Image.new("RGB", (330, 480)))
    paper = _opened(
        studio.sheet(black, FileType.JPEG, Cut((0, 0, 330, 480), (390, 567)), (33.0, 48.0))
    )
    assert paper.size == (1800, 1200)
    assert paper.info["dpi"] == (300, 300)
    share = sum(paper.convert("L").histogram()[:40]) / (1800 * 1200)
    assert share == pytest.approx(8 * 390 * 567 / (1800 * 1200), rel=0.01)


def test_a_part_outside_the_picture_is_refused() -> None:
    with pytest.raises(Refused):
        photos.cut(_jpeg(_portrait()), FileType.JPEG, Cut((900, 0, 990, 60), (420, 560)))


def test_half_a_picture_is_refused(studio: PhotoReader) -> None:
    data = _jpeg(_portrait())
    with pytest.raises(Refused):
        studio.cut(data[: len(data) // 2], FileType.JPEG, Cut((0, 0, 90, 120), (42, 56)))


class _Liar(Sandbox):
    def __init__(self, answer: Answer) -> None:
        super().__init__(1)
        self._answer = answer

    def run(self, *_given: object, **_more: object) -> Answer:
        return self._answer


@pytest.mark.parametrize(
    "values",
    [None, {}, {"samples": 3, "has_colour": True}, {"samples": [["left", 1, 2, 3, 4, 999]]}],
)
def test_a_worker_that_lies_is_not_believed(values: Json) -> None:
    reader = PhotoReader(_Liar(Answer(values, b"no jpeg")))
    with pytest.raises(Refused):
        reader.survey(b"", FileType.JPEG, {})
    with pytest.raises(Refused):
        reader.cut(b"", FileType.JPEG, Cut((0, 0, 1, 1), (1, 1)))
    with pytest.raises(Refused):
        reader.sheet(b"", FileType.JPEG, Cut((0, 0, 1, 1), (1, 1)), (33.0, 48.0))


def test_the_worker_takes_no_half_orders() -> None:
    with pytest.raises(TypeError):
        photo_tasks.survey(b"", {"type": "jpeg", "boxes": 3})
