# SPDX-License-Identifier: MIT
"""Large streams straight into the file: the bytes that went in are the bytes that come out."""

import io

from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from pypdf import PdfReader

from kvisa_desktop.dossier.splice import Splicer


def spliced(bodies: list[bytes], late: bytes = b"late") -> bytes:
    """Write a PDF that keeps `bodies` in a list of streams, and one late stream."""
    out = io.BytesIO()
    splicer = Splicer(out)
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        shared = pdf.make_indirect(Dictionary(Shared=True))
        kept = [
            splicer.stub(pdf, body, Dictionary(Filter=Name.DCTDecode, Number=n, Shared=shared))
            for n, body in enumerate(bodies)
        ]
        pdf.Root.Bodies = Array(kept)
        pdf.Root.Late = splicer.late(pdf)
        splicer.close(pdf, lambda: late)
    return out.getvalue()


@given(st.lists(st.binary(max_size=300), max_size=6), st.binary(max_size=50))
def test_bodies_come_out_as_they_went_in(bodies: list[bytes], late: bytes) -> None:
    with Pdf.open(io.BytesIO(spliced(bodies, late))) as pdf:
        found = list(pdf.Root.Bodies)
        assert [each.read_raw_bytes() for each in found] == bodies
        assert [int(each.Number) for each in found] == list(range(len(bodies)))
        assert all(bool(each.Shared.Shared) for each in found)
        assert all("/KvisaSplice" not in each for each in found)
        assert pdf.Root.Late.read_bytes() == late
        assert not pdf.get_warnings()


@given(st.lists(st.binary(max_size=100), max_size=4))
def test_the_same_bodies_give_the_same_file(bodies: list[bytes]) -> None:
    assert spliced(bodies) == spliced(bodies)


def test_another_late_body_gives_the_file_another_identity() -> None:
    first, second = (PdfReader(io.BytesIO(spliced([], late))) for late in (b"a", b"b"))
    assert first.trailer["/ID"] != second.trailer["/ID"]


def test_a_body_taken_from_another_file_keeps_its_coding() -> None:
    out = io.BytesIO()
    splicer = Splicer(out)
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        stream = pdf.make_stream(b"")
        stream.write(b"\x78\x9c\x4b\x04\x00\x00\x62\x00\x62", filter=Name.FlateDecode)
        pdf.Root.Moved = stream
        splicer.move(stream)
        splicer.close(pdf, lambda: b"")
    with Pdf.open(io.BytesIO(out.getvalue())) as pdf:
        assert pdf.Root.Moved.read_bytes() == b"a"


def test_the_late_body_is_asked_for_when_the_file_can_be_read() -> None:
    out = io.BytesIO()
    splicer = Splicer(out)
    pages: list[int] = []

    def late() -> bytes:
        pages.append(len(PdfReader(io.BytesIO(out.getvalue())).pages))
        return b"known now"

    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.Root.Late = splicer.late(pdf)
        splicer.close(pdf, late)

    assert pages == [2]
