# SPDX-License-Identifier: MIT
"""A day as papers of many countries write it."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from kvisa_desktop.domain.mrz_layout import check_digit

# English first (long, short), then German, French, Spanish, Portuguese, Italian, Russian,
# Indonesian and Dutch; accents and capitals make no difference to who looks for them.
_MONTHS = (
    (
        "january jan januar jänner janvier janv enero ene janeiro gennaio gen января январь янв "
        "januari"
    ),
    (
        "february feb februar février févr fév febrero fevereiro fev febbraio февраля февраль февр "
        "фев februari"
    ),
    "march mar märz maerz mrz mars marzo março марта март мар maret maart mrt",
    "april apr avril avr abril abr aprile апреля апрель апр",
    "may may mai mayo maio maggio mag мая май mei",
    "june jun juni juin junio junho giugno giu июня июнь июн",
    "july jul juli juillet juil julio julho luglio lug июля июль июл",
    "august aug août agosto ago августа август авг agustus agt agu augustus",
    (
        "september sep sept septembre septiembre setiembre setembro set settembre "
        "сентября сентябрь сент сен"
    ),
    "october oct oktober okt octobre octubre outubro out ottobre ott октября октябрь окт",
    "november nov novembre noviembre novembro ноября ноябрь нояб ноя",
    (
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre "
        "декабря декабрь дек desember des"
    ),
)
_WORDED = ("{d} {n} {y}", "{n} {d}, {y}", "{d} of {n} {y}", "{d} de {n} de {y}",
           "{d} de {n} del {y}", "{d} de {n} {y}", "{y} {n} {d}")  # fmt: skip
_CENTURIES = (19, 20)
_HAN = "零一二三四五六七八九"
_TEN = 10
_ENDS = {1: "st", 2: "nd", 3: "rd"}


def spelt(day: date) -> Iterator[str]:
    """Yield the spellings of a day."""
    yield day.isoformat()
    yield from _numbers(day)
    yield from _short(day)
    yield from _worded(day)
    yield from _chinese(day)
    yield in_mrz(day)


def in_mrz(day: date) -> str:
    """Return a day as it stands in a machine-readable zone, with its check digit."""
    digits = f"{day:%y%m%d}"
    return digits + check_digit(digits)


def _numbers(day: date) -> Iterator[str]:
    padded = product({str(day.day), f"{day.day:02}"}, {str(day.month), f"{day.month:02}"})
    for (number, month), mark in product(sorted(padded), "./- "):
        yield mark.join((number, month, str(day.year)))
        yield mark.join((month, number, str(day.year)))
        yield mark.join((str(day.year), month, number))


def _short(day: date) -> Iterator[str]:
    number, month, year = f"{day.day:02}", f"{day.month:02}", f"{day:%y}"
    for parts in ((number, month, year), (month, number, year), (year, month, number)):
        for mark in "./-":
            yield mark.join(parts)
            yield mark.join(each.removeprefix("0") if each != year else each for each in parts)


def _worded(day: date) -> Iterator[str]:
    names = _MONTHS[day.month - 1].title().split()
    english, local = dict.fromkeys(names[:2]), dict.fromkeys((*names, f"{day.month}月"))
    pairs = [f"{one}/{two}" for own in local for name in english if own != name
             for one, two in ((own, name), (name, own))]  # fmt: skip
    years = [str(day.year)]
    if int(f"{day:%y}") not in _CENTURIES:  # else every year of a century would be this one
        years.append(f"{day:%y}")
    for year, number in product(years, _days(day.day)):
        for name in dict.fromkeys(names):
            yield from (form.format(d=number, n=name, y=year) for form in _WORDED)
        yield from (f"{number} {pair} {year}" for pair in pairs)
    yield f"{day.day} tháng {day.month} năm {day.year}"


def _days(number: int) -> tuple[str, ...]:
    end = "th" if number // _TEN == 1 else _ENDS.get(number % _TEN, "th")
    firsts = ("1er", "1o") if number == 1 else ()
    return tuple(dict.fromkeys((str(number), f"{number:02}", f"{number}{end}", *firsts)))


def _chinese(day: date) -> Iterator[str]:
    for marks in ("年月日", "년월일"):
        for month, number in product(
            {str(day.month), f"{day.month:02}"}, {str(day.day), f"{day.day:02}"}
        ):
            yield f"{day.year}{marks[0]}{month}{marks[1]}{number}{marks[2]}"
    year = "".join(_HAN[int(each)] for each in str(day.year))
    # The round zero is a letter in one spelling, and a sign that is not looked at in another.
    for zero, month, number in product("零〇○", _han(day.month), _han(day.day)):
        yield f"{year.replace('零', zero)}年{month}月{number}日"


def _han(number: int) -> tuple[str, ...]:
    tens, ones = divmod(number, _TEN)
    end = _HAN[ones] if ones else ""
    if not tens:
        return (end,)
    found = (f"{_HAN[tens] if tens > 1 else ''}十{end}",)
    return (*found, f"廿{end}") if tens == len("廿十") else found
