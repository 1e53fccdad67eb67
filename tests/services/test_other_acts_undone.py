# SPDX-License-Identifier: MIT
"""Every act that no other table of acts holds is undone and redone, the vault closed in between.

The last test looks through the services, so that no act can be added without a line in a table.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import kvisa_desktop.services
from kvisa_desktop.domain.activity_plan import PlannedActivity
from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import StepKind
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declared, Question
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.institution import RecognitionOutcome
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.post import PostPoint, PostProfile
from kvisa_desktop.domain.recognition import blank_fact
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.domain.stay_table.plan import Wishes
from kvisa_desktop.messages import verbatim
from kvisa_desktop.services import (
    applicants,
    background,
    builds,
    cases,
    chains,
    checklist,
    declarations,
    degrees,
    documents,
    dossier_plans,
    history,
    institutions,
    ledger,
    photos,
    plans,
    post_boxes,
    posts,
    preflight,
    residence,
    retention,
    stay_import,
    stay_rows,
    stays,
    straightening,
    transfer,
    versions,
)
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.services.posts import Said
from kvisa_desktop.store.vault import OpenVault, create
from tests.domain.stay_table.tables import table
from tests.fake_flattener import ASKEW, FakeFlattener
from tests.fake_register import HILLS, LAKES
from tests.fakes import FakeScans, scan
from tests.services.test_transfer import incoming
from tests.store.vaults import CHEAP, in_memory, reopened

DAY = date(2026, 11, 22)
WORDS = Bilingual("I was ill.", "本人患病。")
SAID = Said(Bilingual("18 to 45"), "notice", DAY, DAY)
FACT = replace(blank_fact(), read_on=DAY, outcome=RecognitionOutcome.NOT_FOUND)
ROWS = table(("Entry", "Exit"), ("2019-10-08", "2019-11-01"))
SHEET = Bilingual("Other papers", "其他材料")
REPORT, OPTIONS = BuildReport(Path("Dossier.pdf"), 9, "0", (), ()), DossierOptions(DAY)
HERE = Path(__file__).parent
TABLES = ("many_acts.py", "test_stays_undone.py", Path(__file__).name)
# ways of acting that the services themselves go by, and undoing itself, which is tried everywhere
SHARED = {"editing.add", "editing.save", "editing.change", "editing.remove"}
BACK = {"history.undo", "history.redo", "history.put_back", "history.restore"}

Act = Callable[["World"], object]


class World:
    """A vault with one of everything, which can be closed and opened."""

    def __init__(self, folder: Path) -> None:
        self.vault: OpenVault = create(folder, None, cost=CHEAP).vault
        self.case_id = CaseId(_filled(self.vault).id)

    @property
    def file(self) -> CaseFile:
        """The case as it stands."""
        return cases.read(self.vault, self.case_id)

    @property
    def post(self) -> PostProfile:
        """The consulate of the case."""
        found = self.file.post
        assert found is not None
        return found

    @property
    def person(self) -> PersonId:
        """The applicant."""
        return PersonId(self.file.person.id)

    def reopen(self) -> None:
        """Close the vault and open it."""
        self.vault.close()
        self.vault = reopened(self.vault.folder, None)

    def everything(self) -> dict[str, frozenset[Record]]:
        """Return every record of every kind, those of no case too."""
        with self.vault.read() as look:
            return {name: frozenset(look.find(kind)) for name, kind in KINDS_OF_RECORD.items()}


def _filled(vault: OpenVault) -> Case:
    """Fill a vault with a case that has one of everything that is changed or removed."""
    case = cases.create(vault, surname="Okoro").value
    person = PersonId(case.person_id)
    degree = degrees.add(vault, case).value
    degrees.set_institution(vault, degree, Bilingual("Hills", "山"))
    post = posts.set_post(vault, case, Bilingual("Berlin", "柏林")).value
    posts.record_rule(vault, post, PostPoint.AGE, SAID, on=DAY)
    for name in ("Passport", "Photo"):
        post_boxes.add_box(vault, post, on=DAY, name=Bilingual(name), source="the form")
    background.add(vault, WorkEntry, person)
    background.add(vault, Schooling, person)
    background.add(vault, Relative, person)
    background.add(vault, EmergencyContact, person)
    declarations.declare(vault, person, Question.OVERSTAYED, Declared.NO)
    declarations.explain(vault, CaseId(case.id), "gap", WORDS)
    preflight.explain(vault, CaseId(case.id), _finding(), WORDS, in_dossier=True)
    for name in ("One", "Two"):
        title = Bilingual(name, "一")
        dossier_plans.add_sheet(vault, CaseId(case.id), Part.APPLICANT, title, WORDS)
    came = stays.add_crossing(vault, person, Direction.ENTRY, PartialDate(2024, 5, 13)).value
    residence.add_extension(vault, person, came.id)
    stays.add_sticker(vault, person)
    chains.record_step(vault, degree, StepKind.NOTARY, {"office": "A notary"}, on=DAY)
    stays.add_crossing(vault, person, Direction.EXIT, PartialDate(2024, 6, 1))
    retention.keep_until(vault, CaseId(case.id), DAY)
    ledger.note(vault, cases.read(vault, CaseId(case.id)).institutions[0], FACT)
    paper = Scan("a.pdf", lambda: scan(2, "paper"))
    documents.add(vault, FakeScans(), CaseId(case.id), [paper], Filing(kind="photo"))
    document = cases.read(vault, CaseId(case.id)).documents[0]
    newer = Scan("b.pdf", lambda: scan(3, "newer"))
    documents.replace_files(vault, FakeScans(), document, [newer])
    builds.keep(vault, CaseId(case.id), REPORT, OPTIONS)
    return case


def _finding() -> Finding:
    return Finding("passport.short", Weight.CHECK, Area.PERSON, verbatim("Short"))


def _table(world: World) -> object:
    plan = stay_import.look(world.vault, world.case_id, ROWS, Wishes())
    return stay_import.bring_in(world.vault, world.person, plan)


def _other_words(w: World) -> object:
    title, text = SHEET, Bilingual("Other words.", "另一说法。")
    return dossier_plans.change_sheet(w.vault, w.file.cover_sheets[0], title, text)


def _straighten(w: World) -> object:
    page = w.file.pages[0]
    return straightening.straighten(w.vault, FakeScans(), FakeFlattener(), page, ASKEW)


ACTS: dict[str, Act] = {
    "applicants.save": lambda w: applicants.save(w.vault, replace(w.file.person, note="n")),
    "background.add": lambda w: background.add(w.vault, WorkEntry, w.person),
    "background.change": lambda w: background.change(w.vault, w.file.work_entries[0], note="n"),
    "background.remove": lambda w: background.remove(w.vault, w.file.relatives[0]),
    "builds.keep": lambda w: builds.keep(w.vault, w.case_id, REPORT, OPTIONS),
    "builds.forget": lambda w: builds.forget(w.vault, builds.built(w.vault, w.case_id)[0]),
    "chains.remove_step": lambda w: chains.remove_step(w.vault, w.file.chain_steps[0]),
    "cases.create": lambda w: cases.create(w.vault, surname="Berg"),
    "checklist.plan": lambda w: checklist.plan(w.vault, w.file.case, "cv", owner="me", due_on=DAY),
    "declarations.declare": lambda w: declarations.declare(
        w.vault, w.person, Question.VISA_REFUSED, Declared.YES
    ),
    "declarations.answer": lambda w: declarations.answer(
        w.vault, w.person, Question.OVERSTAYED, None
    ),
    "declarations.explain": lambda w: declarations.explain(w.vault, w.case_id, "other", WORDS),
    "documents.reorder_pages": lambda w: documents.reorder_pages(
        w.vault,
        w.file.documents[0],
        [each.id for each in reversed(w.file.pages_of(w.file.documents[0]))],
    ),
    "dossier_plans.change": lambda w: dossier_plans.change(w.vault, w.case_id, recipient="B"),
    "dossier_plans.switch_part": lambda w: dossier_plans.switch_part(
        w.vault, w.file, Part.APPLICANT, on=False
    ),
    "dossier_plans.reorder_parts": lambda w: dossier_plans.reorder_parts(
        w.vault, w.file, tuple(reversed(Part))
    ),
    "dossier_plans.add_sheet": lambda w: dossier_plans.add_sheet(
        w.vault, w.case_id, Part.STAYS, SHEET, WORDS
    ),
    "dossier_plans.change_sheet": _other_words,
    "dossier_plans.switch_sheet": lambda w: dossier_plans.switch_sheet(
        w.vault, w.file.cover_sheets[0], on=False
    ),
    "dossier_plans.place_sheet": lambda w: dossier_plans.place_sheet(
        w.vault, w.file.cover_sheets[0], Part.STAYS, 0
    ),
    "dossier_plans.remove_sheet": lambda w: dossier_plans.remove_sheet(
        w.vault, w.file.cover_sheets[0]
    ),
    "institutions.adopt": lambda w: institutions.adopt(w.vault, w.file.degrees[0], LAKES),
    "institutions.employ": lambda w: institutions.employ(w.vault, w.file.person, HILLS),
    "institutions.save": lambda w: institutions.save(
        w.vault, replace(w.file.institutions[0], note="n")
    ),
    "ledger.note": lambda w: ledger.note(w.vault, LAKES, FACT),
    "ledger.change": lambda w: ledger.change(w.vault, replace(w.file.recognition[0], note="n")),
    "ledger.remove": lambda w: ledger.remove(w.vault, w.file.recognition[0]),
    "photos.keep_guides": lambda w: photos.keep_guides(
        w.vault, w.file.pages[0], Guides(100, 400, 130, 360)
    ),
    "plans.write": lambda w: plans.write(w.vault, w.file.case, [PlannedActivity(None, WORDS)]),
    "post_boxes.add_box": lambda w: post_boxes.add_box(
        w.vault, w.post, on=DAY, name=SHEET, source="the form"
    ),
    "post_boxes.change_box": lambda w: post_boxes.change_box(
        w.vault, w.file.post_boxes[0], on=DAY, name=SHEET
    ),
    "post_boxes.move_box": lambda w: post_boxes.move_box(w.vault, w.file.post_boxes[0], 1),
    "post_boxes.remove_box": lambda w: post_boxes.remove_box(w.vault, w.file.post_boxes[0]),
    "posts.set_post": lambda w: posts.set_post(w.vault, w.file.case, Bilingual("Lagos", "")),
    "posts.set_recheck": lambda w: posts.set_recheck(w.vault, w.post, DAY),
    "posts.record_rule": lambda w: posts.record_rule(
        w.vault, w.post, PostPoint.AGE, replace(SAID, source="e-mail"), on=DAY
    ),
    "posts.attach_notice": lambda w: posts.attach_notice(
        w.vault, w.file.post_rules[0], w.file.documents[0].id
    ),
    "posts.remove_rule": lambda w: posts.remove_rule(w.vault, w.file.post_rules[0]),
    "preflight.explain": lambda w: preflight.explain(
        w.vault, w.case_id, _finding(), Bilingual(), in_dossier=False
    ),
    "residence.add_trip": lambda w: residence.add_trip(w.vault, w.person),
    "residence.add_permit": lambda w: residence.add_permit(w.vault, w.person),
    "residence.add_address": lambda w: residence.add_address(w.vault, w.person),
    "residence.add_extension": lambda w: residence.add_extension(
        w.vault, w.person, w.file.crossings[0].id
    ),
    "residence.remove_extension": lambda w: residence.remove_extension(
        w.vault, w.file.extensions[0]
    ),
    "retention.keep_until": lambda w: retention.keep_until(w.vault, w.case_id, date(2030, 1, 1)),
    "retention.keep_without_end": lambda w: retention.keep_without_end(w.vault, w.case_id),
    "stay_import.bring_in": _table,
    "stay_rows.remove_crossings": lambda w: stay_rows.remove_crossings(w.vault, w.file.crossings),
    "straightening.straighten": _straighten,
    "transfer.import_case": lambda w: transfer.import_case(w.vault, FakeScans(), incoming()),
    "versions.restore": lambda w: versions.restore(
        w.vault, w.file.documents[0], w.file.versions[0]
    ),
}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with in_memory() as place:
        made = World(place / "Okoro.kvisa")
        yield made
        made.vault.close()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_undone_and_redone_by_a_program_started_later(world: World, name: str) -> None:
    before, first = world.everything(), history.steps(world.vault).undo
    ACTS[name](world)
    after, done = world.everything(), history.steps(world.vault).undo
    assert after != before
    assert done != first
    world.reopen()
    assert history.undo(world.vault).value == done
    assert world.everything() == before
    world.reopen()
    assert history.redo(world.vault).value == done
    assert world.everything() == after
    world.reopen()
    history.undo(world.vault)
    assert world.everything() == before
    assert history.steps(world.vault).undo == first


def acting_functions() -> set[str]:
    """Return the public functions of the services that act on a vault by a name of their own."""
    found = set()
    for path in Path(kvisa_desktop.services.__file__).parent.glob("*.py"):
        for each in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                calls = {ast.unparse(at.func) for at in ast.walk(each) if isinstance(at, ast.Call)}
                if calls & {"vault.act", *SHARED}:
                    found.add(f"{path.stem}.{each.name}")
    return found - SHARED - BACK


def test_no_act_of_the_services_is_in_no_table() -> None:
    tables = "".join((HERE / each).read_text(encoding="utf-8") for each in TABLES)
    assert {each for each in acting_functions() if f"{each}(" not in tables} == set()
