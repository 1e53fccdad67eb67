# SPDX-License-Identifier: MIT
"""Acts that a person may do with a case, each on whatever the case holds by then."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import TypeVar

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.messages import msg
from kvisa_desktop.services import (
    applicants,
    cases,
    chains,
    checklist,
    degrees,
    documents,
    editing,
    originals,
    posts,
    stay_rows,
    stays,
)
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import Vault
from tests.fakes import FakeScans, scan

T = TypeVar("T")
OneAct = Callable[[Vault, CaseFile, Random], object]
KINDS = ("degree-certificate", "transcript", "photo", "cv")
DAY = date(2026, 11, 22)


def act_at_random(vault: Vault, case_id: CaseId, chance: Random) -> str:
    """Do one act with a case; return which it was."""
    name = chance.choice(sorted(ACTS))
    ACTS[name](vault, cases.read(vault, case_id), chance)
    return name


def pick(several: tuple[T, ...], chance: Random) -> T | None:
    return chance.choice(several) if several else None


def text(chance: Random) -> str:
    return "".join(chance.choices("aé李 ", k=chance.randrange(4)))


def rename(vault: Vault, file: CaseFile, chance: Random) -> None:
    editing.change(
        vault,
        file.person,
        msg("Change the person"),
        surname=text(chance),
        employer=Bilingual(text(chance), text(chance)),
    )


def move(vault: Vault, file: CaseFile, chance: Random) -> None:
    cases.set_stage(vault, file.case, chance.choice(list(Stage)), DAY)


def add_passport(vault: Vault, file: CaseFile, _chance: Random) -> None:
    applicants.add_passport(vault, file.person)


def change_passport(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.passports, chance)
    if found is not None:
        fields = {"number": text(chance), "expires_on": DAY}
        editing.change(vault, found, msg("Change a passport"), **fields)


def remove_passport(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.passports, chance)
    if found is not None:
        applicants.remove_passport(vault, found)


def add_degree(vault: Vault, file: CaseFile, chance: Random) -> None:
    added = degrees.add(vault, file.case).value
    if chance.random() < 0.5:
        degrees.set_institution(vault, added, Bilingual(text(chance) or "A", "甲"))


def rely(vault: Vault, file: CaseFile, chance: Random) -> None:
    others = tuple(each for each in file.degrees if each.id != file.case.degree_relied_on)
    found = pick(others, chance)
    if found is not None:
        degrees.rely_on(vault, file.case, found)


def remove_degree(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.degrees, chance)
    if found is not None:
        degrees.remove(vault, file.case, found)


def record_step(vault: Vault, file: CaseFile, chance: Random) -> None:
    degree, kept = pick(file.degrees, chance), pick(file.chain_steps, chance)
    if degree is not None:
        step = kept if kept and kept.degree_id == degree.id else chance.choice(list(StepKind))
        fields = {"office": text(chance), "sent_on": chance.choice((None, DAY))}
        chains.record_step(vault, degree, step, fields, on=DAY)


def choose_route(vault: Vault, file: CaseFile, chance: Random) -> None:
    degree = pick(file.degrees, chance)
    if degree is not None and chance.random() < 0.3:
        chains.follow_the_table(vault, degree)
    elif degree is not None:
        chains.choose_route(vault, degree, chance.choice(list(AuthenticationRoute)), "because")


def move_original(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.documents, chance)
    is_away = any(found and each.document_id == found.id for each in file.original_moves)
    if found is not None and is_away and chance.random() < 0.3:
        originals.give_away(vault, found, place="Lagos", holder="", since=DAY, on=DAY)
        originals.take_back(vault, found, returned_on=DAY, on=DAY)
    elif found is not None:
        originals.give_away(vault, found, place="", holder="a notary", since=DAY, on=DAY)


def add_crossing(vault: Vault, file: CaseFile, chance: Random) -> None:
    person = PersonId(file.person.id)
    stays.add_crossing(vault, person, chance.choice(list(Direction)), PartialDate(2024, 5))


def add_sticker(vault: Vault, file: CaseFile, chance: Random) -> None:
    sticker = stays.add_sticker(vault, PersonId(file.person.id)).value
    found = pick(file.crossings, chance)
    if found is not None:
        editing.change(vault, found, msg("Change an entry or exit"), sticker_id=sticker.id)


def remove_stay(vault: Vault, file: CaseFile, chance: Random) -> None:
    sticker, crossing = pick(file.stickers, chance), pick(file.crossings, chance)
    if sticker is not None:
        stays.remove_sticker(vault, sticker)
    elif crossing is not None:
        stay_rows.remove_crossings(vault, (crossing,))


def mark(vault: Vault, file: CaseFile, chance: Random) -> None:
    progress = chance.choice(list(ItemProgress))
    checklist.mark(vault, file.case, chance.choice(("cv", "photo-print")), progress, "because")


def set_post(vault: Vault, file: CaseFile, chance: Random) -> None:
    posts.set_post(vault, file.case, Bilingual(chance.choice(("Berlin", "Lagos")), ""))


def file_scans(vault: Vault, file: CaseFile, chance: Random) -> None:
    offered = [
        Scan(f"{each}.pdf", lambda each=each: scan(each + 1, "paper"))  # type: ignore[misc]
        for each in chance.sample(range(4), chance.randrange(1, 3))
    ]
    filing = Filing(chance.choice(KINDS), as_one=chance.random() < 0.5)
    documents.add(vault, FakeScans(), CaseId(file.case.id), offered, filing)


def change_page(vault: Vault, file: CaseFile, chance: Random) -> None:
    page = pick(file.pages, chance)
    if page is not None and chance.random() < 0.5:
        documents.rotate(vault, page, 1)
    elif page is not None:
        documents.leave_out(vault, page, left_out=not page.left_out)


def reorder(vault: Vault, file: CaseFile, chance: Random) -> None:
    order = [each.id for each in file.documents]
    chance.shuffle(order)
    documents.reorder(vault, CaseId(file.case.id), order)


def split(vault: Vault, file: CaseFile, chance: Random) -> None:
    thick = tuple(each for each in file.documents if len(file.pages_of(each)) > 1)
    found = pick(thick, chance)
    if found is not None:
        documents.split(vault, found, "1", chance.choice(KINDS))


def combine(vault: Vault, file: CaseFile, chance: Random) -> None:
    if len(file.documents) > 1:
        first, second = chance.sample(file.documents, 2)
        documents.combine(vault, first, [second])


def replace_scans(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.documents, chance)
    if found is not None:
        new = Scan("new.pdf", lambda: scan(2, "paper"))
        documents.replace_files(vault, FakeScans(), found, [new])


def refile(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.documents, chance)
    if found is not None:
        documents.refile(vault, found, chance.choice(KINDS))


def remove_document(vault: Vault, file: CaseFile, chance: Random) -> None:
    found = pick(file.documents, chance)
    if found is not None:
        documents.remove(vault, found)


ACTS: dict[str, OneAct] = {
    each.__name__: each
    for each in (
        rename,
        move,
        add_passport,
        change_passport,
        remove_passport,
        add_degree,
        rely,
        remove_degree,
        record_step,
        choose_route,
        move_original,
        add_crossing,
        add_sticker,
        remove_stay,
        mark,
        set_post,
        file_scans,
        change_page,
        reorder,
        split,
        combine,
        replace_scans,
        refile,
        remove_document,
    )
}
