# SPDX-License-Identifier: MIT
"""A day as papers of many countries write it."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from kvisa_desktop.domain.mrz_layout import check_digit
from kvisa_desktop.domain.worded_days import in_words

# English first (long, short), then German, French, Spanish, Portuguese, Italian, Russian,
# Indonesian and Dutch, Polish, Czech, Swedish and Danish, Turkish, Hungarian, Finnish, Ukrainian,
# Greek, Thai, Arabic; accents and capitals make no difference to who looks for them.
_MONTHS = (
    (
        "january jan januar jänner janvier janv enero ene janeiro gennaio gen января январь янв "
        "januari stycznia leden ledna ocak január tammikuuta січня ιανουαρίου มกราคม يناير "
        "كانون/الثاني"
    ),
    (
        "february feb februar février févr fév febrero fevereiro fev febbraio февраля февраль февр "
        "фев februari lutego únor února şubat február helmikuuta лютого φεβρουαρίου กุมภาพันธ์ "
        "فبراير شباط"
    ),
    (
        "march mar märz maerz mrz mars marzo março марта март мар maret maart mrt marca březen "
        "března marts mart március maaliskuuta березня μαρτίου มีนาคม مارس آذار"
    ),
    (
        "april apr avril avr abril abr aprile апреля апрель апр kwietnia duben dubna nisan április "
        "huhtikuuta квітня απριλίου เมษายน أبريل نيسان"
    ),
    (
        "may may mai mayo maio maggio mag мая май mei maja květen května maj mayıs május "
        "toukokuuta травня μαΐου พฤษภาคม مايو أيار"
    ),
    (
        "june jun juni juin junio junho giugno giu июня июнь июн czerwca červen června haziran "
        "június kesäkuuta червня ιουνίου มิถุนายน يونيو حزيران"
    ),
    (
        "july jul juli juillet juil julio julho luglio lug июля июль июл lipca červenec července "
        "temmuz július heinäkuuta липня ιουλίου กรกฎาคม يوليو تموز"
    ),
    (
        "august aug août agosto ago августа август авг agustus agt agu augustus sierpnia srpen "
        "srpna augusti ağustos augusztus elokuuta серпня αυγούστου สิงหาคม أغسطس آب"
    ),
    (
        "september sep sept septembre septiembre setiembre setembro set settembre "
        "сентября сентябрь сент сен września září eylül szeptember syyskuuta вересня σεπτεμβρίου "
        "กันยายน سبتمبر أيلول"
    ),
    (
        "october oct oktober okt octobre octubre outubro out ottobre ott октября октябрь окт "
        "października říjen října ekim október lokakuuta жовтня οκτωβρίου ตุลาคม أكتوبر"
    ),
    (
        "november nov novembre noviembre novembro ноября ноябрь нояб ноя listopada listopad "
        "listopadu kasım marraskuuta листопада νοεμβρίου พฤศจิกายน نوفمبر"
    ),
    (
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre "
        "декабря декабрь дек desember des grudnia prosinec prosince aralık joulukuuta грудня "
        "δεκεμβρίου ธันวาคม ديسمبر"
    ),
)
_WORDED = ("{d} {n} {y}", "{n} {d}, {y}", "{d} of {n} {y}", "{d} de {n} de {y}",
           "{d} de {n} del {y}", "{d} de {n} {y}", "{y} {n} {d}", "{d} day of {n} {y}",
           "{n} the {d} {y}")  # fmt: skip
_CENTURIES = (19, 20)
_HAN = "零一二三四五六七八九"
_TEN = 10
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_BUDDHIST = 543
# Years before the first of each: Showa, Heisei, Reiwa, and the Republic.
_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911}
_ENDS = {1: "st", 2: "nd", 3: "rd"}


def spelt(day: date) -> Iterator[str]:
    """Yield the spellings of a day."""
    yield day.isoformat()
    yield from _numbers(day)
    yield from _short(day)
    yield from _worded(day)
    yield from _labelled(day)
    yield from _chinese(day)
    yield from in_words(day)
    yield _in_mrz(day)


def _in_mrz(day: date) -> str:
    """Return a day as it stands in a machine-readable zone, with its check digit."""
    digits = f"{day:%y%m%d}"
    return digits + check_digit(digits)


def _numbers(day: date) -> Iterator[str]:
    padded = product({str(day.day), f"{day.day:02}"}, {str(day.month), f"{day.month:02}"})
    for (number, month), mark in product(sorted(padded), "./- "):
        yield mark.join((number, month, str(day.year)))
        yield mark.join((month, number, str(day.year)))
        yield mark.join((str(day.year), month, number))
        yield mark.join((number, month, str(day.year + _BUDDHIST)))


def _short(day: date) -> Iterator[str]:
    number, month, year = f"{day.day:02}", f"{day.month:02}", f"{day:%y}"
    for parts in ((number, month, year), (month, number, year), (year, month, number)):
        for mark in "./-":
            yield mark.join(parts)
            yield mark.join(each.removeprefix("0") if each != year else each for each in parts)


def _worded(day: date) -> Iterator[str]:
    names = _MONTHS[day.month - 1].title().split()
    english, local = dict.fromkeys(names[:2]), dict.fromkeys((*names, f"{day.month}月"))
    pairs = [f"{one}/{two}" for own in local for name in english
             for one, two in ((own, name), (name, own))]  # fmt: skip
    years = [str(day.year)]
    if int(f"{day:%y}") not in _CENTURIES:  # else every year of a century would be this one
        years.append(f"{day:%y}")
    for year, number in product(years, _days(day.day)):
        for name in dict.fromkeys(names):
            yield from (form.format(d=number, n=name, y=year) for form in _WORDED)
        yield from (f"{number} {pair} {year}" for pair in pairs)


def _labelled(day: date) -> Iterator[str]:
    number, month = f"{day.day:02}", f"{day.month:02}"
    for one, two in ((str(day.day), str(day.month)), (number, month), (number, str(day.month))):
        yield f"{one} tháng {two} năm {day.year}"
        yield f"day {one} month {two} year {day.year}"
        yield f"日 {one} 月 {two} 年 {day.year}"
        yield f"年 {day.year} 月 {two} 日 {one}"
    for mark in ". ":
        yield f"{day.day}{mark}{_ROMAN[day.month - 1]}{mark}{day.year}"
    names = _MONTHS[day.month - 1].split()
    yield from (f"{day.day} {name} {day.year + _BUDDHIST}" for name in names)


def _days(number: int) -> tuple[str, ...]:
    end = "th" if number // _TEN == 1 else _ENDS.get(number % _TEN, "th")
    firsts = ("1er", "1o") if number == 1 else ()
    return tuple(dict.fromkeys((str(number), f"{number:02}", f"{number}{end}", *firsts)))


def _chinese(day: date) -> Iterator[str]:
    eras = [f"{name}{day.year - before}" for name, before in _ERAS.items() if day.year > before]
    years = (str(day.year), f"{day:%y}", *eras)
    months = dict.fromkeys((str(day.month), f"{day.month:02}"))
    numbers = dict.fromkeys((str(day.day), f"{day.day:02}"))
    for marks, year, month, number in product(("年月日", "년월일"), years, months, numbers):
        yield f"{year}{marks[0]}{month}{marks[1]}{number}{marks[2]}"
    year = "".join(_HAN[int(each)] for each in str(day.year))
    # The round zero is a letter in one spelling, and a sign that is not looked at in another.
    for zero, month, number in product("零〇○", _han(day.month), _han(day.day)):
        yield f"{year.replace('零', zero)}年{month}月{number}日"


def han_numbers(number: str) -> tuple[str, ...]:
    """Return a number of an address in Chinese digits, or those of Chinese ones in others."""
    if not number.isdecimal():
        found = [each for each in range(1, 100) if number in _han(each)]
        return tuple(map(str, found))
    spelt = "".join(_HAN[int(each)] for each in number)
    return (spelt, *_han(int(number))) if 0 < int(number) < _TEN * _TEN else (spelt,)


def _han(number: int) -> tuple[str, ...]:
    tens, ones = divmod(number, _TEN)
    end = _HAN[ones] if ones else ""
    if not tens:
        return (end,)
    found = (f"{_HAN[tens] if tens > 1 else ''}十{end}",)
    return (*found, f"廿{end}") if tens == len("廿十") else found
