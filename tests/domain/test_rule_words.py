# SPDX-License-Identifier: MIT
"""The words for what a rule is about and for its fields."""

from dataclasses import fields

from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.rule_words import FIELDS, field_said, fields_said, subject_said
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.messages import msg, verbatim


def test_every_field_of_a_rule_and_of_an_item_has_words() -> None:
    assert {each.name for kind in (Rule, Item) for each in fields(kind)} == set(FIELDS)


def test_what_has_no_words_is_said_as_it_is_written() -> None:
    assert field_said("colour") == verbatim("colour")
    assert subject_said("weather") == verbatim("weather")


def test_several_fields_stand_in_one_line() -> None:
    both = msg("{first}, {rest}", first=field_said("text"), rest=field_said("figures"))
    assert fields_said(("text", "figures")) == both
    assert fields_said(("text",)) == field_said("text")
    assert fields_said(()) == verbatim("")
