# SPDX-License-Identifier: MIT
"""The boxes of the online form, and which exhibits go into which.

Those of a post are what was recorded of its form. No post has published its boxes with their limits
(G-09): where nothing is recorded the usual ones as applicants report them serve for names and
order, without any limit, and say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibits import Exhibit, Part, exhibits_of
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.post_box import PostBox, UploadFormat
from kvisa_desktop.domain.upload_limits import UNLIMITED, Limits, limits_of, plain_name

PHOTO = "photo"
REPORTED_PHOTO = Limits(least=40_000, most=120_000)
"""Bytes of a digital photo as reported, and not published by any post (P-11)."""

_PICTURE = (UploadFormat.JPEG, UploadFormat.PDF)
_PAPER = (UploadFormat.PDF,)


@dataclass(frozen=True, slots=True)
class UploadBox:
    """One box of the form: the name of its files, how it is called, what it takes.

    `formats` are those it takes, the most fitting first; a box that is `recorded` is the post's.
    """

    key: str
    name: Bilingual
    kinds: frozenset[str] = frozenset()
    parts: frozenset[Part] = frozenset()
    formats: tuple[UploadFormat, ...] = _PAPER
    limits: Limits = UNLIMITED
    recorded: PostBox | None = None


@dataclass(frozen=True, slots=True)
class FilledBox:
    """A box with the exhibits that go into it; `place` is its place in the form, from 1."""

    place: int
    box: UploadBox
    exhibits: tuple[Exhibit, ...]

    def file_name(self, suffix: str, part: int = 0) -> str:
        """Return the name of a file: its place, what it is, its number where there are several."""
        number = f"-{part}" if part else ""
        return f"{self.place:02}-{self.box.key}{number}.{suffix}"


def _kinds(key: str, en: str, zh: str, *kinds: str) -> UploadBox:
    return UploadBox(key, Bilingual(en, zh), frozenset(kinds))


def _parts(key: str, en: str, zh: str, *parts: Part) -> UploadBox:
    return UploadBox(key, Bilingual(en, zh), parts=frozenset(parts))


BOXES = (
    UploadBox(PHOTO, Bilingual("Photograph", "照片"), frozenset({PHOTO}), formats=_PICTURE),
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


def boxes_of(case: CaseFile) -> tuple[UploadBox, ...]:
    """Return the boxes recorded of the post's form, else the general ones."""
    return tuple(_recorded(each) for each in case.post_boxes) or BOXES


def filled_boxes(case: CaseFile) -> tuple[FilledBox, ...]:
    """Return the boxes something goes into, in the order of the form.

    Every exhibit goes into one box, the first that asks for it; a translation goes with its
    original. Boxes of a post are counted as in its form, the general ones as far as they are used.
    """
    taken = _sorted(case)
    boxes = boxes_of(case)
    if not case.post_boxes:
        boxes = tuple(each for n, each in enumerate(boxes) if n in taken)
        taken = dict(enumerate(taken[n] for n in sorted(n for n in taken if n is not None)))
    return tuple(
        FilledBox(n + 1, each, tuple(taken[n])) for n, each in enumerate(boxes) if n in taken
    )


def unplaced(case: CaseFile) -> tuple[Exhibit, ...]:
    """Return the exhibits that no recorded box of the form asks for."""
    return tuple(_sorted(case).get(None, ()))


def _sorted(case: CaseFile) -> dict[int | None, list[Exhibit]]:
    """Return the exhibits by the number of their box, None for those without one."""
    boxes = boxes_of(case)
    taken: dict[int | None, list[Exhibit]] = {}
    of_original: dict[object, int | None] = {}
    for exhibit in exhibits_of(case):
        source = exhibit.original or exhibit.document
        place = of_original.setdefault(source.id, next(_fitting(boxes, exhibit), None))
        taken.setdefault(place, []).append(exhibit)
    return taken


def _fitting(boxes: tuple[UploadBox, ...], exhibit: Exhibit) -> Iterator[int]:
    """Yield the numbers of the boxes an exhibit may go into, those that ask for it first."""
    for number, each in enumerate(boxes):
        if exhibit.document.kind in each.kinds or exhibit.part in each.parts:
            yield number
    for number, each in enumerate(boxes):
        if not each.kinds and not each.parts:
            yield number


def _recorded(box: PostBox) -> UploadBox:
    only_photo = box.kinds == (PHOTO,)
    return UploadBox(
        plain_name(box.name.en) or "box",
        box.name,
        frozenset(box.kinds),
        formats=box.formats or (_PICTURE if only_photo else _PAPER),
        limits=limits_of(box),
        recorded=box,
    )


def post_words(case: CaseFile) -> tuple[Bilingual, ...]:
    """Return what the post itself said on papers, recorded in its profile; often nothing."""
    return tuple(each.text for each in case.post_rules if each.point is PostPoint.DOCUMENTS)
