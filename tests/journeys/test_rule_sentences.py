# SPDX-License-Identifier: MIT
"""What `check`, the working file and the dossier say of rules: the rulebook's words, or known ones.

A sentence that is new and speaks of rules has to be put into `tests/data/rule_sentences.toml`, with
the facts it restates; better still, the text of the rule itself is shown.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kvisa_desktop.cli import checking
from kvisa_desktop.cli.answer import Detail, Line, Row, plain
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.declaration import Declared
from kvisa_desktop.dossier.sections.content import dossier_of
from kvisa_desktop.dossier.sections.telling import Telling, Voices
from kvisa_desktop.dossier.working_file import working_file_of
from kvisa_desktop.messages import Message
from kvisa_desktop.services.assessment import Assessment, check
from tests.case_builders import TODAY
from tests.heard import Heard
from tests.journeys.test_six_applicants import APPLICANTS, with_parents
from tests.rule_sentences import (
    SPEAKS_OF_RULES,
    book,
    complaints,
    fact_ids,
    own_sentences,
    rulebook_texts,
)


def child_of_a_chinese_citizen() -> CaseFile:
    return with_parents(Declared.YES)


Make = Callable[[], CaseFile]
EVERYBODY: tuple[Make, ...] = (*APPLICANTS, child_of_a_chinese_citizen)


def messages(lines: list[Line]) -> Iterator[Message]:
    for line in lines:
        cells = line.cells if isinstance(line, Row) else (line,)
        for cell in cells:
            said = cell.text if isinstance(cell, Detail) else cell
            if isinstance(said, Message):
                yield said


def hear_check(found: Assessment, heard: Heard) -> None:
    for language in ("en", "zh"):
        say = heard.translator(language)
        plain(checking._data(found), say)  # noqa: SLF001  what the command prints
        for each in messages(checking._lines(found)):  # noqa: SLF001
            say(each)


def telling(case: CaseFile, heard: Heard) -> Telling:
    return Telling(case, book(), Voices(heard.translator("en"), heard.translator("zh")), TODAY)


@pytest.mark.parametrize("make", EVERYBODY)
def test_check_says_nothing_of_its_own_on_rules(make: Make) -> None:
    heard, case = Heard(), make()
    hear_check(check(case, book(), on=TODAY), heard)
    assert heard.sentences
    assert "\n".join(complaints(heard, case)) == ""


@pytest.mark.parametrize("make", EVERYBODY)
def test_nor_does_the_working_file(make: Make) -> None:
    heard, case = Heard(), make()
    found = check(case, book(), on=TODAY)
    working_file_of(telling(case, heard), found.for_working_file)
    assert heard.sentences
    assert "\n".join(complaints(heard, case)) == ""


@pytest.mark.parametrize("make", EVERYBODY)
def test_nor_does_the_dossier(make: Make) -> None:
    heard, case = Heard(), make()
    dossier_of(telling(case, heard))
    assert heard.sentences
    assert "\n".join(complaints(heard, case)) == ""


@pytest.mark.parametrize("make", EVERYBODY)
def test_what_restates_a_fact_stands_beside_that_fact(make: Make) -> None:
    found = check(make(), book(), on=TODAY)
    own = own_sentences()
    claims = [(each.id, each.text, each.sources) for each in found.eligibility.findings]
    noticed = [(each.id, each.text, each.sources) for each in found.findings]
    for name, text, sources in (*claims, *noticed):
        sentence = own.get(text.text)
        if sentence is None or not sentence.facts:
            continue
        cited = {fact for rule in sources for fact in book().rules[rule].facts}
        assert set(sentence.facts) <= cited, (name, sentence.facts)


def test_every_entry_and_every_own_sentence_cites_a_fact_that_exists() -> None:
    assert len(fact_ids()) > 170
    for rule in book().rules.values():
        assert rule.facts
        assert set(rule.facts) <= fact_ids(), rule.id
    for item in book().items:
        assert set(item.sources) <= set(book().rules), item.id
    for sentence in own_sentences().values():
        assert bool(sentence.facts) != bool(sentence.says), sentence.en
        assert set(sentence.facts) <= fact_ids(), sentence.en


def test_every_own_sentence_is_still_said_somewhere_and_needs_its_place() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path(checking.__file__).parents[1].rglob("*.py")
    )
    joined = re.sub(r'"\s*\n\s*(?:#.*\n\s*)*"', "", source).replace('\\"', '"')
    for each in own_sentences():
        assert SPEAKS_OF_RULES.search(each), each
        assert each in joined, each


def test_the_net_catches_what_it_is_for() -> None:
    heard = Heard()
    heard.translator("en")(Message("Applicants must be under 35 years of age."))
    heard.translator("zh")(Message("Adaeze is here."))
    assert complaints(heard) == ["Applicants must be under 35 years of age."]
    assert {rule.text for rule in book().rules.values()} <= rulebook_texts()


def test_outcomes_stand_first_in_every_line_of_a_route() -> None:
    lines = {"no published route", "needs evidence", "post rule unknown", "meets published route"}
    for make in EVERYBODY:
        for each in check(make(), book(), on=TODAY).eligibility.findings:
            outcome = each.as_finding().text.values["outcome"]
            assert isinstance(outcome, Message)
            assert outcome.text in lines
