# SPDX-License-Identifier: MIT
"""What differs between two rulebooks."""

from dataclasses import replace
from types import MappingProxyType

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.rule_changes import ChangeKind, differences
from kvisa_desktop.domain.sources import Grade
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook


def test_a_book_does_not_differ_from_itself() -> None:
    assert differences(BOOK, BOOK) == ()


def test_rules_added_removed_and_changed_are_told_with_what_changed() -> None:
    rules = dict(BOOK.rules)
    gone = rules.pop("K-82")
    rules["T-01"] = replace(gone, id="T-01")
    rules["K-21"] = replace(rules["K-21"], text=Bilingual("x", "文"), grade=Grade.REPORTED)
    found = differences(BOOK, replace(BOOK, rules=MappingProxyType(rules)))
    told = {each.id: (each.kind, each.fields) for each in found}
    assert told == {
        "K-82": (ChangeKind.REMOVED, ()),
        "T-01": (ChangeKind.ADDED, ()),
        "K-21": (ChangeKind.CHANGED, ("text", "grade")),
    }


def test_items_are_compared_too() -> None:
    first = replace(BOOK.items[0], blocks=None)
    (found,) = differences(BOOK, replace(BOOK, items=(first, *BOOK.items[1:])))
    assert (found.id, found.fields) == (BOOK.items[0].id, ("blocks",))


def test_swapping_the_books_swaps_added_and_removed() -> None:
    less = replace(BOOK, items=BOOK.items[1:])
    assert [each.kind for each in differences(BOOK, less)] == [ChangeKind.REMOVED]
    assert [each.kind for each in differences(less, BOOK)] == [ChangeKind.ADDED]


def test_changes_have_words() -> None:
    for each in ChangeKind:
        assert english(each.words) != chinese(each.words)
