# SPDX-License-Identifier: MIT
"""A case as a person would write it by hand, and the way into a vault and out again."""

import copy
import json
from pathlib import Path
from typing import Any

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.exchange.case_reading import read_case
from kvisa_desktop.exchange.case_writing import Exported, write_case
from kvisa_desktop.services import transfer
from tests.fakes import FakeScans, FakeVault, scan

EVERYTHING: dict[str, Any] = {
    "format": "kvisa-case",
    "version": 1,
    "case": {
        "ref": "TEST-1",
        "routes": ["graduate", "teaching-research"],
        "stage": "ready",
        "stage_since": "2026-11-01",
        "planned_filing": "2027-02-15",
        "degree_relied_on": "msc",
        "activity_plan": {"en": "Talks", "zh": "交流"},
        "archived": True,
    },
    "person": {
        "surname": "OKORO",
        "given_names": "Adaeze Nkechi",
        "transliteration": "阿达泽",
        "former_names": ["Adaeze Eze"],
        "sex": "F",
        "birth_date": "1997-05-12",
        "birth_place": {"zh": "埃努古"},
        "nationalities": ["NGA"],
        "note": "two\nlines\t䶮",
    },
    "passports": [
        {"id": "new", "number": "A00000001", "expires_on": "2032-01-01", "mrz": ["P<NGA", "A"]},
        {"id": "old", "number": "A00000000", "is_old": True, "blank_visa_pages": 0},
    ],
    "institutions": [{"id": "uni", "name": "Somewhere University", "country": "DE"}],
    "recognition": [
        {
            "institution_id": "uni",
            "kind": "moe-list",
            "outcome": "not-found",
            "source_year": 2026,
            "evidence_id": "notice",
        }
    ],
    "degrees": [
        {"id": "bsc", "level": "isced-6", "awarded": "2018"},
        {"id": "msc", "institution_id": "uni", "title": "Master of Science", "started": None},
    ],
    "stickers": [{"id": "visa", "passport_id": "old", "entries": 0, "duration_days": 30}],
    "crossings": [
        {
            "id": "in",
            "direction": "entry",
            "on": "2019-03",
            "passport_id": "old",
            "sticker_id": "visa",
        },
        {"direction": "exit", "on": "", "certainty": "memory"},
        {"direction": "entry", "on": "2023-10-08", "evidence_id": "notice", "basis": None},
    ],
    "post": {"name": {"en": "Berlin"}, "channel": "online-first"},
    "post_rules": [{"point": "age", "text": {"en": "Under a limit"}, "evidence_id": "notice"}],
    "checklist": [{"item": "passport-valid", "progress": "checked"}],
    "documents": [
        {
            "id": "diploma",
            "kind": "degree-certificate",
            "degree_id": "msc",
            "files": [
                {"path": "in/diploma.pdf", "pages": "3,1", "rotate": {"3": 270}},
                {"path": "in/diploma.pdf", "pages": "1-2", "leave_out": [2]},
                {"path": "in/locked.pdf", "password": "opens"},
            ],
        },
        {
            "kind": "degree-certificate",
            "translation_of": "diploma",
            "translation_kind": "sworn",
            "item": "",
            "in_dossier": False,
            "files": [{"path": "in/diploma.pdf", "name": "../CON.pdf"}],
        },
        {"id": "notice", "kind": "post-notice", "item": "own-item"},
    ],
}

# What hangs on crossings and documents of it, for tests that leave those alone.
AND_THE_REST: dict[str, Any] = {
    "permits": [
        {"passport_id": "new", "expires_on": "2028-01-31", "country": "DE"},
        {"issued_on": "2023-10-20", "expires_on": "2024-10-19", "evidence_id": "notice"},
    ],
    "extensions": [{"entry_id": "in", "until": "2019-05-31", "office": {"zh": "出入境管理局"}}],
    "addresses": [{"place": "1 Example Road", "moved_in": "2023-10-08", "registered_on": None}],
    "foreign_trips": [{"country": "TR", "arrived": "2018-07", "left": "2018"}],
    "declarations": [
        {"question": "visa-refused", "answer": "yes", "happened": "2016", "place": "Lagos"},
        {"question": "entry-refused", "answer": "no", "said_on": "2026-11-01"},
    ],
    "chain_steps": [
        {
            "degree_id": "bsc",
            "kind": "apostille",
            "paper_id": "diploma",
            "office": "Example Office",
            "sent_on": "2026-11-01",
            "expected_days": 30,
            "evidence_id": "diploma",
        },
        {"degree_id": "bsc", "kind": "notary", "not_needed_because": "Original taken."},
    ],
    "route_choices": [{"degree_id": "bsc", "route": "legalisation", "reason": "The post says so."}],
    "post_boxes": [
        {
            "name": {"en": "Degree", "zh": "学位"},
            "kinds": ["degree-certificate", "transcript"],
            "formats": ["pdf", "jpeg"],
            "most_kb": 1000,
            "source": "The form",
            "read_on": "2026-11-02",
        },
        {"position": 1, "name": "Other"},
    ],
    "dossier_plans": [
        {
            "profile": "compact",
            "budget_kb": 5000,
            "part_order": ["degree"],
            "language_order": "english-first",
        }
    ],
    "cover_sheets": [{"part": "degree", "title": {"en": "Degree", "zh": "学位"}}],
    "photo_guides": [
        {
            "document_id": "notice",
            "sha256": "00",
            "crown": 10,
            "chin": 90,
            "left_cheek": 20,
            "right_cheek": 70,
        }
    ],
    "original_moves": [{"document_id": "diploma", "holder": "the office", "since": "2026-11-01"}],
    "work_entries": [
        {
            "employer": {"en": "Example Works", "zh": "示例厂"},
            "job": "Engineer",
            "started": "2020-10",
            "is_current": True,
        },
        {"kind": "not-working", "job": "Looking for work", "started": "2020", "ended": "2020-09"},
    ],
    "schooling": [{"school": "Example School", "started": "2007", "ended": "2013-06"}],
    "relatives": [
        {"relation": "mother", "name": "Ngozi Okoro", "birth_date": "1970-01-02"},
        {"relation": "father", "name": "Obi Okoro", "is_deceased": True},
    ],
    "emergency_contacts": [{"name": "Ifeoma Okoro", "relation": "Sister", "phone": "+49 30 1"}],
    "submitted_forms": [
        {
            "submitted_on": "2026-11-20",
            "form_number": "2026-17",
            "lines": ['["surname", "person", "ready", "Last name", "姓", "OKORO", "OKORO"]'],
        }
    ],
    "explanations": [
        {"subject": "stays", "text": {"en": "I was ill.", "zh": "因病"}, "in_dossier": True},
        {"subject": "stay.overstay", "record_id": "in", "text": "By mistake."},
    ],
}


def lay_out(folder: Path, **changes: object) -> Path:
    """Write the case with `changes` to its top level, its scans beside it; return the JSON."""
    content: dict[str, Any] = copy.deepcopy(EVERYTHING) | changes
    scans = folder / "in"
    scans.mkdir(parents=True, exist_ok=True)
    (scans / "diploma.pdf").write_bytes(scan(3, "diploma"))
    (scans / "locked.pdf").write_bytes(scan(1, "locked:opens"))
    path = folder / "case.json"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def bring_in(vault: FakeVault, path: Path) -> transfer.Imported:
    """Import the case at `path`."""
    return transfer.import_case(vault, FakeScans(), read_case(path)).value


def hand_out(vault: FakeVault, case_id: CaseId, out: Path) -> Exported:
    """Export a case to `out`."""
    out.parent.mkdir(exist_ok=True)
    return transfer.export_case(vault, case_id, lambda case, read: write_case(case, read, out))
