# SPDX-License-Identifier: MIT
"""Runs odd files through the intake as the program does, and says what became of each."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pikepdf
from PIL import Image

from kvisa_desktop.domain.files import FileFacts, FileType, Media, Outcome, PreparedPage
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.intake import Intake, rendering
from kvisa_desktop.intake.reasons import FAULTS
from tests.intake.paper import distance, printed
from tests.intake.test_picture_pages import oracle

MOST_PAGES = 3
_TOLERANCE = 12.0
_LARGEST, _GRAIN = 700, 70
_LIVE = (
    "/AA",
    "/AcroForm",
    "/Annots",
    "/Collection",
    "/EmbeddedFiles",
    "/JavaScript",
    "/JS",
    "/Launch",
    "/OpenAction",
    "/RichMedia",
    "/XFA",
)


class Became(StrEnum):
    """What may become of an offered file; the last three must never happen."""

    ACCEPTED = "accepted"
    REPAIRED = "repaired"
    REFUSED = "refused"
    LOCKED = "needs its password"
    SILENTLY_DIFFERENT = "DIFFERENT, and nothing was said"
    ALIVE = "SOMETHING ACTIVE SURVIVED"
    FAILED = "FAILED WITHOUT A SENTENCE"


GRAVE = (Became.SILENTLY_DIFFERENT, Became.ALIVE, Became.FAILED)
_OUTCOMES = {
    Outcome.ACCEPT: Became.ACCEPTED,
    Outcome.REPAIRED: Became.REPAIRED,
    Outcome.REJECTED: Became.REFUSED,
    Outcome.NEEDS_PASSWORD: Became.LOCKED,
}


@dataclass(frozen=True)
class Told:
    """What became of a file, and the pages of it that are printed as pictures or refused."""

    name: str
    became: Became
    detail: str = ""
    drawn: int = 0
    refused_pages: int = 0


def run(intake: Intake, name: str, data: bytes) -> Told:
    """Offer a file, prepare its first pages, and look at what came out."""
    try:
        facts = intake.inspect(data, name=name)
        if not facts.is_usable:
            return Told(name, _OUTCOMES[facts.outcome], _sentence(facts))
        return _prepared(intake, name, data, facts)
    except (Refused, Cancelled) as refusal:
        return Told(name, Became.REFUSED, refusal.what.text)
    except Exception as fault:  # noqa: BLE001  exactly what is looked for
        return Told(name, Became.FAILED, repr(fault))


def _sentence(facts: FileFacts) -> str:
    if facts.reason is None or facts.remedy is None:
        raise AssertionError(facts)
    return facts.reason.text


def _prepared(intake: Intake, name: str, data: bytes, facts: FileFacts) -> Told:
    assert facts.type is not None
    drawn = refused = 0
    for number in range(1, min(MOST_PAGES, len(facts.pages)) + 1):
        try:
            page = intake.prepare(data, facts.type, number)
        except Refused:
            refused += 1
            continue
        alive = next(_alive(page), None)
        if alive is not None:
            return Told(name, Became.ALIVE, alive)
        drawn += facts.type is FileType.PDF and page.media is not Media.PDF
        if (
            not page.notes
            and facts.outcome is Outcome.ACCEPT
            and _differs(data, facts, number, page)
        ):
            return Told(name, Became.SILENTLY_DIFFERENT, f"page {number}")
    return Told(name, _OUTCOMES[facts.outcome], "", drawn, refused)


def _alive(page: PreparedPage) -> Iterator[str]:
    """Yield what could act in a prepared page; pictures cannot."""
    if page.media is not Media.PDF:
        return
    with pikepdf.open(io.BytesIO(page.data)) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream | pikepdf.Dictionary):
                yield from (key for key in _LIVE if key in found)


def _differs(data: bytes, facts: FileFacts, number: int, page: PreparedPage) -> bool:
    """Tell whether a page looks otherwise than in the file itself."""
    if facts.type is not FileType.PDF:
        return picture_distance(data, number, page) > _TOLERANCE
    if page.media is not Media.PDF:
        return False
    try:
        return not rendering.look_alike((data, number - 1), (page.data, 0))
    except rendering.Undrawable:
        return False  # no reader can say what the page looks like


def picture_distance(data: bytes, number: int, page: PreparedPage) -> float:
    """Return how far a page is from what Pillow shows of the picture, from 0 to 255.

    Both are looked at small: fine grain is resampled by each in its own way.
    """
    try:
        shown = oracle(data, number - 1)
    except FAULTS:
        return 0.0  # no reader can say what the picture looks like
    shown.thumbnail((_LARGEST, _LARGEST))
    times = max(1, _LARGEST // max(shown.size))  # the dots of a small one as squares
    shown = shown.resize((shown.width * times, shown.height * times), Image.Resampling.NEAREST)
    paper = printed(page, shown.size)
    size = tuple(max(1, round(side * _GRAIN / max(shown.size))) for side in shown.size)
    return distance(*(each.resize(size, Image.Resampling.BOX) for each in (shown, paper)))
