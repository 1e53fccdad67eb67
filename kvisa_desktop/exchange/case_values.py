# SPDX-License-Identifier: MIT
"""Single values of the open JSON, read into the domain and written back."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate, parse_partial
from kvisa_desktop.domain.fields import FieldKind, Shape
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.case_layout import LARGEST_NUMBER, LONGEST_ID, LONGEST_TEXT
from kvisa_desktop.exchange.json_text import Node
from kvisa_desktop.messages import Message, msg

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def text_in(node: Node, longest: int = LONGEST_TEXT) -> str:
    """Return the text that `node` holds."""
    if not isinstance(node.value, str):
        raise _wrong(msg("A text in double quotes is wanted here."))
    if len(node.value) > longest:
        raise _wrong(msg("This text is longer than {count} characters.", count=longest))
    return node.value


def texts_in(node: Node) -> tuple[str, ...]:
    """Return the texts in the list that `node` holds."""
    return tuple(text_in(each) for each in list_in(node))


def list_in(node: Node) -> list[Node]:
    """Return the items of the list that `node` holds."""
    if not isinstance(node.value, list):
        raise _wrong(msg("A list in square brackets is wanted here."))
    return node.value


def members_in(node: Node) -> dict[str, Node]:
    """Return the members of the object that `node` holds."""
    if not isinstance(node.value, dict):
        raise _wrong(msg("An object in curly brackets is wanted here."))
    return node.value


def bilingual_in(node: Node) -> Bilingual:
    """Return a bilingual text; a bare text is its English half."""
    if isinstance(node.value, str):
        return Bilingual(text_in(node))
    if not isinstance(node.value, dict) or not set(node.value) <= {"en", "zh"}:
        raise _wrong(
            msg("A text in two languages is wanted here."),
            msg("Write {example}, or a bare text in English.", example='{"en": "…", "zh": "…"}'),
        )
    return Bilingual(**{language: text_in(half) for language, half in node.value.items()})


def whole_in(node: Node) -> int:
    """Return the whole number that `node` holds."""
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST_NUMBER:
        raise _wrong(msg("A whole number, 0 or more, is wanted here, without quotes."))
    return value


def flag_in(node: Node) -> bool:
    """Return the true or false that `node` holds."""
    if not isinstance(node.value, bool):
        raise _wrong(msg("true or false is wanted here, without quotes."))
    return node.value


def day_in(node: Node) -> date:
    """Return an exact date; what is ambiguous, impossible or written otherwise is refused."""
    text = text_in(node, 40)
    partial = parse_partial(text)
    if partial.exact is None:
        raise _wrong(
            msg("“{text}” is not a complete date.", text=text),
            msg("Give year, month and day as in 2027-02-15."),
        )
    _insist_on_iso(text, partial)
    return partial.exact


def partial_date_in(node: Node) -> PartialDate:
    """Return a date known to the day, month or year, or not at all ("")."""
    text = text_in(node, 40)
    partial = parse_partial(text)
    _insist_on_iso(text, partial)
    return partial


def choice_in(node: Node, choices: type[StrEnum]) -> StrEnum:
    """Return the word of a fixed list that `node` holds."""
    text = text_in(node)
    if text not in list(choices):
        raise unknown_word(text, list(choices))
    return choices(text)


def unknown_word(text: str, known: list[str]) -> Refused:
    """Return the refusal of a word that is not on a list, naming the list."""
    return _wrong(
        msg("“{text}” is not one of the words for this.", text=text[:80]),
        msg("Use one of: {words}.", words=", ".join(known)),
    )


def uuid_in(text: str) -> UUID | None:
    """Return the id when `text` is a UUID in its usual form, else None: a local name."""
    return UUID(text) if _UUID.fullmatch(text) else None


def reference_in(node: Node) -> str:
    """Return an id or local name."""
    text = text_in(node, LONGEST_ID)
    if not text.strip():
        raise _wrong(msg("An id cannot be empty."), msg("Leave it out, or give it a name."))
    return text


def value_in(node: Node, each: FieldKind) -> object:
    """Return the value of a field of any shape but an id."""
    if node.value is None and (each.optional or each.shape is Shape.PARTIAL_DATE):
        return None if each.optional else PartialDate()
    if each.choice is not None:
        choices = each.choice
        if each.shape is Shape.CHOICE:
            return choice_in(node, choices)
        return tuple(choice_in(item, choices) for item in list_in(node))
    return _READ[each.shape](node)


def plain(value: object) -> object:
    """Return a domain value as JSON holds it."""
    if isinstance(value, Bilingual):
        halves = {"en": value.en, "zh": value.zh}
        return {language: half for language, half in halves.items() if half}
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return date.isoformat(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value


_READ: dict[Shape, Callable[[Node], object]] = {
    Shape.TEXT: text_in,
    Shape.TEXTS: texts_in,
    Shape.BILINGUAL: bilingual_in,
    Shape.DAY: day_in,
    Shape.PARTIAL_DATE: partial_date_in,
    Shape.WHOLE: whole_in,
    Shape.FLAG: flag_in,
}


def _insist_on_iso(text: str, partial: PartialDate) -> None:
    if text != partial.iso():
        raise _wrong(
            msg("The date “{text}” is not in the form this file wants.", text=text),
            msg("Write {date}.", date=partial.iso()),
        )


def _wrong(what: Message, remedy: Message | None = None) -> Refused:
    return Refused(what, remedy)
