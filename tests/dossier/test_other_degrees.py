# SPDX-License-Identifier: MIT
"""Papers of other degrees than the one relied on: their section, and what tells them apart."""

from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import DegreeId
from tests.case_builders import graduate_case, new_id, pages, paper
from tests.dossier.cases import content_of, exhibits, index_lines, section


def with_other_degrees(*titles: Bilingual) -> CaseFile:
    """Return a case with degrees of these titles beside its own, each with a certificate."""
    case = graduate_case()
    own = case.degrees[0]
    others = tuple(replace(own, id=DegreeId(new_id()), title=title) for title in titles)
    papers = tuple(paper("degree-certificate", degree_id=each.id) for each in others)
    shown = tuple(page for each in papers for page in pages(each, 1))
    return replace(
        case,
        degrees=(*case.degrees, *others),
        documents=(*case.documents, *papers),
        pages=(*case.pages, *shown),
    )


def certificates(case: CaseFile) -> list[tuple[str, str]]:
    titles = ((line[1], line[2]) for line in index_lines(content_of(case)))
    return [each for each in titles if each[0].startswith("Degree certificate")]


def test_papers_of_several_other_degrees_are_told_apart_by_the_degree() -> None:
    case = with_other_degrees(Bilingual("Master of Science", "理学硕士"), Bilingual("Magister"))
    assert certificates(case) == [
        ("Degree certificate", "学位证书"),
        ("Degree certificate (Master of Science)", "学位证书（理学硕士）"),
        ("Degree certificate (Magister)", "学位证书（Magister）"),
    ]


def test_papers_of_degrees_of_one_title_are_told_apart_by_their_number() -> None:
    master = Bilingual("Master of Science", "理学硕士")
    assert certificates(with_other_degrees(master, master))[1:] == [
        ("Degree certificate (Degree 1)", "学位证书（学位1）"),
        ("Degree certificate (Degree 2)", "学位证书（学位2）"),
    ]


def test_the_papers_of_the_only_other_degree_need_no_more_than_their_name() -> None:
    assert certificates(with_other_degrees(Bilingual("Magister")))[1:] == [
        ("Degree certificate", "学位证书")
    ]


def test_papers_of_other_degrees_have_a_section_of_their_own() -> None:
    content = content_of(with_other_degrees(Bilingual("Bachelor", "学士")))
    assert exhibits(section(content, "degree")) == ["6", "7"]
    assert exhibits(section(content, "other-degrees")) == ["8"]
