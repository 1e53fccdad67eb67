# SPDX-License-Identifier: MIT
"""The language of the system."""

import plistlib
import sys
from pathlib import Path

import pytest

from kvisa_desktop.i18n import locale
from kvisa_desktop.i18n.locale import system_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zha_CN"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN"}, "en"),
        ({"LANGUAGE": "zh_CN:en", "LC_ALL": "en_US"}, "zh"),
        ({"LANGUAGE": "de:zh_CN:en"}, "zh"),
        ({"LANGUAGE": "de:fr", "LANG": "zh_CN"}, "en"),
        ({"LANGUAGE": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the settings of the system decide")
def test_without_any_variable_it_is_english() -> None:
    assert system_language({}) == "en"


def test_macos_preferences_are_read(tmp_path: Path) -> None:
    preferences = tmp_path / "preferences.plist"
    preferences.write_bytes(plistlib.dumps({"AppleLanguages": ["zh-Hans-CN", "en-GB"]}))
    assert locale.mac_languages(preferences) == ["zh-Hans-CN", "en-GB"]


@pytest.mark.parametrize("content", [b"", b"no plist", plistlib.dumps(["zh"]), plistlib.dumps({})])
def test_macos_preferences_that_say_nothing_are_passed_over(tmp_path: Path, content: bytes) -> None:
    preferences = tmp_path / "preferences.plist"
    preferences.write_bytes(content)
    assert locale.mac_languages(preferences) == []


def test_macos_without_preferences_says_nothing(tmp_path: Path) -> None:
    assert locale.mac_languages(tmp_path / "missing") == []
