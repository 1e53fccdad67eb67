# SPDX-License-Identifier: MIT
"""The name of an act survives as a sentence, not as a text of one language."""

from datetime import date, datetime

from kvisa_desktop.domain import kept_message
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.messages import Message, msg, plural, verbatim


def again(message: Message) -> Message:
    return kept_message.from_json(kept_message.to_json(message))


def test_a_message_comes_back_with_its_values() -> None:
    message = msg(
        "Add “{name}” to {case} on {day} as number {number}",
        name=verbatim("Diplôme 学位.pdf"),
        case=Bilingual("Okoro", "奥科罗"),
        day=date(2027, 2, 15),
        number=3,
    )
    assert again(message) == message


def test_a_plural_keeps_its_count() -> None:
    message = plural("Add a page", "Add {count} pages", 12, name="x")
    assert again(message) == message
    assert again(message).count == 12


def test_a_message_within_a_message_comes_back() -> None:
    message = msg("Undo: {act}", act=msg("Change {field}", field="surname"))
    assert again(message) == message


def test_what_words_itself_is_kept_in_both_languages() -> None:
    kept = again(msg("{when}", when=PartialDate(2019, 3))).values["when"]
    assert kept == Bilingual("about March 2019", "约2019年3月")


def test_a_moment_is_kept_as_its_day() -> None:
    assert again(msg("{when}", when=datetime(2027, 2, 15, 8))).values["when"] == date(2027, 2, 15)


def test_bytes_that_are_no_text_do_not_stop_an_act() -> None:
    assert again(msg("{name}", name="a\udcffb")).values["name"] == "a?b"
