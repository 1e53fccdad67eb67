# SPDX-License-Identifier: MIT
"""Messages as JSON, so that undo and history can name an act in any language, years later."""

import json
from datetime import date
from typing import Any

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import Message, Value


def to_json(message: Message) -> str:
    """Return `message` as JSON text."""
    return json.dumps(_plain(message), ensure_ascii=False)


def from_json(text: str) -> Message:
    """Return the message that was written as `text`."""
    return _message(json.loads(text))


def _plain(message: Message) -> dict[str, Any]:
    plain: dict[str, Any] = {"text": message.text}
    if message.plural_text is not None:
        plain.update(plural=message.plural_text, count=message.count)
    if message.values:
        plain["values"] = {name: _plain_value(value) for name, value in message.values.items()}
    return plain


def _plain_value(value: Value) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        # a file name may hold bytes that are no text
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return {"day": value.isoformat()[:10]}
    if isinstance(value, Message):
        return {"message": _plain(value)}
    return {"en": value.said_in("en"), "zh": value.said_in("zh")}


def _message(plain: dict[str, Any]) -> Message:
    values = {name: _value(value) for name, value in plain.get("values", {}).items()}
    return Message(plain["text"], plain.get("plural"), plain.get("count", 1), values)


def _value(plain: Any) -> Value:  # noqa: ANN401
    if not isinstance(plain, dict):
        return str(plain) if isinstance(plain, str) else int(plain)
    if "day" in plain:
        return date.fromisoformat(plain["day"])
    if "message" in plain:
        return _message(plain["message"])
    return Bilingual(plain["en"], plain["zh"])
