# SPDX-License-Identifier: MIT
"""The intake as the program uses it, with real workers."""

import io
import subprocess
import sys

import pytest
from PIL import Image

from kvisa_desktop.domain.files import FileType, Media, Outcome
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.intake import Intake
from kvisa_desktop.sandbox import Answer, Json, Limits, Sandbox
from kvisa_desktop.services.ports import ScanReader
from tests.intake import odd_pdfs, odd_pictures
from tests.intake.reading import said


def test_it_is_what_the_services_ask_for(intake: Intake) -> None:
    def read(reader: ScanReader) -> bool:
        return reader.inspect(odd_pictures.jpeg()).is_usable

    assert read(intake)


def test_a_scan_goes_the_whole_way(intake: Intake) -> None:
    data = odd_pictures.jpeg(orientation=6)
    facts = intake.inspect(data, name="扫描.jpg")
    assert (facts.outcome, facts.type) == (Outcome.ACCEPT, FileType.JPEG)
    page = intake.prepare(data, FileType.JPEG, 1)
    assert page.data is data, "untouched bytes are not sent back"
    preview = intake.preview(data, FileType.JPEG, 1, max_pixels=600)
    assert (preview.width, preview.height) == (20, 30)
    assert intake.text_of(data, FileType.JPEG, 1) == ""


def test_a_locked_pdf_goes_the_whole_way(intake: Intake) -> None:
    data = odd_pdfs.locked("sesame")
    assert intake.inspect(data).outcome is Outcome.NEEDS_PASSWORD
    assert len(intake.inspect(data, password="sesame").pages) == 2
    assert intake.prepare(data, FileType.PDF, 2, password="sesame").media is Media.PDF
    assert intake.text_of(data, FileType.PDF, 2, password="sesame") == "Page 2"
    assert intake.preview(data, FileType.PDF, 2, password="sesame").rgb
    plain = intake.decrypted(data, "sesame")
    assert intake.inspect(plain).outcome is Outcome.ACCEPT


def test_converted_samples_and_their_profile_arrive(intake: Intake) -> None:
    data = odd_pictures.saved(odd_pictures.drawing(), "PNG", icc_profile=odd_pictures.wide_gamut())
    page = intake.prepare(data, FileType.PNG, 1)
    assert (page.media, page.icc) == (Media.FLATE, odd_pictures.wide_gamut())


def test_a_drawn_page_arrives(intake: Intake) -> None:
    page = intake.prepare(odd_pdfs.layered(hidden=True), FileType.PDF, 1)
    assert page.media is Media.FLATE
    assert page.notes


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xff\xd8\xff"])
def test_a_refusal_arrives_as_facts_or_as_a_sentence(intake: Intake, data: bytes) -> None:
    facts = intake.inspect(data)
    assert facts.outcome is Outcome.REJECTED
    assert facts.reason is not None
    with pytest.raises(Refused):
        intake.prepare(data, FileType.PDF, 1)


def test_a_file_that_takes_too_long_is_refused_by_name_of_the_limit() -> None:
    noise = odd_pictures.saved(Image.effect_noise((4000, 4000), 90), "PNG")
    with Sandbox(1, limits=Limits(seconds=0.01)) as hasty:
        facts = Intake(hasty).inspect(noise)
    assert facts.outcome is Outcome.REJECTED
    assert facts.reason is not None
    assert "within 0.01 seconds" in said(facts.reason)


def test_a_file_that_takes_too_much_memory_is_refused() -> None:
    large = io.BytesIO()
    Image.new("L", (12_000, 12_000)).save(large, "PNG", compress_level=1)
    with Sandbox(1, limits=Limits(memory=200 << 20)) as poor:
        facts = Intake(poor).inspect(large.getvalue())
    assert facts.reason is not None
    assert "200 MB" in said(facts.reason)


def test_reading_can_be_cancelled() -> None:
    with Sandbox(1) as sandbox, pytest.raises(Cancelled):
        Intake(sandbox, cancelled=lambda: True).inspect(odd_pictures.jpeg())


class _Liar(Sandbox):
    """A sandbox whose workers say what they please."""

    def run(self, task: str, payload: bytes, **_rest: object) -> Answer:
        assert task
        assert payload is not None
        values: Json = [3, 3]
        return Answer(values, b"short")


def test_nonsense_from_a_worker_is_a_sentence() -> None:
    liar = Intake(_Liar())
    data = odd_pictures.jpeg()
    assert liar.inspect(data).outcome is Outcome.REJECTED
    for ask in (liar.prepare, liar.preview):
        with pytest.raises(Refused):
            ask(data, FileType.JPEG, 1)
    assert liar.text_of(data, FileType.PDF, 1) == ""


def test_the_program_itself_loads_no_reader_of_files() -> None:
    code = (
        "import sys, kvisa_desktop.intake;"
        "print({'PIL', 'pikepdf', 'pypdfium2', 'pi_heif'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_photos_load_no_reader_of_files_either() -> None:
    code = (
        "import sys, kvisa_desktop.intake.photo_reader;"
        "print({'PIL', 'pikepdf', 'pypdfium2', 'pi_heif'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
