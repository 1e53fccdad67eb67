# SPDX-License-Identifier: MIT
"""Sealed files: whole or not at all, one name for one content, nothing readable outside."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.exceptions import CryptoError

from kvisa_desktop.errors import NoRoom, VaultDamaged
from kvisa_desktop.store.files import CHUNK, KEY_BYTES, MAGIC, EncryptedFiles, opened, sealed
from tests.properties import examples

KEY = bytes(range(KEY_BYTES))
ID = UUID(int=7)
SHA = hashlib.sha256(b"a scan").hexdigest()


def seal(data: bytes) -> bytes:
    return b"".join(sealed(data, KEY, ID))


@pytest.fixture
def files(tmp_path: Path) -> Iterator[EncryptedFiles]:
    (tmp_path / "files").mkdir()
    files = EncryptedFiles(tmp_path / "files", b"k" * 32)
    yield files
    files.close()


def lying(tmp_path: Path) -> Path:
    """Return the one sealed file there is."""
    (path,) = (tmp_path / "files").glob("??/*")
    return path


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_what_was_sealed_opens_at_every_size(size: int) -> None:
    data = os.urandom(size)
    assert opened(seal(data), KEY, ID) == data


@settings(max_examples=examples(60))
@given(data=st.data())
def test_no_flipped_bit_goes_unnoticed(data: st.DataObject) -> None:
    whole = bytearray(seal(b"x" * 100))
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    with pytest.raises((CryptoError, ValueError)):
        opened(bytes(whole), KEY, ID)


@given(st.integers(0, 200))
def test_no_cut_goes_unnoticed(length: int) -> None:
    whole = seal(b"x" * 152)
    assert len(whole) == 201
    with pytest.raises((CryptoError, ValueError)):
        opened(whole[:length], KEY, ID)


def test_chunks_can_be_neither_dropped_nor_swapped_nor_added() -> None:
    whole, start, step = seal(b"x" * (2 * CHUNK + 9)), len(MAGIC) + 24, CHUNK + 17
    head, one, two = whole[:start], whole[start : start + step], whole[start + step :]
    for changed in (head + one, head + two, head + two[:step] + one + two[step:], whole + b"more"):
        with pytest.raises((CryptoError, ValueError)):
            opened(changed, KEY, ID)


def test_another_key_or_another_id_does_not_open_it() -> None:
    whole = seal(b"a scan")
    for key, file_id in ((KEY[::-1], ID), (KEY, UUID(int=8))):
        with pytest.raises(CryptoError):
            opened(whole, key, file_id)


def test_the_name_tells_nothing_without_the_key(files: EncryptedFiles, tmp_path: Path) -> None:
    name = files.name_of(SHA)
    assert name == files.name_of(SHA)
    assert name != EncryptedFiles(tmp_path, b"l" * 32).name_of(SHA)
    assert SHA not in name
    assert len(name) == 64


def test_a_file_lies_sealed_and_private_in_its_place(files: EncryptedFiles, tmp_path: Path) -> None:
    name = files.name_of(SHA)
    assert not files.has(name)
    key = files.write(name, ID, b"a scan")
    files.sync()
    path = lying(tmp_path)
    assert files.has(name)
    assert path.relative_to(tmp_path).parts == ("files", name[:2], name)
    assert b"a scan" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert files.read(name, ID, key, "Scan.pdf") == b"a scan"


def test_a_file_can_be_read_while_it_is_still_being_written(files: EncryptedFiles) -> None:
    scans = [os.urandom(CHUNK + number) for number in range(12)]
    names = [files.name_of(hashlib.sha256(scan).hexdigest()) for scan in scans]
    keys = [files.write(name, ID, scan) for name, scan in zip(names, scans, strict=True)]
    for name, key, scan in zip(names, keys, scans, strict=True):
        assert files.read(name, ID, key, "Scan.pdf") == scan


def test_what_could_not_be_written_is_told_when_it_is_waited_for(
    files: EncryptedFiles, tmp_path: Path
) -> None:
    name = files.name_of(SHA)
    (tmp_path / "files" / name[:2]).mkdir()
    (tmp_path / "files" / name[:2] / f"{name}.new").mkdir()
    files.write(name, ID, b"a scan")
    with pytest.raises(NoRoom):
        files.sync()
    files.sync()
    files.write(name, ID, b"a scan")
    files.settle()
    files.sync()


def test_a_missing_scan_is_named(files: EncryptedFiles) -> None:
    with pytest.raises(VaultDamaged, match="is missing") as caught:
        files.read(files.name_of(SHA), ID, KEY, "Diplom.pdf")
    assert caught.value.what.values["name"] == "Diplom.pdf"
    assert caught.value.remedy is not None


def test_a_damaged_scan_is_named(files: EncryptedFiles, tmp_path: Path) -> None:
    name = files.name_of(SHA)
    key = files.write(name, ID, b"a scan")
    files.sync()
    lying(tmp_path).write_bytes(b"")
    with pytest.raises(VaultDamaged, match="is damaged") as caught:
        files.read(name, ID, key, "Diplom.pdf")
    assert caught.value.what.values["name"] == "Diplom.pdf"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    files = EncryptedFiles(tmp_path / "gone", b"k" * 32)
    with pytest.raises(NoRoom):
        files.write(files.name_of(SHA), ID, b"a scan")


def test_the_sweep_takes_only_what_an_interrupted_act_left(
    files: EncryptedFiles, tmp_path: Path
) -> None:
    kept, old, new = (hashlib.sha256(text).hexdigest() for text in (b"kept", b"old", b"new"))
    for sha256 in (kept, old, new):
        files.write(files.name_of(sha256), ID, b"x")
    files.sync()
    half = tmp_path / "files" / "ab" / "abcd.new"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"half")
    os.utime(tmp_path / "files" / files.name_of(old)[:2] / files.name_of(old), (1000, 1000))
    os.utime(half, (1000, 1000))
    assert files.sweep({files.name_of(kept)}, since=2000) == 2
    assert [files.has(files.name_of(each)) for each in (kept, old, new)] == [True, True, False]
    assert not half.exists()


def test_deleting_what_is_not_there_does_no_harm(files: EncryptedFiles) -> None:
    files.delete([files.name_of(SHA)])
