# SPDX-License-Identifier: MIT
"""Cases that differ in names, scripts, papers, scans and layout; number `n` is always the same."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import Document, DocumentPage
from kvisa_desktop.domain.dossier_plan import CoverSheet, CoverSheetId, DossierPlan, PlanId, Profile
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.domain.kinds import KINDS, Section
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.errors import Refused
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.services.progress import Silent
from tests.case_builders import graduate_case, new_id, pages, paper, scan
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import flate_page, jpeg_page, pdf_page

# Surname, given names, native name, Chinese name, place of birth.
_PEOPLE = (
    ("Okoro", "Adaeze Nkechi", "Ọkọrọ Adaeze Nkechi", "", "Enugu"),
    ("Nguyễn", "Thị Ánh Nguyệt", "Nguyễn Thị Ánh Nguyệt", "阮氏映月", "Huế"),
    ("Щербаков", "Алексей", "Щербаков Алексей Юрьевич", "谢尔巴科夫", "Новосибирск"),
    ("Al Mansoori", "Fatima", "فاطمة المنصوري", "法蒂玛", "الشارقة"),
    ("Sharma", "Rājeś", "राजेश शर्मा", "", "वाराणसी"),
    ("", "Suharto", "", "", "Surakarta"),
    ("Lim", "㛃 𠮷 𬭎 䶮", "林㛃𠮷", "林䶮", "Pulau Pinang"),
    ("García-Márquez y Núñez", "María de los Ángeles Inés", "", "", "A Coruña"),
    ("Łukaszewicz", "Żaneta", "", "", "Łódź"),
    ("Ötvös", "Gyöngyvér Űrsula", "", "", "Hódmezővásárhely"),
    ("林", "志明", "林志明", "林志明", "臺北"),
    ("Suwannarat", "Somchai", "สมชาย สุวรรณรัตน์", "", "เชียงใหม่"),
    ("Cohen", "Ḥanna", "חנה כהן", "", "תל אביב-יפו"),
    ("Tesfaye", "Abebe", "አበበ ተስፋዬ", "阿贝贝", "አዲስ አበባ"),
    ("Chowdhury", "Rahima", "রহিমা চৌধুরী", "", "চট্টগ্রাম"),
    ("Sok", "Dara", "សុខ ដារ៉ា", "", "ភ្នំពេញ"),
    ("Aung", "Kyaw Zin", "အောင်ကျော်ဇင်", "", "မန္တလေး"),
    ("Phommachanh", "Bounmy", "ບຸນມີ ພົມມະຈັນ", "", "ວຽງຈັນ"),
    ("Subramaniam", "Meenakshi", "மீனாட்சி சுப்பிரமணியம்", "", "మచిలీపట్నం"),
    ("Ōno", "Shin'ichirō", "大野真一郎", "大野真一郎", "いわき市"),
)
_TITLES = (
    Bilingual(),
    Bilingual("Certificate", "证书"),
    Bilingual("Diploma with a very long title " * 4, "名称很长的毕业证书及其附录" * 5),
    Bilingual("Zeugnis über die bestandene Prüfung", ""),
)
_PAPERS = tuple(each.key for each in KINDS if each.section is not Section.INTERNAL)


def case(number: int) -> CaseFile:
    """Return generated case `number`."""
    chance = random.Random(number)
    surname, given, native, chinese, place = _PEOPLE[number % len(_PEOPLE)]
    base = graduate_case()
    person = replace(
        base.person,
        surname=surname,
        given_names=given,
        native_name=native,
        chinese_name=chinese,
        birth_place=Bilingual(place, chance.choice(["某市", ""])),
        occupation=Bilingual("Engineer & “researcher”", "工程师"),
    )
    documents = tuple(_papers(chance))
    shown = tuple(page for each in documents for page in pages(each, chance.randint(1, 4)))
    routes = chance.choice([(Route.GRADUATE,), (Route.TEACHING_RESEARCH,), tuple(Route)])
    return replace(
        base,
        case=replace(base.case, routes=routes, ref=f"G-{number:04d}"),
        person=person,
        documents=documents,
        pages=tuple(_left_out(chance, shown)),
        files=tuple(scan(each, 9) for each in shown),
        dossier_plan=_plan(chance, base),
        cover_sheets=_sheets(chance, base),
        crossings=tuple(_crossings(chance, base)),
    )


def profile(number: int) -> Profile:
    """Return the profile case `number` is built in; the first ones in the usual profile."""
    chosen = (Profile.STANDARD, Profile.ARCHIVAL, Profile.COMPACT, Profile.RECORDS)
    return chosen[number // 3 % len(chosen)]


def build(number: int, folder: Path) -> tuple[Path, BuildReport]:
    """Build the dossier of generated case `number` into a folder; whole, if no core set fits."""
    made, out = case(number), folder / f"generated-{number:03d}.pdf"
    try:
        return built(made, number, out)
    except Refused:
        plan = made.dossier_plan
        if plan is None or not plan.core_only:
            raise
        whole = replace(made, dossier_plan=replace(plan, core_only=False))
        return built(whole, number, out)


def build_supplement(number: int, folder: Path) -> tuple[Path, BuildReport]:
    """Build what is handed in after generated case `number`: a paper more, numbered on."""
    before = case(number)
    first, _ = built(before, number, folder / f"generated-{number:03d}.pdf")
    late = paper("other", title=Bilingual("Letter that came late", "后到的信函"))
    shown = pages(late, 2)
    grown = replace(
        before,
        documents=(*before.documents, late),
        pages=(*before.pages, *shown),
        files=(*before.files, *(scan(each, 2) for each in shown)),
    )
    out = folder / f"generated-{number:03d}-supplement.pdf"
    return built(grown, number, out, supplement_to=first)


def built(
    made: CaseFile, number: int, out: Path, *, supplement_to: Path | None = None
) -> tuple[Path, BuildReport]:
    """Build a dossier of a case with the scans and in the profile of case `number`."""
    writer = PdfWriter(voice, RULEBOOK)
    options = DossierOptions(
        BUILT_ON,
        Profile.STANDARD if supplement_to else profile(number),
        attached=b'{"format": "kvisa-case"}',
        supplement_to=supplement_to,
    )

    def source(page: DocumentPage) -> PreparedPage:
        return _scan(random.Random(f"{number} {page.position} {page.left_out}"))

    return out, writer.build(made, source, options, out, progress=Silent())


def _crossings(chance: random.Random, base: CaseFile) -> Iterator[Crossing]:
    """Yield entries and exits: none, a few, or those of a border commuter."""
    day = date(2012, 1, 3)
    for at in range(2 * chance.choice([0, 0, 3, 12, 90])):
        day += timedelta(days=chance.randint(1, 50))
        yield Crossing(
            id=CrossingId(new_id()),
            person_id=base.person.id,
            direction=Direction.EXIT if at % 2 else Direction.ENTRY,
            on=PartialDate(day.year, *((day.month, day.day) if chance.random() < 0.9 else ())),
            port=chance.choice([Bilingual(), Bilingual("Beijing Capital Airport", "北京首都机场")]),
            purpose=chance.choice([Bilingual(), Bilingual("Conference", "学术会议")]),
        )


def _papers(chance: random.Random) -> "list[Document]":
    found: list[Document] = []
    for kind in chance.sample(_PAPERS, chance.randint(3, min(18, len(_PAPERS)))):
        original = paper(kind, title=chance.choice(_TITLES))
        found.append(original)
        if chance.random() < 0.3:
            found.append(paper(kind, translation_of=original.id))
    return found


def _left_out(chance: random.Random, shown: "tuple[DocumentPage, ...]") -> "list[DocumentPage]":
    return [replace(each, left_out=chance.random() < 0.1) for each in shown]


def _plan(chance: random.Random, base: CaseFile) -> DossierPlan:
    parts = [each.value for each in Part]
    chance.shuffle(parts)
    return DossierPlan(
        id=PlanId(new_id()),
        case_id=base.case.id,
        purpose_mark=chance.random() < 0.3,
        part_order=tuple(parts) if chance.random() < 0.3 else (),
        dividers=chance.random() < 0.3,
        duplex=chance.random() < 0.3,
        upright_only=chance.random() < 0.3,
        core_only=chance.random() < 0.2,
    )


def _sheets(chance: random.Random, base: CaseFile) -> tuple[CoverSheet, ...]:
    if chance.random() < 0.6:
        return ()
    title = Bilingual("What follows", "以下材料")
    own = CoverSheetId(new_id())
    part = chance.choice(tuple(Part)).value
    return (CoverSheet(id=own, case_id=base.case.id, part=part, title=title),)


def _scan(chance: random.Random) -> PreparedPage:
    wide, high = chance.choice([(300, 420), (842, 420), (120, 80), (595, 842), (60, 800)])
    match chance.randrange(5):
        case 0:
            return flate_page(chance.choice(["gray", "rgb", "mono"]))
        case 1:
            return PreparedPage(Media.PDF, pdf_page(turned=chance.choice([0, 90, 270])), 300, 400)
        case _:
            return jpeg_page(wide, high, orientation=chance.randint(1, 8))
