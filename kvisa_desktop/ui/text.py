# SPDX-License-Identifier: MIT
"""The words on the window and their live change of language.

A widget is told once which message it shows (`show`); on a change of language everything that is
still there is said again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kvisa_desktop.i18n.catalog import CHINESE, Translator
from kvisa_desktop.messages import Message

Said = Message | Callable[[], Message]
_QT_CATALOGUE = "qtbase_zh_CN"


@dataclass(frozen=True, slots=True)
class _Entry:
    owner: QObject
    say: Callable[[], None]


class Text(QObject):
    """Says messages in the language of the window. `switched` tells that it is another one now."""

    switched = Signal()

    def __init__(self, app: QApplication, load: Callable[[str], Translator], language: str) -> None:
        super().__init__()
        self._app = app
        self._load = load
        self._entries: list[_Entry] = []
        self._prune_at = 512
        self._qt_words = QTranslator(self)
        self._qt_words.load(
            _QT_CATALOGUE, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        )
        self._translator = load(language)
        self._said_in = language
        self._follow()

    @property
    def language(self) -> str:
        """The language spoken now: "en" or "zh"."""
        return self._translator.language

    def __call__(self, message: Message) -> str:
        """Return the sentence in the language of the window."""
        return self._translator(message)

    def translator(self, language: str) -> Translator:
        """Return a translator of another language, for a page written in two at once."""
        return self._translator if language == self.language else self._load(language)

    def show(self, owner: QObject, setter: Callable[[str], object], said: Said) -> None:
        """Give the words of `said` to `setter`, now and after every change of language.

        They are forgotten with `owner`. A function in place of a message is asked each time.
        """

        def say() -> None:
            setter(self(said if isinstance(said, Message) else said()))

        self.watch(owner, say)

    def watch(self, owner: QObject, say: Callable[[], None]) -> None:
        """Call `say` now and after every change of language, as long as `owner` is there."""
        say()
        if len(self._entries) >= self._prune_at:
            self.prune()
            self._prune_at = max(512, 2 * len(self._entries))
        self._entries.append(_Entry(owner, say))

    def prune(self) -> None:
        """Forget the words of everything that is no longer there."""
        self._entries = [each for each in self._entries if isValid(each.owner)]

    def switch(self, language: str) -> None:
        """Speak another language from now on; the top window's change event says all again."""
        if language == self.language:
            return
        self._translator = self._load(language)
        if self._qt_words.isEmpty() or not self._app.topLevelWidgets():
            self.replay()
        self._follow()

    def replay(self) -> None:
        """Say everything again, once per change of language."""
        if self._said_in == self.language:
            return
        self._said_in = self.language
        self.prune()
        for each in self._entries:
            each.say()
        self.switched.emit()

    def _follow(self) -> None:
        """Let Qt's own buttons, menus and calendars speak the same language."""
        chinese = self.language == CHINESE
        country = QLocale.Country.China if chinese else QLocale.Country.UnitedKingdom
        spoken = QLocale.Language.Chinese if chinese else QLocale.Language.English
        QLocale.setDefault(QLocale(spoken, country))
        if chinese:
            self._app.installTranslator(self._qt_words)
        else:
            self._app.removeTranslator(self._qt_words)
