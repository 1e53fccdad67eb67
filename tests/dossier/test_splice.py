# SPDX-License-Identifier: MIT
"""Large streams straight into the file: the bytes that went in are the bytes that come out."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf
from pypdf import PdfReader

from kvisa_desktop.dossier.objects import add
from kvisa_desktop.dossier.splice import Splicer

ENTRIES = b"/Number 7 /Filter /DCTDecode"


def begun() -> tuple[io.BytesIO, Splicer]:
    out = io.BytesIO()
    return out, Splicer(out)


def root(splicer: Splicer, says: str = "", pages: int = 1) -> str:
    """Write a catalog that says something and return what the trailer is to say."""
    tree = splicer.number()
    page = f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 9 9] /Resources << >> >>"
    kids = " ".join(f"{add(splicer, page)} 0 R" for _ in range(pages))
    splicer.put(tree, f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode())
    return f"/Root {add(splicer, f'<< /Type /Catalog /Pages {tree} 0 R {says} >>')} 0 R"


def spliced(bodies: list[bytes], late: bytes = b"late") -> bytes:
    """Write a PDF that keeps `bodies` in a list of streams, and one late stream."""
    out, splicer = begun()
    kept = [splicer.body(body, len(ENTRIES)) for body in bodies]
    numbers = [splicer.number() for _ in kept]
    for number, body in zip(numbers, kept, strict=True):
        splicer.fill(number, body, ENTRIES)
    last = splicer.number()
    listed = " ".join(f"{number} 0 R" for number in numbers)
    trailer = root(splicer, f"/Bodies [{listed}] /Late {last} 0 R")
    splicer.close(last, trailer, lambda: late)
    return out.getvalue()


@given(st.lists(st.binary(max_size=300), max_size=6), st.binary(max_size=50))
def test_bodies_come_out_as_they_went_in(bodies: list[bytes], late: bytes) -> None:
    with Pdf.open(io.BytesIO(spliced(bodies, late))) as pdf:
        found = list(pdf.Root.Bodies)
        assert [each.read_raw_bytes() for each in found] == bodies
        assert all(int(each.Number) == 7 for each in found)
        assert pdf.Root.Late.read_bytes() == late
        assert not pdf.get_warnings()


@given(st.lists(st.binary(max_size=100), max_size=4))
def test_the_same_bodies_give_the_same_file(bodies: list[bytes]) -> None:
    assert spliced(bodies) == spliced(bodies)


def test_another_late_body_gives_the_file_another_identity() -> None:
    first, second = (PdfReader(io.BytesIO(spliced([], late))) for late in (b"a", b"b"))
    assert first.trailer["/ID"] != second.trailer["/ID"]


def test_a_body_whose_entries_outgrow_their_room_is_never_written_over() -> None:
    _, splicer = begun()
    body = splicer.body(b"x", 0)
    with pytest.raises(AssertionError, match="too small"):
        splicer.fill(splicer.number(), body, b" " * 100)


def test_adopted_objects_keep_their_numbers_and_others_fill_the_gaps() -> None:
    out, splicer = begun()
    splicer.adopt([(2, b"2 0 obj\n(two)\nendobj\n"), (4, b"4 0 obj\n(four)\nendobj\n")])
    last = splicer.number()
    trailer = root(splicer, f"/Two 2 0 R /Four 4 0 R /Late {last} 0 R")
    splicer.close(last, trailer, bytes)

    with Pdf.open(io.BytesIO(out.getvalue())) as pdf:
        assert (str(pdf.Root.Two), str(pdf.Root.Four)) == ("two", "four")
        assert pdf.Root.Late.objgen == (1, 0)
        assert not pdf.get_warnings()


def test_the_late_body_is_asked_for_when_the_file_can_be_read() -> None:
    out, splicer = begun()
    pages: list[int] = []

    def late() -> bytes:
        pages.append(len(PdfReader(io.BytesIO(out.getvalue())).pages))
        return b"known now"

    last = splicer.number()
    splicer.close(last, root(splicer, f"/Late {last} 0 R", pages=2), late)

    assert pages == [2]
