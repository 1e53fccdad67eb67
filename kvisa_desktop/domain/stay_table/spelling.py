# SPDX-License-Identifier: MIT
"""A day as people spell it in a cell, brought near to figures; nothing of the day is guessed."""

import re
import unicodedata

_ABOUT = re.compile(r"^(?:大约|约|about|approx\.?|circa|ca?\.)\s*", re.IGNORECASE)
_TIME = re.compile(
    r"(?:[T ]|(?<=[日号]))\s*(?:[上下]午|[AP]M)?\s*\d{1,2}[:时]\d{0,2}.*$", re.IGNORECASE
)
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_WEEKDAY = re.compile(
    r"[,\s]*\(?(?:(?:星期|周|礼拜)[一二三四五六日天]"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b)[.,]?\)?[,\s]*",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_BLANK_AROUND_A_SIGN = re.compile(r"(?<=\d)\s+(?=[年月日号])|(?<=[年月])\s+(?=\d)")
_YEAR_BEFORE_NAME = re.compile(r"(\d{4})[- ]([A-Za-z]{3,9})[- ](\d{1,2})")
_RUN_TOGETHER = re.compile(r"(\d{1,2})([A-Za-z]{3,9})(\d{2}|\d{4})")
_IN_SIGNS = re.compile(
    "[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+[日号]"
)
_SIGNS = re.compile("[〇零一二三四五六七八九十]+")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")


def plain_day(text: str) -> str:
    """Return a day without full-width digits, weekday, "about", and the hour of the day."""
    plain = unicodedata.normalize("NFKC", text).translate(_HYPHENS)
    plain = "".join(each for each in plain if unicodedata.category(each) != "Cf").strip()
    day = _ABOUT.sub("", _BLANK_AROUND_A_SIGN.sub("", plain))
    day = _TIME.sub("", _WEEKDAY.sub(" ", day).strip()).strip().rstrip(".")
    return _in_figures(_ORDINAL.sub("", day)) or plain


def _in_figures(text: str) -> str:
    if _IN_SIGNS.fullmatch(text):
        return _SIGNS.sub(lambda found: _figures(found[0]), text)
    if found := _YEAR_BEFORE_NAME.fullmatch(text):
        return f"{found[3]} {found[2]} {found[1]}"
    if found := _RUN_TOGETHER.fullmatch(text):
        return " ".join(found.groups())
    return text


def _figures(signs: str) -> str:
    """Return a number in figures: 二〇一九 sign by sign, 三十一 and 十二 by their ten."""
    tens, ten, ones = signs.partition("十")
    if not ten:
        return signs.translate(_FIGURES)
    return f"{tens or '一'}{ones or '〇'}".translate(_FIGURES)
