# SPDX-License-Identifier: MIT
"""Values in prose: dates, counts and sizes as each language writes them.

On screen and in tables dates are ISO (2027-02-15) and need none of this. Babel is imported inside
the functions: it costs more than the first window may, and most starts never need it.
"""

from datetime import date

from kvisa_desktop.domain.dates import PartialDate

# British English writes the day first, as passports do; plain "en" would write "February 15, 2027".
_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte")
_STEP = 1000
_ROUNDS_UP_FROM = 999.5
_WHOLE_FROM = 10  # 9.6 MB, but 96 MB


def long_date(day: date | PartialDate, language: str) -> str:
    """Return "15 February 2027" or "2027年2月15日"; no more than is known of a partial date."""
    if isinstance(day, PartialDate):
        return _partial(day, language)
    from babel.dates import format_date

    return format_date(day, "long", locale=_LOCALES[language])


def _partial(day: PartialDate, language: str) -> str:
    if day.exact is not None:
        return long_date(day.exact, language)
    if not day.is_known:
        return day.said_in(language)
    return _written(day.earliest, "yMMMM" if day.month else "y", language)


def _written(day: date, skeleton: str, language: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=_LOCALES[language])


def count(number: int, language: str) -> str:
    """Return a number with its thousands marked: 12,345."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_LOCALES[language])


def file_size(size: int, language: str) -> str:
    """Return a size in bytes as people compare sizes: 812 bytes, 9.6 MB, 96 MB."""
    from babel.units import format_unit

    value, unit = float(size), 0
    while value >= _ROUNDS_UP_FROM and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    pattern = "#,##0.#" if unit and value < _WHOLE_FROM else "#,##0"
    return format_unit(
        value,
        f"digital-{_UNITS[unit]}",
        "short" if unit else "long",
        pattern,
        locale=_LOCALES[language],
    )
