# SPDX-License-Identifier: MIT
"""The line of a fault is found as a reader of the file would count it."""

from kvisa_desktop.rulebook.lines import line_of

TEXT = '''subject = "k"
read = 2026-11-21

[[source]]
key = "law"

[[rule]]
id = "K-01"
en = """
[[rule]]
id = "not a key"
"""
zh = "文"

[[rule]]
id = "K-02"
figures = { days = 7 }
'''


def test_tables_are_counted_by_name() -> None:
    assert line_of(TEXT, "source", 0) == 4
    assert line_of(TEXT, "rule", 0) == 7
    assert line_of(TEXT, "rule", 1) == 15


def test_keys_are_looked_for_in_their_table() -> None:
    assert line_of(TEXT, "rule", 0, "zh") == 13
    assert line_of(TEXT, "rule", 1, "id") == 16
    assert line_of(TEXT, "rule", 1, "figures") == 17


def test_the_top_of_the_file_ends_at_the_first_table() -> None:
    assert line_of(TEXT, "", 0, "read") == 2
    assert line_of(TEXT, "", 0, "key") == 1


def test_a_missing_key_is_told_at_its_table() -> None:
    assert line_of(TEXT, "rule", 1, "grade") == 15


def test_strings_of_several_lines_may_end_and_begin_on_one_line() -> None:
    text = "a = '''\n''' # '''\nb = 1\n'''\nc = 2\n"
    assert line_of(text, "", 0, "c") == 5
