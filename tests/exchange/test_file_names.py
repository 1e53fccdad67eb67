# SPDX-License-Identifier: MIT
"""Names of scans that every file system takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.exchange.file_names import safe_name

SHA = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("original", "safe"),
    [
        ("degree certificate.PDF", "degree certificate-01234567.pdf"),
        ("学位证书.pdf", "学位证书-01234567.pdf"),
        ("../../etc/passwd", "passwd-01234567.pdf"),
        ("C:\\scans\\a.jpg", "a-01234567.pdf"),
        ("CON.pdf", "_CON-01234567.pdf"),
        ("com1", "_com1-01234567.pdf"),
        ("a\u202egpj.exe", "agpj-01234567.pdf"),
        ("Mu\u0308nchen.tif", "M\u00fcnchen-01234567.pdf"),
        ("a:b*c?.pdf", "a_b_c_-01234567.pdf"),
        ("   ...", "scan-01234567.pdf"),
        ("", "scan-01234567.pdf"),
        ("x" * 300, "x" * 80 + "-01234567.pdf"),
    ],
)
def test_a_scan_is_named_after_what_it_was_called(original: str, safe: str) -> None:
    assert safe_name(original, "pdf", SHA) == safe


@given(st.text(max_size=400))
def test_no_name_holds_anything_a_system_refuses(original: str) -> None:
    name = safe_name(original, "jpeg", SHA)
    assert not set(name) & set('<>:"/\\|?*')
    assert name.endswith("-01234567.jpg")
    assert not name.startswith((" ", "."))
    assert len(name.encode()) <= 255
    assert unicodedata.is_normalized("NFC", name)
    assert name.isprintable()
