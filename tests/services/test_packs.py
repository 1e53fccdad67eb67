# SPDX-License-Identifier: MIT
"""Packs become whole folders, and their dossier is kept as lying where it lies."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.files import FileType, PreparedPage
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import builds, packs, post_boxes, upload_pack
from kvisa_desktop.services.packs import PackWish
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.services.upload_pack import UploadPack, UploadTools
from tests.case_builders import graduate_case, pages, paper, scan
from tests.fake_handing import bound, listed, painted
from tests.fakes import FakeScans, FakeVault, FakeWriter
from tests.spoken import english

TODAY = date(2026, 11, 22)
CASE = graduate_case()


class Unread(FakeWriter):
    """Writes dossiers without looking at a scan, so that scans may be of any type."""

    def build(self, case: CaseFile, *more: Any, **named: Any) -> BuildReport:  # noqa: ANN401
        return super().build(replace(case, documents=()), *more, **named)


class OfAnyType(FakeScans):
    """Makes a page of whatever was filed, as it does of a PDF."""

    def prepare(self, data: bytes, *asked: Any, **named: Any) -> PreparedPage:  # noqa: ANN401
        """Return the page."""
        is_scan = data.startswith(b"SCAN")
        return super().prepare(
            data if is_scan else b"SCAN 1 photo", FileType.PDF, *asked[1:], **named
        )


TOOLS = UploadTools(OfAnyType(), Unread(), bound, painted, listed)
OPTIONS = DossierOptions(TODAY, draft=True)


@pytest.fixture
def vault() -> FakeVault:
    return filled(CASE)


def filled(case: CaseFile) -> FakeVault:
    """Return a vault with the case, every page of it a scan of its own."""
    assert case.post is not None
    files = {page.file_id: scan(page, 9) for page in case.pages}
    vault = FakeVault(
        case.case, case.person, *case.passports, *case.institutions, *case.recognition,
        *case.degrees, case.post, *case.documents, *case.pages, *files.values(),
    )  # fmt: skip
    vault.contents.update(dict.fromkeys(files, b"SCAN 9 paper"))
    return vault


def wish(out: Path, *, force: bool = False) -> PackWish:
    return PackWish(rulebook.load().rulebook, OPTIONS, out, force)


def written(vault: FakeVault, out: Path) -> UploadPack:
    return upload_pack.write(vault, TOOLS, CASE.case.id, wish(out))


def kept(vault: FakeVault) -> tuple[DossierBuild, ...]:
    return builds.built(vault, CASE.case.id)


def add_box(vault: FakeVault, **fields: Any) -> None:  # noqa: ANN401
    assert CASE.post is not None
    post_boxes.add_box(vault, CASE.post, on=TODAY, **{"source": "the form", **fields})


def test_the_dossier_of_a_pack_is_kept_where_it_lies(vault: FakeVault, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    pack = written(vault, out)
    (build,) = kept(vault)
    assert Path(build.folder) / build.file_name == out / packs.DOSSIER == pack.bundle.file
    assert (out / packs.DOSSIER).is_file()


def test_a_pack_that_fails_leaves_neither_folder_nor_build(
    vault: FakeVault, tmp_path: Path
) -> None:
    def broken(_pack: UploadPack) -> bytes:
        raise OSError

    tools = replace(TOOLS, write_list=broken)
    with pytest.raises(NoRoom):
        upload_pack.write(vault, tools, CASE.case.id, wish(tmp_path / "pack"))
    assert list(tmp_path.iterdir()) == []
    assert kept(vault) == ()


def test_without_recorded_boxes_the_rule_is_unknown(vault: FakeVault, tmp_path: Path) -> None:
    pack = written(vault, tmp_path / "pack")
    assert {each.limit for each in pack.files} == {None}
    assert "Post rule unknown" in english(pack.notes[0])
    assert not pack.refused


def test_the_limit_of_a_box_counts_before_the_one_that_was_named(
    vault: FakeVault, tmp_path: Path
) -> None:
    add_box(vault, name=Bilingual("Degree"), kinds=("degree-certificate",), most_kb=700)
    add_box(vault, name=Bilingual("Rest"))
    pack = upload_pack.write(vault, TOOLS, CASE.case.id, wish(tmp_path / "p"), limit_kb=50)
    assert {each.filled.box.key: each.limit for each in pack.files} == {
        "degree": 700_000,
        "rest": 50_000,
    }


def test_a_box_that_cannot_be_filled_is_refused_and_the_others_are_written(
    vault: FakeVault, tmp_path: Path
) -> None:
    add_box(vault, name=Bilingual("Degree"), kinds=("degree-certificate",), least_kb=9000)
    add_box(vault, name=Bilingual("Rest"))
    pack = written(vault, tmp_path / "pack")
    (refused,) = pack.refused
    assert refused.filled.box.key == "degree"
    assert "none below 9000 KB" in english(refused.what)
    assert "Degree" in english(upload_pack.refusal_said(refused))
    assert pack.has_faults
    assert {each.filled.box.key for each in pack.files} == {"rest"}


def test_pictures_go_one_by_one_into_a_box_that_takes_no_pdf(
    vault: FakeVault, tmp_path: Path
) -> None:
    add_box(vault, name=Bilingual("All"), formats=(UploadFormat.PNG,))
    add_box(vault, name=Bilingual("Photo"), kinds=("photo",))
    pack = written(vault, tmp_path / "pack")
    pictures = [each for each in pack.files if each.filled.box.key == "all"]
    assert {each.pages for each in pictures} == {1}
    assert all(each.name.endswith(".png") for each in pictures)
    first = (tmp_path / "pack" / pictures[0].name).read_bytes()
    assert first.startswith(b"png SCAN")


def test_too_many_pictures_for_a_box_are_refused(vault: FakeVault, tmp_path: Path) -> None:
    add_box(vault, name=Bilingual("All"), formats=(UploadFormat.JPEG,), most_files=2)
    add_box(vault, name=Bilingual("Photo"), kinds=("photo",))
    (refused,) = written(vault, tmp_path / "pack").refused
    assert "takes 2 at most" in english(refused.what)


def test_a_case_without_papers_has_nothing_to_upload(tmp_path: Path) -> None:
    bare = filled(replace(CASE, documents=(), pages=()))
    with pytest.raises(Refused, match="nothing to upload"):
        written(bare, tmp_path / "pack")


def photo_case(size: int) -> FakeVault:
    """Return a vault whose case has a photo, a JPEG of so many bytes, beside its papers."""
    photo = paper("photo")
    (page,) = pages(photo, 1)
    case = replace(CASE, documents=(photo,), pages=(page,))
    vault = filled(case)
    kept = replace(scan(page, 1), type="jpeg")
    vault.records[kept.id] = kept
    vault.contents[kept.id] = b"x" * size
    return vault


def test_a_photo_goes_as_it_was_filed(tmp_path: Path) -> None:
    vault = photo_case(80_000)
    add_box(vault, name=Bilingual("Photo"), kinds=("photo",), least_kb=40, most_kb=120)
    (file,) = written(vault, tmp_path / "pack").files
    assert (file.name, file.size, file.dpi) == ("01-photo.jpg", 80_000, None)


@pytest.mark.parametrize("size", [30_000, 121_000])
def test_a_photo_outside_its_limits_is_refused_and_never_changed(tmp_path: Path, size: int) -> None:
    vault = photo_case(size)
    add_box(vault, name=Bilingual("Photo"), kinds=("photo",), least_kb=40, most_kb=120)
    pack = written(vault, tmp_path / "pack")
    assert pack.files == ()
    assert "40 to 120 KB" in english(pack.refused[0].what)


def test_what_is_only_reported_of_photos_is_said_and_refuses_nothing(tmp_path: Path) -> None:
    pack = written(photo_case(30_000), tmp_path / "pack")
    assert [each.name for each in pack.files] == ["01-photo.jpg"]
    assert any("P-11" in english(each) for each in pack.notes)
    fitting = written(photo_case(80_000), tmp_path / "other")
    assert not any("P-11" in english(each) for each in fitting.notes)


def test_a_photo_of_another_format_is_not_converted(tmp_path: Path) -> None:
    vault = photo_case(80_000)
    add_box(vault, name=Bilingual("Photo"), kinds=("photo",), formats=(UploadFormat.PNG,))
    (refused,) = written(vault, tmp_path / "pack").refused
    assert "another format" in english(refused.what)
    assert refused.remedy is not None


class Noting(FakeScans):
    """Makes pages ready and has something to say of each."""

    def prepare(self, *asked: Any, **named: Any) -> PreparedPage:  # noqa: ANN401
        """Return the page with a note."""
        page = super().prepare(*asked, **named)
        return replace(page, notes=(msg("Printed as a picture, because the page is damaged."),))


def test_a_pack_tells_what_was_noted_of_the_pages_in_its_files(
    vault: FakeVault, tmp_path: Path
) -> None:
    tools = replace(TOOLS, scans=Noting())
    pack = upload_pack.write(vault, tools, CASE.case.id, wish(tmp_path / "pack"))
    told = [english(each) for each in pack.notes]
    for file in pack.files:
        pages = ", ".join(str(number) for number in range(1, file.pages + 1))
        assert f"{file.name} · p. {pages}: Printed as a picture, because the page is damaged." in (
            told
        )
