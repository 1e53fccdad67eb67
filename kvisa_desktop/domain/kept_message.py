# SPDX-License-Identifier: MIT
"""Messages as JSON, so that undo and history can name an act in any language, years later."""

import json
from datetime import date
from typing import Any

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import Message, Value


def to_json(message: Message) -> str:
    """Return `message` as JSON text."""
    return json.dumps(plain(message), ensure_ascii=False)


def from_json(text: str) -> Message:
    """Return the message that was written as `text`."""
    return message_of(json.loads(text))


def plain(message: Message) -> dict[str, Any]:
    """Return `message` as JSON holds it."""
    held: dict[str, Any] = {"text": message.text}
    if message.plural_text is not None:
        held.update(plural=message.plural_text, count=message.count)
    if message.values:
        held["values"] = {name: _plain_value(value) for name, value in message.values.items()}
    return held


def _plain_value(value: Value) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        # a file name may hold bytes that are no text
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return {"day": value.isoformat()[:10]}
    if isinstance(value, Message):
        return {"message": plain(value)}
    return {"en": value.said_in("en"), "zh": value.said_in("zh")}


def message_of(held: dict[str, Any]) -> Message:
    """Return the message that JSON holds."""
    values = {name: _value(value) for name, value in held.get("values", {}).items()}
    return Message(held["text"], held.get("plural"), held.get("count", 1), values)


def _value(plain: Any) -> Value:  # noqa: ANN401
    if not isinstance(plain, dict):
        return str(plain) if isinstance(plain, str) else int(plain)
    if "day" in plain:
        return date.fromisoformat(plain["day"])
    if "message" in plain:
        return message_of(plain["message"])
    return Bilingual(plain["en"], plain["zh"])
