# SPDX-License-Identifier: MIT
"""What crosses the pipes arrives as it was, and what is no frame is refused."""

import io
import struct
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.sandbox.wire import (
    FrameTooLarge,
    Json,
    message_from_json,
    message_to_json,
    read_frame,
    write_frame,
)

plain = st.none() | st.booleans() | st.integers() | st.text()
json_values: st.SearchStrategy[Json] = st.recursive(
    plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
)


@given(head=json_values, data=st.binary(max_size=3000))
def test_a_frame_arrives_as_it_was_sent(head: Json, data: bytes) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, head, data)
    pipe.seek(0)
    assert read_frame(pipe, 3000) == (head, data)


@pytest.mark.parametrize("kept", [0, 5, 12, 15, 20])
def test_a_frame_that_stops_short_is_an_end(kept: int) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, {"a": 1}, b"0123456789")
    with pytest.raises((EOFError, struct.error)):
        read_frame(io.BytesIO(pipe.getvalue()[:kept]), 10)


def test_more_than_allowed_is_not_read() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, {}, b"12345")
    pipe.seek(0)
    with pytest.raises(FrameTooLarge):
        read_frame(pipe, 4)


@pytest.mark.parametrize(
    "message",
    [
        msg("Plain."),
        msg("{n} of {name} on {day}", n=3, name="x", day=date(2025, 12, 31)),
        plural("{count} page", "{count} pages", 2),
        msg(
            "{inner}", inner=plural("{count} page of {name}", "{count} pages of {name}", 1, name="")
        ),
        verbatim("{not a} placeholder"),
    ],
)
def test_a_message_arrives_as_it_was_sent(message: Message) -> None:
    assert message_from_json(message_to_json(message)) == message


def test_no_message_arrives_as_none() -> None:
    assert message_from_json(message_to_json(None)) is None


@pytest.mark.parametrize(
    "forged",
    [
        [],
        {},
        {"text": 1, "plural": None, "count": 1, "values": {}},
        {"text": "a", "plural": 5, "count": 1, "values": {}},
        {"text": "a", "plural": None, "count": 1, "values": {"x": []}},
        {"text": "{x.__class__}", "plural": None, "count": 1, "values": {"x": "1"}},
        {"text": "{x[0]}", "plural": None, "count": 1, "values": {"x": "1"}},
        {"text": "{x}", "plural": None, "count": 1, "values": {}},
        {"text": "{x}", "plural": None, "count": 1, "values": {"x": {"date": "never"}}},
        {"text": "{", "plural": None, "count": 1, "values": {}},
    ],
)
def test_a_forged_message_is_refused(forged: Json) -> None:
    with pytest.raises((TypeError, ValueError)):
        message_from_json(forged)
