# SPDX-License-Identifier: MIT
"""The boxes of the online form, and which exhibits go into which.

No post has published its boxes with their limits (G-09); these are the usual ones as applicants
report them, and say so.
"""

from dataclasses import dataclass

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibits import Exhibit, Part, exhibits_of
from kvisa_desktop.domain.post import PostPoint

DEFAULT_LIMIT_KB = 2000
"""Kilobytes (of 1000 bytes) a file may have where the post says nothing: an assumption, said so."""

_PICTURE = "jpg"
_PAPER = "pdf"


@dataclass(frozen=True, slots=True)
class UploadBox:
    """One box of the form: the name of its file, how it is called, and its format."""

    key: str
    name: Bilingual
    kinds: frozenset[str] = frozenset()
    parts: frozenset[Part] = frozenset()
    format: str = _PAPER


@dataclass(frozen=True, slots=True)
class FilledBox:
    """A box with the exhibits that go into it; `place` counts the files from 1."""

    place: int
    box: UploadBox
    exhibits: tuple[Exhibit, ...]

    @property
    def file_name(self) -> str:
        """The name of the file: its place, and what it is, in plain letters."""
        return f"{self.place:02}-{self.box.key}.{self.box.format}"


def _kinds(key: str, en: str, zh: str, *kinds: str) -> UploadBox:
    return UploadBox(key, Bilingual(en, zh), frozenset(kinds))


def _parts(key: str, en: str, zh: str, *parts: Part) -> UploadBox:
    return UploadBox(key, Bilingual(en, zh), parts=frozenset(parts))


BOXES = (
    UploadBox("photo", Bilingual("Photograph", "照片"), frozenset({"photo"}), format=_PICTURE),
    _kinds("passport-data-page", "Passport, data page", "护照资料页", "passport-data-page"),
    _kinds("passport-visa-pages", "Passport, visa pages", "护照签证页", "passport-visa-pages"),
    _kinds(
        "former-passports",
        "Earlier passports",
        "旧护照",
        "passport-old",
        "former-chinese-passport",
    ),
    _kinds("residence", "Proof of lawful residence", "合法居留证明", "residence-proof"),
    _kinds("chinese-visas", "Earlier Chinese visas", "既往中国签证", "china-visa"),
    _kinds("form", "Application form", "申请表", "form-confirmation"),
    _parts("degree", "Degree relied on", "本次申请所依据的学位", Part.DEGREE),
    _parts("other-degrees", "Other degrees", "其他学位", Part.OTHER_DEGREES),
    _parts(
        "teaching-research",
        "Teaching or research post",
        "教学（科研）工作",
        Part.TEACHING_RESEARCH,
        Part.INSTITUTION,
    ),
    _parts("cv-and-plan", "CV and activity plan", "个人简历及来华活动计划", Part.CV_PLAN),
    _parts("stays", "Entries into and stays in China", "入境与停留记录", Part.STAYS),
    UploadBox("other", Bilingual("Other documents", "其他材料"), parts=frozenset(Part)),
)


def filled_boxes(case: CaseFile) -> tuple[FilledBox, ...]:
    """Return the boxes something goes into, in the order of the form.

    Every exhibit goes into one box, the first that asks for it; a translation goes with its
    original.
    """
    taken: dict[str, list[Exhibit]] = {each.key: [] for each in BOXES}
    of_original: dict[object, str] = {}
    for exhibit in exhibits_of(case):
        source = exhibit.original or exhibit.document
        key = of_original.setdefault(source.id, _box_of(exhibit).key)
        taken[key].append(exhibit)
    there = [each for each in BOXES if taken[each.key]]
    return tuple(FilledBox(n, each, tuple(taken[each.key])) for n, each in enumerate(there, 1))


def post_words(case: CaseFile) -> tuple[Bilingual, ...]:
    """Return what the post itself said on papers, recorded in its profile; often nothing."""
    return tuple(each.text for each in case.post_rules if each.point is PostPoint.DOCUMENTS)


def _box_of(exhibit: Exhibit) -> UploadBox:
    return next(
        each for each in BOXES if exhibit.document.kind in each.kinds or exhibit.part in each.parts
    )
