# SPDX-License-Identifier: MIT
"""Whatever bytes come: facts, a page, or a sentence. Never a traceback, never a wait."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.errors import UserError
from kvisa_desktop.intake import Intake
from tests.intake import odd_pdfs, odd_pictures
from tests.properties import ONE_FIXTURE, examples

SMALL = (24, 16)
GOOD: tuple[bytes, ...] = (
    odd_pictures.jpeg(SMALL, orientation=5),
    odd_pictures.jpeg(SMALL, progressive=True),
    odd_pictures.phone_photo(),
    odd_pictures.saved(odd_pictures.drawing("P", SMALL), "PNG", transparency=0),
    odd_pictures.pages_tiff(),
    odd_pictures.moving("WEBP"),
    odd_pictures.heic(),
    odd_pdfs.plain(2),
    odd_pdfs.written(odd_pdfs.made(2), object_stream_mode=odd_pdfs.PACKED),
    odd_pdfs.active(),
    odd_pdfs.form(drawn=False),
    odd_pdfs.layered(hidden=True),
    odd_pdfs.locked(""),
    odd_pdfs.holding(odd_pictures.jpeg(), "/DCTDecode"),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return a good file with bytes changed, taken out, doubled, or its end cut off."""
    data = bytearray(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 3)):
            case 0:
                data[place : place + 1] = draw(st.binary(min_size=1, max_size=3))
            case 1:
                del data[place : place + draw(st.integers(1, 40))]
            case 2:
                data[place:place] = data[place : place + draw(st.integers(1, 40))]
            case _:
                del data[place:]
    return bytes(data)


@settings(max_examples=examples(150), suppress_health_check=ONE_FIXTURE)
@given(damaged(), st.integers(1, 3), st.sampled_from([0, 90]))
def test_damage_ends_in_facts_a_page_or_a_sentence(
    intake: Intake, data: bytes, page_no: int, rotation: int
) -> None:
    facts = intake.inspect(data, name="scan.pdf")
    assert (facts.reason is None) == facts.is_usable
    assert bool(facts.pages) == facts.is_usable
    file_type = facts.type or FileType.PDF
    with contextlib.suppress(UserError):
        page = intake.prepare(data, file_type, page_no, rotation=rotation)
        assert min(page.width, page.height) > 0
        assert page.data
        intake.preview(data, file_type, page_no, rotation=rotation, max_pixels=2000)


@settings(max_examples=examples(40), suppress_health_check=ONE_FIXTURE)
@given(
    st.sampled_from([good[:16] for good in GOOD] + [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"From: "]),
    st.binary(max_size=200),
)
def test_noise_behind_a_good_beginning_is_refused(
    intake: Intake, beginning: bytes, noise: bytes
) -> None:
    facts = intake.inspect(beginning + noise)
    assert facts.reason is not None
    assert facts.remedy is not None
