# SPDX-License-Identifier: MIT
"""A supplement says which printed data reads otherwise now: old, new, section and page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.dossier import earlier
from kvisa_desktop.dossier.earlier import manifest_of
from kvisa_desktop.dossier.facts import FactEntry, carried, data_changes, told_on
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.errors import Refused
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.services.progress import Silent
from tests.case_builders import graduate_case, new_id
from tests.domain.test_supplement import with_paper
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import jpeg_page
from tests.spoken import chinese, english

LATER = date(2027, 1, 20)
CASE = graduate_case()


def build(case: CaseFile, out: Path, before: Path | None = None) -> BuildReport:
    options = DossierOptions(LATER if before else BUILT_ON, supplement_to=before)
    writer = PdfWriter(voice, RULEBOOK)
    return writer.build(case, lambda _page: jpeg_page(), options, out, progress=Silent())


def words(out: Path) -> str:
    with pypdfium2.PdfDocument(out) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def with_passport(case: CaseFile, **fields: object) -> CaseFile:
    passport = replace(case.passports[0], **fields)  # type: ignore[arg-type]
    return replace(case, passports=(passport,))


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    out = tmp_path / "dossier.pdf"
    build(CASE, out)
    return out


def test_a_dossier_keeps_the_data_it_prints_and_where(handed_in: Path) -> None:
    manifest = manifest_of(handed_in)
    facts = {each.label[0]: each for each in manifest.facts}
    assert facts["Passport number"].value == ("A01234567", "A01234567")
    assert facts["Passport number"].page == 1
    assert facts["Date of birth"].page > 1
    printed = words(handed_in).replace(" ", "")
    for each in manifest.facts:
        for value in each.value[0].split("; "):
            assert value.replace(" ", "") in printed, each


def test_a_new_passport_is_told_old_and_new(handed_in: Path, tmp_path: Path) -> None:
    case = with_passport(CASE, number="B76543210", expires_on=date(2036, 5, 31))
    out = tmp_path / "supplement.pdf"
    report = build(case, out, handed_in)
    assert all(each.ok for each in report.proofs)
    said = words(out)
    assert "Changed data" in said
    assert "变更的信息" in said
    assert "A01234567" in said
    assert "B76543210" in said
    assert "2036-05-31" in said
    assert "from page 1" in said


def test_a_corrected_date_needs_no_late_paper(handed_in: Path, tmp_path: Path) -> None:
    case = CASE
    corrected = replace(case, person=replace(case.person, birth_date=date(1997, 3, 15)))
    out = tmp_path / "supplement.pdf"
    report = build(corrected, out, handed_in)
    assert report.exhibits == ()
    said = words(out)
    assert said.index("1997-03-14") < said.index("1997-03-15")


def test_without_any_change_nothing_is_bound(handed_in: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        build(CASE, tmp_path / "supplement.pdf", handed_in)


def test_a_late_paper_alone_tells_of_no_data(handed_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "supplement.pdf"
    build(with_paper(CASE, "other"), out, handed_in)
    assert "Changed data" not in words(out)


def test_a_second_supplement_tells_only_what_changed_since_the_first(
    handed_in: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    renewed = with_passport(CASE, number="B76543210")
    build(renewed, first, handed_in)
    corrected = replace(renewed, person=replace(renewed.person, birth_date=date(1997, 3, 15)))
    build(corrected, second, first)
    assert "1997-03-15" in words(second)
    assert "A01234567" not in words(second)


def test_a_second_supplement_names_the_file_and_page_that_told_each_value_last(
    handed_in: Path, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / f"{number}.pdf" for number in (1, 2, 3))
    renewed = with_passport(CASE, number="B76543210")
    build(renewed, first, handed_in)
    moved = replace(renewed, person=replace(renewed.person, birth_date=date(1997, 3, 15)))
    build(moved, second, first)
    page = next(x.page for x in manifest_of(handed_in).facts if x.label[0] == "Date of birth")
    assert "This follows supplement 1, which bears the date 2027-01-20" in words(second)
    assert f"dossier, from page {page}" in words(second)
    assert f"材料册第{page}页起" in words(second).replace(" ", "")
    build(with_passport(moved, number="C11111111"), third, second)
    told = next(x for x in manifest_of(second).facts if x.label[0] == "Passport number")
    assert (told.supplement, told.value[0]) == (1, "B76543210")
    assert f"supplement 1, from page {told.page}" in words(third)
    assert told.page > 1


def test_values_keep_the_place_that_told_them_until_they_change() -> None:
    before = (fact("a", "1"), fact("b", "1"))
    first = told_on(carried((fact("a", "1", 0), fact("b", "2", 0)), before, 1), 1, 5)
    assert [(each.supplement, each.page) for each in first] == [(0, 3), (1, 5)]
    second = told_on(carried((fact("a", "2", 0), fact("b", "2", 0)), first, 2), 2, 4)
    assert [(each.supplement, each.page) for each in second] == [(2, 4), (1, 5)]


def test_data_that_is_added_or_taken_away_has_one_side(handed_in: Path, tmp_path: Path) -> None:
    case = CASE
    other = replace(
        case.degrees[0], id=DegreeId(new_id()), title=Bilingual("Bachelor of Arts", "文学学士")
    )
    out = tmp_path / "supplement.pdf"
    build(replace(case, degrees=(*case.degrees, other)), out, handed_in)
    assert "Bachelor of Arts" in words(out)


def fact(key: str, value: str, page: int = 3) -> FactEntry:
    return FactEntry(key, ("S", "S"), ("L", "L"), (value, value), page)


def test_a_row_that_was_renamed_is_told_beside_the_one_it_replaced() -> None:
    (change,) = data_changes([fact("a/1#A1", "A1; 2020")], [fact("a/1#B2", "B2; 2026")])
    assert (change.before, change.now) == (fact("a/1#A1", "A1; 2020"), fact("a/1#B2", "B2; 2026"))


def test_rows_of_other_tables_and_fields_are_never_taken_for_one_another() -> None:
    changes = data_changes([fact("a/1#A1", "A1"), fact("b/x/y", "1")], [fact("a/2#B2", "B2")])
    assert [(each.before is None, each.now is None) for each in changes] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_a_month_that_an_older_dossier_called_about_that_month_has_not_changed() -> None:
    before, now = (
        replace(fact("degree/D/Awarded on", ""), value=value)
        for value in (("about June 2018", "约2018年6月"), ("June 2018", "2018年6月"))
    )
    assert data_changes([before], [now]) == ()
    assert carried([now], [before], 1) == (before,)


def test_nothing_changes_between_a_case_and_itself() -> None:
    facts = [fact("a/1#A1", "A1"), fact("b/x/y", "1")]
    assert data_changes(facts, facts) == ()


def without_data(handed_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the dossier pass for one that keeps no list of its data."""
    known = manifest_of(handed_in)
    monkeypatch.setattr(earlier, "manifest_of", lambda _file: replace(known, facts=()))


def test_an_earlier_dossier_without_its_data_is_told_as_a_warning(
    handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_data(handed_in, monkeypatch)
    out = tmp_path / "supplement.pdf"
    (warning,) = build(with_paper(CASE, "other"), out, handed_in).warnings
    assert warning.finding.id == "supplement.data-unknown"
    assert "changed data cannot be listed" in english(warning.finding.text)
    assert "无法列出" in chinese(warning.finding.text)
    assert "Changed data" not in words(out)


def test_where_no_paper_changed_the_unknown_data_is_named_as_well(
    handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_data(handed_in, monkeypatch)
    with pytest.raises(Refused) as refused:
        build(with_passport(CASE, number="B76543210"), tmp_path / "s.pdf", handed_in)
    assert refused.value.remedy == earlier.DATA_UNKNOWN.text


def test_an_earlier_dossier_with_its_data_needs_no_warning(handed_in: Path, tmp_path: Path) -> None:
    assert build(with_paper(CASE, "other"), tmp_path / "s.pdf", handed_in).warnings == ()
