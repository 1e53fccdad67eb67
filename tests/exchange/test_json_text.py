# SPDX-License-Identifier: MIT
"""JSON is read like the standard reader does, only stricter and with lines."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange import json_text
from kvisa_desktop.exchange.json_text import LARGEST_TEXT, Node, read_json, read_json_file
from kvisa_desktop.i18n.catalog import Translator

PATH = Path("case.json")
WRITABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | WRITABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WRITABLE, inner, max_size=4),
    max_leaves=20,
)


def plain(node: Node) -> object:
    if isinstance(node.value, dict):
        return {key: plain(each) for key, each in node.value.items()}
    if isinstance(node.value, list):
        return [plain(each) for each in node.value]
    return node.value


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_it_reads_what_the_standard_writes(value: object, indent: int | None, ascii: bool) -> None:  # noqa: A002
    text = json.dumps(value, indent=indent, ensure_ascii=ascii)
    assert plain(read_json(text, PATH)) == value


@given(st.text(alphabet='{}[]",:0123-.eE+ntfalsru \\\n', max_size=40))
def test_any_text_is_read_like_the_standard_reads_it_or_refused(text: str) -> None:
    try:
        found = plain(read_json(text, PATH))
    except Refused:
        return
    assert found == json.loads(text)


def test_every_value_knows_its_line() -> None:
    node = read_json('{\n"a": 1,\n"b": [\n2,\n{"c": "x"}]}', PATH)
    assert isinstance(node.value, dict)
    b = node.value["b"]
    assert isinstance(b.value, list)
    assert (node.value["a"].line, b.line, b.value[0].line, b.value[1].line) == (2, 3, 4, 5)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"a": 1,\n"a": 2}', 2, "twice"),
        ("[1,\n2", 2, "middle"),
        ('{"a"\n1}', 2, "“:”"),
        ("[NaN]", 1, "none that JSON knows"),
        ("[1,]", 1, "none that JSON knows"),
        ("[Infinity]", 1, "none that JSON knows"),
        (f"[{'9' * 5000}]", 1, "none that JSON knows"),
        ('["abc', 1, "does not end"),
        ('["a\tb"]', 1, "escaped"),
        ('["\\ud800"]', 1, "cannot be written"),
        ('["\\u0000"]', 1, "cannot be written"),
        ('{"a": 1} x', 1, "after the end"),
        ("{'a': 1}", 1, "double quotes"),
        ("", 1, "middle"),
        ("[" * 100_000, 1, "deeply"),
        ('{"a":' * 100_000, 1, "deeply"),
    ],
)
def test_what_is_unsound_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_json(text, PATH)
    said = Translator("en")(caught.value.what)
    assert words in said
    assert f"line {line}" in said


def test_more_values_than_any_case_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_VALUES", 4)
    read_json("[0, 0, 0]", PATH)
    with pytest.raises(Refused) as caught:
        read_json("[0, 0, 0, 0]", PATH)
    assert "more values" in Translator("en")(caught.value.what)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_of_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "case.json"
    path.write_bytes('{"a": "中"}'.encode(encoding))
    assert plain(read_json_file(path)) == {"a": "中"}


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes('{"a": 1,\n"b": "中"}'.encode("gb18030"))
    with pytest.raises(Refused) as caught:
        read_json_file(path)
    assert Translator("en")(caught.value.what) == (
        "“case.json” is not taken, line 2: The text is not UTF-8."
    )


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    with pytest.raises(Refused) as caught:
        read_json_file(path)
    assert "16 MB" in Translator("en")(caught.value.what)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device there")
def test_a_device_without_end_is_not_read_without_end() -> None:
    with pytest.raises(Refused) as caught:
        read_json_file(Path("/dev/zero"))
    assert "16 MB" in Translator("en")(caught.value.what)


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file"):
        read_json_file(tmp_path / "none.json")
    with pytest.raises(Refused, match="is a folder"):
        read_json_file(tmp_path)
