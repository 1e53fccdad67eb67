# SPDX-License-Identifier: MIT
"""Facts and pages cross the pipe unharmed; what no honest worker says is refused."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.files import (
    FileFacts,
    FileType,
    Media,
    Outcome,
    PageFacts,
    PreparedPage,
)
from kvisa_desktop.intake import transfer
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox import Json

sizes = st.floats(0.1, 1e6)
pages = st.builds(
    PageFacts,
    sizes,
    sizes,
    st.none() | st.integers(1, 10**6),
    st.none() | st.integers(1, 10**6),
    st.none() | sizes,
)
messages = st.builds(lambda n: msg("Page {page}", page=n), st.integers())
facts = st.builds(
    FileFacts,
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(FileType),
    st.lists(pages, max_size=3).map(tuple),
    st.none() | messages,
    st.none() | messages,
    st.lists(messages, max_size=2).map(tuple),
)


@given(facts)
def test_facts_arrive_as_they_were_sent(found: FileFacts) -> None:
    assert transfer.facts_from_json(transfer.facts_to_json(found)) == found


@given(
    st.sampled_from(Media),
    st.integers(1, 8),
    st.sampled_from(["mono", "gray", "rgb"]),
    st.binary(max_size=9),
    st.binary(max_size=9),
)
def test_a_page_arrives_as_it_was_sent(
    media: Media, orientation: int, samples: str, data: bytes, icc: bytes
) -> None:
    page = PreparedPage(
        media, data, 1.5, 2.5, orientation, 3, 4, samples=samples, icc=icc, notes=(msg("So."),),
        digest=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    assert transfer.page_from_json(transfer.page_to_json(page, ()), icc + data, b"") == page


def test_bytes_of_the_file_do_not_cross_the_pipe() -> None:
    page = PreparedPage(Media.JPEG, b"", 1, 1)
    file = b"0123456789"
    parts = transfer.page_from_json(transfer.page_to_json(page, [(0, 2), (5, 7)]), b"", file)
    assert parts.data == b"0156"
    whole = transfer.page_from_json(transfer.page_to_json(page, [(0, 10)]), b"", file)
    assert whole.data is file


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("media", "exe"),
        ("samples", "cmyk"),
        ("orientation", 9),
        ("orientation", "up"),
        ("size", [0, 1]),
        ("size", [1]),
        ("size", None),
        ("pixels", [[], []]),
        ("ranges", [[0, 11]]),
        ("ranges", [[5, 2]]),
        ("ranges", [[-1, 2]]),
        ("notes", [{"text": "{a.b}"}]),
        ("digest", "../../etc"),
        ("digest", "A" * 64),
        ("digest", 7),
    ],
)
def test_a_forged_page_is_refused(field: str, value: Json) -> None:
    page = transfer.page_to_json(PreparedPage(Media.JPEG, b"", 1, 1), [(0, 10)])
    assert isinstance(page, dict)
    with pytest.raises(transfer.Untrue):
        transfer.page_from_json({**page, field: value}, b"", b"0123456789")


@pytest.mark.parametrize("forged", [None, [], {}, {"outcome": "accept"}, {"outcome": "eaten"}])
def test_forged_facts_are_refused(forged: Json) -> None:
    with pytest.raises(transfer.Untrue):
        transfer.facts_from_json(forged)
    with pytest.raises(transfer.Untrue):
        transfer.page_from_json(forged, b"", b"")
