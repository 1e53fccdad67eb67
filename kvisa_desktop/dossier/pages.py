# SPDX-License-Identifier: MIT
"""The drawn pages as objects of the file: their contents, their fonts, what they show."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence

from kvisa_desktop.dossier.objects import ObjectFile, add, add_packed
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.pictures import RESOURCE
from kvisa_desktop.dossier.theme import PAGE_HEIGHT, PAGE_WIDTH

_LEVEL = 6
_FINGERPRINT = 32  # hexadecimal digits, as `fingerprints` cuts it


class Pages:
    """The pages of one file; pages are counted from 1 where a person counts, else from 0."""

    def __init__(self, file: ObjectFile, pen: Pen, shown: Mapping[int, int]) -> None:
        """Write what `pen` has drawn; `shown` is the object number of the scan on a page."""
        self._file = file
        self._shown = shown
        self._tree = file.number()
        self._contents: list[int] = []
        self.fingerprints: dict[int, str] = {}
        self.numbers = [file.number() for _ in pen.pages]
        for page, operators in enumerate(pen.pages):
            data = zlib.compress("\n".join(operators).encode("ascii"), _LEVEL)
            self._contents.append(add_packed(file, data, "/Filter /FlateDecode"))
            if page not in shown:
                self.fingerprints[page] = hashlib.sha256(data).hexdigest()[:_FINGERPRINT]
        fonts = [each for letters in pen.letters.values() for each in letters.font.embed(file)]
        self.fonts = tuple(entry for entry, _ in fonts)
        named = " ".join(f"/{entry.name} {number} 0 R" for entry, number in fonts)
        self._fonts = add(file, f"<< {named} >>")

    def destination(self, page: int, top: float = PAGE_HEIGHT) -> str:
        """Return a destination that shows `page` (from 1) from `top` down, at the same zoom."""
        return f"[{self.numbers[page - 1]} 0 R /XYZ 0 {round(top, 2):g} 0]"

    def close(self, notes: Mapping[int, Sequence[int]], *, is_tagged: bool) -> int:
        """Write the pages with the annotations on them; return the number of their tree."""
        for page, number in enumerate(self.numbers):
            self._file.put(number, self._page(page, notes.get(page, ()), is_tagged=is_tagged))
        kids = " ".join(f"{number} 0 R" for number in self.numbers)
        tree = f"<< /Type /Pages /Count {len(self.numbers)} /Kids [{kids}] >>"
        self._file.put(self._tree, tree.encode("ascii"))
        return self._tree

    def _page(self, page: int, notes: Sequence[int], *, is_tagged: bool) -> bytes:
        scan = self._shown.get(page)
        drawn = f" /XObject << /{RESOURCE} {scan} 0 R >>" if scan else ""
        listed = " ".join(f"{number} 0 R" for number in notes)
        annotated = f" /Annots [{listed}] /Tabs /S" if notes else ""
        tagged = f" /StructParents {page}" if is_tagged else ""
        return (
            f"<< /Type /Page /Parent {self._tree} 0 R"
            f" /MediaBox [0 0 {PAGE_WIDTH:.4f} {PAGE_HEIGHT:.4f}]"
            f" /Resources << /Font {self._fonts} 0 R{drawn} >>"
            f" /Contents {self._contents[page]} 0 R{annotated}{tagged} >>"
        ).encode("ascii")
