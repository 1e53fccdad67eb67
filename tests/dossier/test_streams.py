# SPDX-License-Identifier: MIT
"""What a dossier draws with is bound by its digest: a bit turned anywhere is found, or refused."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Object, Pdf

from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.assemble import Options, build
from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.reading import reading
from kvisa_desktop.dossier.streams import Bytes, stream_digest, together, written_digest
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.errors import Refused
from tests.dossier.specimens import BUILT_ON, built, content, scan
from tests.properties import ONE_FIXTURE, examples

SECRET = "long enough for a test"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("streams") / "dossier.pdf"
    built(out)
    return out


def is_found(path: Path) -> bool:
    """Return whether a proof fails or the file is refused in a sentence."""
    try:
        return not all(proof.ok for proof in verify(path))
    except Refused:
        return True


def broken(path: Path, password: str = "") -> set[str]:
    return {proof.property for proof in verify(path, password=password) if not proof.ok}


def streams_of(path: Path) -> list[tuple[int, int]]:
    """Return where each stream begins and ends in the file."""
    data, found, at = path.read_bytes(), [], 0
    while (start := data.find(b">>\nstream\n", at)) >= 0:
        end = data.index(b"endstream", start)
        found.append((start + 10, end - 1))
        at = end + 9
    return found


@settings(max_examples=examples(12), suppress_health_check=ONE_FIXTURE)
@given(where=st.randoms(use_true_random=False), bit=st.integers(0, 7))
def test_a_bit_turned_in_any_stream_is_found(
    dossier: Path, tmp_path: Path, where: Random, bit: int
) -> None:
    start, end = where.choice([each for each in streams_of(dossier) if each[1] > each[0]])
    assert is_found(turned(dossier, tmp_path / "turned.pdf", where.randrange(start, end), bit))


def turned(dossier: Path, out: Path, byte: int, bit: int) -> Path:
    """Write the dossier with one bit turned."""
    data = bytearray(dossier.read_bytes())
    data[byte] ^= 1 << bit
    out.write_bytes(data)
    return out


@settings(max_examples=examples(12), suppress_health_check=ONE_FIXTURE)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_bit_turned_anywhere_is_found(
    dossier: Path, tmp_path: Path, share: float, bit: int
) -> None:
    byte = int(share * dossier.stat().st_size)
    assert is_found(turned(dossier, tmp_path / "turned.pdf", byte, bit))


@settings(max_examples=examples(12), suppress_health_check=ONE_FIXTURE)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_bit_turned_after_the_manifest_is_found(
    dossier: Path, tmp_path: Path, share: float, bit: int
) -> None:
    size = dossier.stat().st_size
    tail = size - streams_of(dossier)[-1][1]
    byte = size - 1 - int(share * tail)
    assert is_found(turned(dossier, tmp_path / "turned.pdf", byte, bit))


def test_a_filter_nobody_knows_is_told(dossier: Path, tmp_path: Path) -> None:
    data, wrong = dossier.read_bytes(), tmp_path / "wrong.pdf"
    at = data.index(b"/Length1")
    wrong.write_bytes(data[:at] + data[at:].replace(b"/FlateDecode", b"/FlateEecode", 1))
    assert is_found(wrong)


def test_what_was_added_behind_is_told_as_of_another_program(dossier: Path, tmp_path: Path) -> None:
    longer = tmp_path / "longer.pdf"
    tail = dossier.read_bytes().rpartition(b"startxref")[2]
    longer.write_bytes(dossier.read_bytes() + b"% no more\nstartxref" + tail)
    (proof,) = (each for each in verify(longer) if each.property == "streams_unchanged")
    assert proof.ok
    assert "Another program" in proof.detail.text


def test_a_promise_of_before_the_tail_was_bound_still_holds(dossier: Path) -> None:
    with reading(dossier, "x") as opened:
        promised = opened.manifest.body if opened.manifest else None
        assert promised is not None
        data = dossier.read_bytes()[: promised.length]
        older = Bytes(promised.length, stream_digest(data))
        assert opened.is_as_written(older)
        assert opened.are_kept(older)
        assert not opened.are_kept(replace(older, digest=stream_digest(data + b" ")))


def test_a_whole_file_says_that_every_byte_is_as_built(dossier: Path) -> None:
    (proof,) = (each for each in verify(dossier) if each.property == "streams_unchanged")
    assert proof.ok
    assert "every other byte" in proof.detail.text


def saved(dossier: Path, out: Path, touch: Callable[[Pdf], None]) -> Path:
    """Save the dossier with another program after `touch`."""
    with Pdf.open(dossier) as pdf:
        touch(pdf)
        pdf.save(out)
    return out


def _fonts(pdf: Pdf) -> list[Object]:
    found = dict(pdf.pages[0].resources.Font.items())
    return [font.DescendantFonts[0].FontDescriptor for _, font in sorted(found.items())]


def _swap_two_fonts(pdf: Pdf) -> None:
    first, second, *_ = _fonts(pdf)
    first.FontFile2, second.FontFile2 = second.FontFile2, first.FontFile2


def _put_another_font(pdf: Pdf) -> None:
    _fonts(pdf)[0].FontFile2.write(b"\x00\x01\x00\x00 another font")


def _say_other_text(pdf: Pdf) -> None:
    font = next(iter(dict(pdf.pages[0].resources.Font.items()).values()))
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0001> <", b"<0001> <0041"))


def _other_colours(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


def _add_a_font(pdf: Pdf) -> None:
    pdf.pages[0].resources.Font.X9 = Dictionary(Type=Name.Font, BaseFont=Name.Helvetica)


@pytest.mark.parametrize(
    "touch",
    [_swap_two_fonts, _put_another_font, _say_other_text, _other_colours, _add_a_font],
)
def test_what_another_program_exchanged_is_found(
    dossier: Path, tmp_path: Path, touch: Callable[[Pdf], None]
) -> None:
    assert "streams_unchanged" in broken(saved(dossier, tmp_path / "touched.pdf", touch))


@settings(max_examples=examples(12), suppress_health_check=ONE_FIXTURE)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_bit_turned_in_the_manifest_is_found(
    dossier: Path, tmp_path: Path, share: float, bit: int
) -> None:
    start, end = streams_of(dossier)[-1]
    byte = start + int(share * (end - start))
    assert is_found(turned(dossier, tmp_path / "turned.pdf", byte, bit))


def test_a_link_that_lost_its_place_is_refused_in_a_sentence(dossier: Path, tmp_path: Path) -> None:
    data = dossier.read_bytes().replace(b"/Rect [", b"/Rebt [", 1)
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(data)
    with pytest.raises(Refused, match="could not be read"):
        verify(damaged)


def test_saved_again_untouched_it_says_who_wrote_it_last(dossier: Path, tmp_path: Path) -> None:
    again = saved(dossier, tmp_path / "again.pdf", lambda _pdf: None)
    (proof,) = (each for each in verify(again) if each.property == "streams_unchanged")
    assert proof.ok
    assert "Another program" in proof.detail.text


def test_under_a_password_the_streams_are_proved_as_well(tmp_path: Path) -> None:
    out = tmp_path / "sealed.pdf"
    build(content(), Options(BUILT_ON, password=SECRET), scan, out, lambda *_: None)
    assert broken(out, SECRET) == set()


def test_a_page_that_is_not_what_its_digest_says_is_not_built(tmp_path: Path) -> None:
    def lying(source: str, number: int) -> PreparedPage:
        return replace(scan(source, number), digest=stream_digest(b"another"))

    with pytest.raises(Refused, match="did not prove itself"):
        build(content(), Options(BUILT_ON), lying, tmp_path / "lied.pdf", lambda *_: None)


def test_an_older_dossier_is_proved_for_what_it_promised(dossier: Path, tmp_path: Path) -> None:
    def forget(pdf: Pdf) -> None:
        kept = pdf.Root.PieceInfo["/kvisa_desktop"].Private
        manifest = Manifest.from_bytes(kept.read_bytes())
        kept.write(replace(manifest, streams="", fonts=(), body=None).to_bytes())

    older = saved(dossier, tmp_path / "older.pdf", forget)
    assert broken(older) == set()
    assert "streams_unchanged" not in {proof.property for proof in verify(older)}


@given(st.binary(max_size=200), st.sampled_from(["", "/DecodeParms << /Columns 4 >>"]))
def test_the_stream_of_an_object_is_digested_as_it_is_written(data: bytes, more: str) -> None:
    head = f"7 0 obj\n<< /Length {len(data)} {more} >>\nstream\n".encode()
    assert written_digest(head + data + b"\nendstream\nendobj\n") == stream_digest(data)


def test_an_object_without_a_stream_has_no_digest() -> None:
    assert written_digest(b"7 0 obj\n<< /Length 3 >>\nendobj\n") is None


@given(st.lists(st.text("abc", min_size=1), max_size=5), st.randoms(use_true_random=False))
def test_order_and_repetition_of_streams_do_not_matter(digests: list[str], mixer: Random) -> None:
    mixed = [*digests, *digests[:1]]
    mixer.shuffle(mixed)
    assert together(mixed) == together(digests)
