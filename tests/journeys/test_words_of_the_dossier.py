# SPDX-License-Identifier: MIT
"""The dossier of each applicant: official words only, no doubts, places named as they must be."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.declaration import Declared
from kvisa_desktop.domain.institution import RecognitionKind, RecognitionOutcome
from kvisa_desktop.domain.recognition import KIND_WORDS, OUTCOME_WORDS, blank_fact
from kvisa_desktop.domain.sources import Grade, SourceKind
from kvisa_desktop.messages import Message
from tests.case_builders import graduate_case
from tests.cli.kvisa import kvisa
from tests.dossier.as_text import as_text
from tests.dossier.cases import content_of
from tests.journeys.test_six_applicants import APPLICANTS, with_parents
from tests.journeys.test_what_stays_inside import text_of
from tests.rule_sentences import book
from tests.spoken import chinese, english

Make = Callable[[], CaseFile]
UNNAMED = re.compile(
    r"(?<!中国)(?:香港|澳门|台湾)|(?:Hong Kong|Macao|Taiwan)(?!, China)"
    r"|Macau|Formosa|TWN|Chinese Taipei"
)


def looked_up_everywhere() -> CaseFile:
    """Return a case whose ledger holds every kind of fact, with every answer."""
    full = graduate_case()
    facts = tuple(
        replace(
            blank_fact(kind),
            institution_id=full.institutions[0].id,
            outcome=outcome,
            value="place 151 of the table",
            source_year=2026,
            read_on=date(2026, 11, 1),
            note="a doubt of ours",
        )
        for kind in RecognitionKind
        for outcome in RecognitionOutcome
    )
    return replace(full, recognition=facts)


def child_of_a_chinese_citizen() -> CaseFile:
    return with_parents(Declared.YES)


def of_hong_kong_macao_and_taiwan() -> CaseFile:
    """Return a case in which all three places stand wherever a place can stand."""
    full = graduate_case()
    person = replace(
        full.person, birth_country="TWN", residence_country="HKG", nationalities=("MAC", "TWN")
    )
    degree = replace(full.degrees[0], issued_country="HK")
    institution = replace(full.institutions[0], country="TW")
    return replace(full, person=person, degrees=(degree,), institutions=(institution,))


EVERYBODY: tuple[Make, ...] = (
    *APPLICANTS,
    looked_up_everywhere,
    child_of_a_chinese_citizen,
    of_hong_kong_macao_and_taiwan,
)


@pytest.fixture(scope="module")
def sample(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("built") / "dossier.pdf"
    assert kvisa("dossier", made_vault, "SAMPLE", "-o", out, "--on", "2026-11-22").code == 0
    return text_of(out)


def doubts(text: str) -> list[str]:
    """Return what stands in a dossier and is for the applicant only."""
    flat = re.sub(r"\s+", " ", text)
    unofficial = [rule for rule in book().rules.values() if rule.grade is not Grade.OFFICIAL]
    h1b = [rule for rule in book().rules.values() if rule.subject in {"h1b", "misinformation"}]
    words = [each for rule in (*unofficial, *h1b) for each in (rule.text.en, rule.text.zh)]
    words += [
        each
        for rule in book().rules.values()
        for side in rule.others
        for each in (side.text.en, side.text.zh)
    ]
    words += [each for grade in Grade for each in _both(grade.words)]
    looked_up = set(RecognitionKind) - {RecognitionKind.REGISTRAR_LETTER}  # also a paper's name
    words += [each for kind in looked_up for each in _both(KIND_WORDS[kind])]
    words += [each for answer in OUTCOME_WORDS.values() for each in _both(answer) if len(each) > 8]
    words += [
        each
        for source in {rule.source for rule in book().rules.values()}
        if source.kind is not SourceKind.OFFICIAL
        for each in _both(source.cited())
    ]
    return [each for each in words if each and each in flat]


def _both(message: Message) -> tuple[str, str]:
    return english(message), chinese(message)


@pytest.mark.parametrize("make", EVERYBODY)
def test_no_dossier_holds_a_doubt_a_grade_or_a_word_that_is_not_official(make: Make) -> None:
    text = as_text(content_of(make()))
    assert doubts(text) == []
    assert "H-1B" not in text
    assert "place 151" not in text
    assert "a doubt of ours" not in text


@pytest.mark.parametrize("make", EVERYBODY)
def test_hong_kong_macao_and_taiwan_are_named_as_places_of_china(make: Make) -> None:
    assert UNNAMED.findall(as_text(content_of(make()))) == []


def test_all_three_places_are_printed_in_both_languages() -> None:
    text = as_text(content_of(of_hong_kong_macao_and_taiwan()))
    for name in (
        "中国香港",
        "中国澳门",
        "中国台湾",
        "Hong Kong, China",
        "Macao, China",
        "Taiwan, China",
    ):
        assert name in text


def test_the_printed_sample_holds_none_of_it_either(sample: str) -> None:
    assert "OKORO" in sample
    assert doubts(sample) == []
    assert UNNAMED.findall(re.sub(r"\s+", " ", sample)) == []


def test_what_is_unnamed_would_be_found() -> None:
    assert UNNAMED.findall("Born in Taiwan; 住在香港; Macau") == ["Taiwan", "香港", "Macau"]
    assert doubts("published officially") == ["published officially"]
