# SPDX-License-Identifier: MIT
"""Values as they are written are the values another library reads."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Object, Pdf

from kvisa_desktop.dossier.objects import add, add_packed, add_stream, coordinates, text_string
from kvisa_desktop.dossier.splice import Splicer


def read_back(value: str) -> Object:
    """Return `value` as it is read from a file."""
    return Object.parse(value.encode("ascii"))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_text_is_read_back(text: str) -> None:
    assert str(read_back(text_string(text))) == text


@pytest.mark.parametrize("text", ["(", ")", "\\", "a (b) \\) c", "\\n"])
def test_what_means_something_in_a_string_is_taken_for_itself(text: str) -> None:
    written = text_string(text)
    assert written.startswith("(")
    assert str(read_back(written)) == text


@given(st.lists(st.floats(-9_000, 9_000), max_size=6))
def test_lengths_are_exact_to_a_hundredth_of_a_point(lengths: list[float]) -> None:
    found = [float(each) for each in read_back(coordinates(lengths))]
    assert found == pytest.approx(lengths, abs=0.0051)


def test_objects_and_streams_are_found_under_their_numbers() -> None:
    out = BytesIO()
    file = Splicer(out)
    said = add(file, "(said)")
    packed = add_packed(file, b"raw", "/Type /Kept")
    stream = add_stream(file, b"long " * 50, "/N 3")
    pages = add(file, "<< /Type /Pages /Count 0 /Kids [] >>")
    parts = f"/Said {said} 0 R /Packed {packed} 0 R /Stream {stream} 0 R"
    root = add(file, f"<< /Type /Catalog /Pages {pages} 0 R {parts} >>")
    file.close(file.number(), f"/Root {root} 0 R", bytes)

    with Pdf.open(BytesIO(out.getvalue())) as pdf:
        assert str(pdf.Root.Said) == "said"
        assert pdf.Root.Packed.read_raw_bytes() == b"raw"
        assert str(pdf.Root.Packed.Type) == "/Kept"
        assert pdf.Root.Stream.read_bytes() == b"long " * 50
        assert int(pdf.Root.Stream.N) == 3
        assert len(pdf.Root.Stream.read_raw_bytes()) < 50
