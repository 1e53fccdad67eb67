# SPDX-License-Identifier: MIT
"""A country or region found by any code or a piece of its name, in either language."""

from typing_extensions import override

from kvisa_desktop.domain.country import PASSPORT_CODES, Country, country, search_countries
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.editor import LineEditor
from kvisa_desktop.ui.parts.editors.offers import offers_below
from kvisa_desktop.ui.text import Text

_SHOWN = 8
_TWO = 2


class CountryEditor(LineEditor):
    """One country, kept as its code; `letters` says which one: 2 or 3 of ISO, as the field wants.

    Three-letter fields also take issuers of passports that are no countries.
    """

    def __init__(self, text: Text, *, letters: int = 3) -> None:
        super().__init__(text)
        self._letters = letters
        self._offers = offers_below(self.line)
        self.line.textEdited.connect(self._on_typed)
        text.show(self, self.line.setPlaceholderText, msg("Country or region: type a name or code"))
        text.switched.connect(self._on_switched)

    @override
    def written(self, value: object) -> str:
        """Return the name in the language of the window, with the code."""
        found = country(str(value)) if value else None
        if found is None:
            return str(value or "")
        return self._named(found)

    @override
    def read(self, typed: str) -> object:
        """Return the code of what was typed."""
        typed = typed.strip()
        if not typed:
            return ""
        found = self._found(typed)
        if found is None:
            raise Refused(
                msg("No country or region is called “{name}”.", name=typed),
                msg("Type another piece of its name, or its code."),
            )
        return found.alpha2 if self._letters == _TWO else found.alpha3 or found.passport_code

    def _found(self, typed: str) -> Country | None:
        for each in PASSPORT_CODES:
            if typed == self._named(each):
                return each
        best = search_countries(typed, self._among(), limit=1)
        return country(typed) or (best[0] if best else None)

    def _among(self) -> tuple[Country, ...]:
        if self._letters == _TWO:
            return tuple(each for each in PASSPORT_CODES if each.alpha2)
        return PASSPORT_CODES

    def _named(self, one: Country) -> str:
        code = one.alpha2 if self._letters == _TWO else one.alpha3 or one.passport_code
        return f"{one.name.said_in(self.text.language)} ({code})"

    def _on_typed(self, typed: str) -> None:
        found = search_countries(typed, self._among(), limit=_SHOWN) if typed.strip() else ()
        self._offers.setStringList([self._named(each) for each in found])

    def _on_switched(self) -> None:
        if not (self.line.isModified() or self.is_unsaved) and self._shown.endswith(")"):
            self.show_value(self._shown.rpartition("(")[2].rstrip(")"))


class CountriesEditor(CountryEditor):
    """Several countries in one line, with semicolons between them."""

    @override
    def written(self, value: object) -> str:
        """Return the names with semicolons between them."""
        codes = value if isinstance(value, tuple) else ()
        return "; ".join(super(CountriesEditor, self).written(each) for each in codes)

    @override
    def read(self, typed: str) -> object:
        """Return the codes."""
        parts = [part for part in typed.replace("；", ";").split(";") if part.strip()]
        return tuple(dict.fromkeys(str(super(CountriesEditor, self).read(p)) for p in parts))

    @override
    def _on_typed(self, typed: str) -> None:
        before, mark, last = typed.replace("；", ";").rpartition(";")
        found = search_countries(last, self._among(), limit=_SHOWN) if last.strip() else ()
        start = f"{before.strip()}; " if mark else ""
        self._offers.setStringList([start + self._named(each) for each in found])

    @override
    def _on_switched(self) -> None:
        if not (self.line.isModified() or self.is_unsaved):
            parts = [part.rpartition("(")[2].rstrip(")") for part in self._shown.split(";")]
            self.show_value(tuple(part.strip() for part in parts if part.strip()))
