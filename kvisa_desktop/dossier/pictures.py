# SPDX-License-Identifier: MIT
"""Prepared pages as drawable objects of the PDF: pictures byte for byte, PDF pages as forms."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.colour_profiles import is_sound
from kvisa_desktop.dossier.splice import Body, Splicer

if TYPE_CHECKING:
    from kvisa_desktop.dossier.doubts import Doubt
    from kvisa_desktop.dossier.forms import Forms

RESOURCE = "Scan"
"""The name under which a sheet finds its scan."""

_MOST_PROFILES = 10**9  # as wide as the number of an object gets


class DamagedPage(Exception):
    """A page is too broken to be placed."""


class Pictures:
    """Takes prepared pages one after the other and lets go of their bytes at once."""

    def __init__(self, splicer: Splicer, *, strict: bool = False) -> None:
        """Send large bodies to `splicer`; when `strict`, a page of any doubt becomes a picture."""
        self._strict = strict
        self._splicer = splicer
        self._forms: Forms | None = None
        self._form_pages: list[int] = []
        self._bodies: dict[int, tuple[Body, PreparedPage]] = {}
        self.doubts: dict[int, frozenset[Doubt]] = {}
        self.drawn: dict[int, frozenset[Doubt]] = {}

    def take(self, page: int, prepared: PreparedPage) -> None:
        """Keep `prepared` as what page `page` of the file (from 0) shows.

        DamagedPage when a PDF page is too broken to be placed.
        """
        if prepared.media is Media.PDF:
            picture = self._form_or_picture(page, prepared)
            if picture is None:
                return
            prepared = picture
        room = len(_entries(prepared, _MOST_PROFILES))
        body = self._splicer.body(prepared.data, room, prepared.digest)
        self._bodies[page] = body, replace(prepared, data=b"")

    def settle(self) -> dict[int, int]:
        """Complete what was taken; return the number of the object each page shows.

        Nothing is numbered before and nothing taken after.
        """
        found = dict(
            zip(self._form_pages, self._forms.settle() if self._forms else (), strict=True)
        )
        profiles: dict[bytes, int] = {}
        for page, (body, prepared) in self._bodies.items():
            found[page] = self._splicer.number()
            self._splicer.fill(
                found[page], body, _entries(prepared, self._profile(prepared, profiles))
            )
        return found

    def _profile(self, prepared: PreparedPage, written: dict[bytes, int]) -> int:
        """Return the number of the object with the colour profile of a picture, 0 for none."""
        icc, values = prepared.icc, _values(prepared)
        if not is_sound(icc, values):
            return 0
        if icc not in written:
            written[icc] = self._splicer.number()
            head = b"<< /N %d /Length %d >>\nstream\n" % (values, len(icc))
            self._splicer.put(written[icc], head + icc + b"\nendstream")
        return written[icc]

    def _form_or_picture(self, number: int, prepared: PreparedPage) -> PreparedPage | None:
        """Take a PDF page as a form; one that cannot be is returned as a picture."""
        from pikepdf import DependencyError, PdfError  # waits, with all that reads PDF

        from kvisa_desktop.dossier.drawing import drawn
        from kvisa_desktop.dossier.forms import Forms

        self._forms = self._forms or Forms(self._splicer, strict=self._strict)
        try:
            is_taken, doubts = self._forms.take(prepared.data)
            picture = None if is_taken else drawn(prepared)
        except (PdfError, DependencyError) as error:
            raise DamagedPage(str(error)) from error
        if doubts:
            (self.doubts if is_taken else self.drawn)[number] = doubts
        if is_taken:
            self._form_pages.append(number)
        return picture


def _values(prepared: PreparedPage) -> int:
    return 1 if prepared.samples in {"gray", "mono"} else 3


def _entries(prepared: PreparedPage, profile: int) -> bytes:
    """Return the dictionary of a picture; the object `profile` says what its colours are."""
    space = "/DeviceGray" if _values(prepared) == 1 else "/DeviceRGB"
    if profile:
        space = f"[/ICCBased {profile} 0 R]"
    coding = "/DCTDecode" if prepared.media is Media.JPEG else "/FlateDecode"
    bits = 1 if prepared.samples == "mono" else 8
    return (
        f"/Type /XObject /Subtype /Image /Width {prepared.pixel_width}"
        f" /Height {prepared.pixel_height} /ColorSpace {space} /BitsPerComponent {bits}"
        f" /Filter {coding}"
    ).encode("ascii")
