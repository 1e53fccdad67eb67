# SPDX-License-Identifier: MIT
"""Reading machine-readable lines: what they say, and whether their check digits agree.

Nothing is put right in silence: a letter that looks misread is only named, with what it would be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.mrz_checks import MrzCheck, check_lines, misreadings
from kvisa_desktop.domain.mrz_fields import MrzFields, read_fields
from kvisa_desktop.domain.mrz_layout import MrzFormat
from kvisa_desktop.domain.mrz_lines import tidy_lines
from kvisa_desktop.messages import Message


@dataclass(frozen=True, slots=True, repr=False)
class MrzReading:
    """What machine-readable lines say: `lines` are the exact lines that were read."""

    format: MrzFormat
    fields: MrzFields
    checks: tuple[MrzCheck, ...]
    warnings: tuple[Message, ...]
    lines: tuple[str, ...]

    @property
    def is_valid(self) -> bool:
        """True when every check digit agrees; names have none."""
        return all(check.ok for check in self.checks)

    def texts(self) -> Mapping[str, str]:
        """Return the fields as plain text by their English keys; dates are ISO 8601."""
        return self.fields.texts()


def read_mrz(lines: Sequence[str], *, on: date) -> MrzReading:
    """Return what the lines of a passport, card or visa say; `on` settles two-digit years.

    Raises `Refused`, naming line and position, when they are no machine-readable lines at all.
    """
    tidy = tidy_lines(lines)
    fields, remarks = read_fields(tidy.layout, tidy.lines, on)
    return MrzReading(
        tidy.layout.format,
        fields,
        check_lines(tidy.layout, tidy.lines),
        (*tidy.warnings, *remarks, *misreadings(tidy.layout, tidy.lines)),
        tidy.lines,
    )
