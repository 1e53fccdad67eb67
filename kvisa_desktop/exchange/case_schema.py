# SPDX-License-Identifier: MIT
"""The JSON Schema of the open JSON of a case, made from the fields of the domain."""

from collections.abc import Mapping
from typing import Any

from kvisa_desktop.domain.fields import FieldKind, Shape
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.exchange.case_layout import (
    CASE,
    DOCUMENTS,
    FORMAT,
    LARGEST_NUMBER,
    LONGEST_ID,
    LONGEST_TEXT,
    PERSON,
    SECTIONS,
    TURNS,
    VERSION,
    Section,
)
from kvisa_desktop.exchange.case_values import plain
from kvisa_desktop.exchange.field_notes import FIELD_NOTES, FILE_NOTES, ID_NOTE, SECTION_NOTES

_TEXT = {"type": "string", "maxLength": LONGEST_TEXT}
_NAME = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
_NUMBER = {"type": "integer", "minimum": 0, "exclusiveMaximum": LARGEST_NUMBER}
_DAY = r"\d{4}-\d{2}-\d{2}"
_SHAPES: Mapping[Shape, dict[str, Any]] = {
    Shape.ID: _NAME,
    Shape.TEXT: _TEXT,
    Shape.TEXTS: {"type": "array", "items": _TEXT},
    Shape.BILINGUAL: {"$ref": "#/$defs/bilingual"},
    Shape.DAY: {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
    Shape.PARTIAL_DATE: {
        "type": ["string", "null"],
        "pattern": r"^(\d{4}(-\d{2}|-\d{2}-\d{2})?)?$",
    },
    Shape.WHOLE: _NUMBER,
    Shape.FLAG: {"type": "boolean"},
}


_KIND_OF_PAPER: dict[str, Any] = {"type": "string", "enum": [kind.key for kind in KINDS]}


def case_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of a case in open JSON."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": "A visa case of kvisa_desktop in open JSON",
        "description": "UTF-8. Dates are ISO 8601. Scans lie beside the file and are named by "
        "relative path. The history of the case and earlier versions of its scans stay in the "
        "vault.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string", "description": "Address of this schema, for editors."},
            "format": {"const": FORMAT, "description": "What this file is."},
            "version": {"const": VERSION, "description": "Version of the format."},
            **{each.key: _section(each) for each in SECTIONS},
        },
        "required": ["format", "version", CASE.key, PERSON.key],
        "additionalProperties": False,
        "$defs": {"bilingual": _BILINGUAL, "file": _file()},
    }


_BILINGUAL: dict[str, Any] = {
    "description": "A text in English and Chinese; a bare text is English. What has no Chinese "
    "yet is left out, never copied from the English.",
    "oneOf": [
        _TEXT,
        {
            "type": "object",
            "properties": {"en": _TEXT, "zh": _TEXT},
            "additionalProperties": False,
        },
    ],
}


def _section(section: Section) -> dict[str, Any]:
    notes = FIELD_NOTES[section.key]
    record: dict[str, Any] = {
        "type": "object",
        "properties": {
            "id": {**_NAME, "description": ID_NOTE},
            **{each.name: _field(section, each, notes[each.name]) for each in section.fields},
        },
        "additionalProperties": False,
    }
    required = [each.name for each in section.fields if each.required]
    if required:
        record["required"] = required
    if section is DOCUMENTS:
        record["properties"]["files"] = {
            "type": "array",
            "items": {"$ref": "#/$defs/file"},
            "description": "The scans it is made of, in order.",
        }
    about: dict[str, Any] = {"description": SECTION_NOTES[section.key]}
    if section.many:
        return {"type": "array", **about, "items": record}
    return {**record, **about}


def _field(section: Section, each: FieldKind, note: str) -> dict[str, Any]:
    shape: dict[str, Any]
    if each.choice is not None:
        word: dict[str, Any] = {"type": "string", "enum": [str(one) for one in each.choice]}
        shape = word if each.shape is Shape.CHOICE else {"type": "array", "items": word}
    elif section is DOCUMENTS and each.name == "kind":
        shape = dict(_KIND_OF_PAPER)
    elif each.name == "kinds":
        shape = {"type": "array", "items": _KIND_OF_PAPER}
    else:
        shape = dict(_SHAPES[each.shape])
    if each.optional:
        shape = {"anyOf": [shape, {"type": "null"}]}
    shape["description"] = note
    if not each.required and each.default not in (None, "", ()) and each.default:
        shape["default"] = plain(each.default)
    return shape


def _file() -> dict[str, Any]:
    shapes: dict[str, dict[str, Any]] = {
        "path": {"type": "string", "minLength": 1, "maxLength": 1000},
        "name": _TEXT,
        "sha256": {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"},
        "pages": _TEXT,
        "rotate": {
            "type": "object",
            "patternProperties": {"^[1-9][0-9]{0,5}$": {"enum": list(TURNS)}},
            "additionalProperties": False,
        },
        "leave_out": {"type": "array", "items": {"type": "integer", "minimum": 1}},
        "password": _TEXT,
    }
    return {
        "type": "object",
        "properties": {
            key: {**shape, "description": FILE_NOTES[key]} for key, shape in shapes.items()
        },
        "required": ["path"],
        "additionalProperties": False,
    }
