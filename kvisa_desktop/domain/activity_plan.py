# SPDX-License-Identifier: MIT
"""The plan of activities, built from the published activities of the K visa and nothing else.

The plan is one text in each language; its headings are the activities of K-43, so that a text built
here can be taken apart again. Words that claim employment are found by a small list: employment is
not among the published activities (K-44 to K-47).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from kvisa_desktop.domain.bilingual import Bilingual

SOURCES = ("K-43", "K-44", "K-45", "K-46", "K-47")
_NOTHING = Bilingual()


class Activity(StrEnum):
    """The published activities (K-43)."""

    EDUCATION = "education"
    SCIENCE = "science-technology"
    CULTURE = "culture"
    ENTREPRENEURSHIP = "entrepreneurship"
    BUSINESS = "business"

    @property
    def heading(self) -> Bilingual:
        """The activity as the plan prints it."""
        return _HEADINGS[self]


_HEADINGS = {
    Activity.EDUCATION: Bilingual("Exchange in education", "教育交流"),
    Activity.SCIENCE: Bilingual("Exchange in science and technology", "科技交流"),
    Activity.CULTURE: Bilingual("Exchange in culture", "文化交流"),
    Activity.ENTREPRENEURSHIP: Bilingual("Entrepreneurship", "创业"),
    Activity.BUSINESS: Bilingual("Business", "商务活动"),
}


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """What is planned under one heading; text that stands under none has no activity."""

    activity: Activity | None
    what: Bilingual = _NOTHING


def build(parts: Iterable[PlannedActivity]) -> Bilingual:
    """Return the plan in both languages, in the order of its parts.

    A part without Chinese keeps its heading with nothing after it: the English is never copied.
    """
    kept = [each for each in parts if each.what]
    english = " ".join(_english(each) for each in kept)
    chinese = "".join(_chinese(each) for each in kept)
    has_chinese = any(each.what.zh for each in kept)
    return Bilingual(english.strip(), chinese if has_chinese else "")


def read(plan: Bilingual) -> tuple[PlannedActivity, ...]:
    """Return the parts of a plan; what stands under no known heading comes as it is."""
    english = _parts(plan.en, [(each, each.heading.en) for each in Activity])
    chinese = _parts(plan.zh, [(each, each.heading.zh) for each in Activity])
    if not chinese:
        return tuple(PlannedActivity(kind, Bilingual(text)) for kind, text in english)
    if [kind for kind, _ in english] == [kind for kind, _ in chinese]:
        pairs = zip(english, chinese, strict=True)
        return tuple(PlannedActivity(kind, Bilingual(en, zh)) for (kind, en), (_, zh) in pairs)
    return tuple(_unmatched(english, chinese))


def lacking_chinese(plan: Bilingual) -> tuple[Activity, ...]:
    """Return the activities that say something in English and nothing in Chinese."""
    parts = read(plan) if plan.zh else ()
    return tuple(each.activity for each in parts if each.activity and each.what.lacks_chinese)


def _english(part: PlannedActivity) -> str:
    text = _ended(part.what.en, ".")
    return f"{part.activity.heading.en}: {text}".strip() if part.activity else text


def _chinese(part: PlannedActivity) -> str:
    text = _ended(part.what.zh, "。")
    return f"{part.activity.heading.zh}：{text}" if part.activity else text


def _ended(text: str, stop: str) -> str:
    plain = " ".join(text.split())
    return plain if not plain or plain[-1] in ".!?。！？" else plain + stop


def _parts(
    text: str, headings: Sequence[tuple[Activity, str]]
) -> list[tuple[Activity | None, str]]:
    kinds = {heading: kind for kind, heading in headings}
    named = "|".join(re.escape(each) for each in sorted(kinds, key=len, reverse=True))
    marks = list(re.finditer(rf"(?:^|(?<=[.!?。！？：\s]))({named})[:：]\s*", text))
    if not marks:
        return [(None, text.strip())] if text.strip() else []
    before = text[: marks[0].start()].strip()
    found: list[tuple[Activity | None, str]] = [(None, before)] if before else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        found.append((kinds[mark[1]], text[mark.end() : end].strip()))
    return found


def _unmatched(
    english: Sequence[tuple[Activity | None, str]], chinese: Sequence[tuple[Activity | None, str]]
) -> Iterator[PlannedActivity]:
    """Yield the parts of two texts that are not built alike, like beside like as far as it goes."""
    for kind in (None, *Activity):
        halves = ([text for each, text in side if each is kind] for side in (english, chinese))
        for en, zh in zip_longest(*halves, fillvalue=""):
            yield PlannedActivity(kind, Bilingual(en, zh))


_EMPLOYMENT = re.compile(
    r"\b(?:employment|employed|employee|employer|salary|salaried|wages?|payroll|hired|job)\b"
    r"|\b(?:full|part)[- ]time\b"
    r"|\bwork(?:ing)? (?:for|at|as)\b"
    r"|就业|受雇|受聘|应聘|雇佣|雇用|雇主|求职|打工|任职|入职|上班|工资|薪水|薪酬|薪资|劳动合同",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;:!?。，；：！？\n]")
# Not “not only”, 不仅, 非常, 未来, and not the city of 无锡.
_DENIED = re.compile(
    r"\b(?:no|not(?! only)|nor|never|without)\b|n[’']t\b"
    r"|不(?![仅但只])|无(?!锡)|未(?!来)|非(?!常)|没",
    re.IGNORECASE,
)


def employment_claims(plan: Bilingual) -> tuple[str, ...]:
    """Return the words in which a text claims employment; what is denied is not claimed."""
    return tuple(dict.fromkeys((*_claims(plan.en), *_claims(plan.zh))))


def _claims(text: str) -> Iterator[str]:
    for clause in _CLAUSE.split(text):
        for found in _EMPLOYMENT.finditer(clause):
            if not _DENIED.search(clause[: found.start()]):
                yield found[0]
