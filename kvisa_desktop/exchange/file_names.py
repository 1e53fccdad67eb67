# SPDX-License-Identifier: MIT
"""Names under which scans are written out: safe on every system, the same every time."""

import re
import unicodedata
from pathlib import PurePosixPath

from kvisa_desktop.domain.file_naming import RESERVED, UNSAFE
from kvisa_desktop.domain.files import FileType

_LONGEST_STEM = 80
_MARK = 8  # hexadecimal digits of the SHA-256 in a name
_ENDINGS = {
    FileType.PDF: ".pdf",
    FileType.JPEG: ".jpg",
    FileType.PNG: ".png",
    FileType.TIFF: ".tif",
    FileType.HEIC: ".heic",
    FileType.WEBP: ".webp",
}
_UNSAFE = re.compile(f"[{UNSAFE}#%]+")


def safe_name(original: str, file_type: str, sha256: str) -> str:
    """Return a name for a scan: what it was called, made safe, and a mark of its content.

    The mark keeps different scans of one name apart, also where capitals do not count.
    """
    stem = PurePosixPath(original.replace("\\", "/")).name
    ending = _ENDINGS.get(FileType(file_type), "") if file_type in list(FileType) else ""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", stem)
    return f"{safe_stem(stem) or 'scan'}-{sha256[:_MARK]}{ending}"


def safe_stem(text: str) -> str:
    """Return `text` without anything that a file system or a reader could stumble over."""
    visible = "".join(
        each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each)[0] != "C"
    )
    cleaned = re.sub(r"\s+", " ", _UNSAFE.sub("_", visible)).strip(" .")[:_LONGEST_STEM].strip(" .")
    while len(cleaned.encode()) > 2 * _LONGEST_STEM:
        cleaned = cleaned[:-1]
    return f"_{cleaned}" if RESERVED.fullmatch(cleaned) else cleaned
