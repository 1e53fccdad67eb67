# SPDX-License-Identifier: MIT
"""The one style sheet. Weights and sizes of text are set on fonts, never here."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }
QMainWindow, QDialog { background: $bg; }
QWidget#rail { background: $rail; border-right: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="well"] { background: $bg; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="bad"] { color: $bad; }
QLabel[kind="warn"] { color: $warn; }
QLabel[kind="ok"] { color: $ok; }
QLabel[kind="code"] { background: $bg; border: 1px solid $line; border-radius: 8px; padding: 12px; }

QPushButton { background: $raised; border: 1px solid $edge; border-radius: 7px;
    padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sel; }
QPushButton:checked { background: $sel; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 4px 6px; text-align: left; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 3px 5px; }
QPushButton[kind="link"]:disabled { color: $muted; background: transparent;
    border-color: transparent; }
QPushButton[kind=""]:disabled, QPushButton[kind="primary"]:disabled { color: $muted;
    background: $bg; border-color: $line; }
QPushButton::menu-indicator { image: url($in/chevron-down-$name.svg); width: 14px; height: 14px;
    subcontrol-position: center right; right: 8px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton::menu-indicator { image: none; }
QToolButton:checked { background: $sel; }
QToolButton[kind="nav"] { border-radius: 8px; padding: 8px 10px; color: $muted; }
QToolButton[kind="nav"]:hover { background: $hover; }
QToolButton[kind="nav"]:focus { border: 2px solid $accent; padding: 7px 9px; }
QToolButton[kind="nav"]:checked { background: $sel; color: $text; }
QToolButton[kind="door"] { background: $surface; border: 1px solid $edge; border-radius: 12px;
    padding: 20px; }
QToolButton[kind="door"]:hover { border-color: $accent; background: $hover; }
QToolButton[kind="door"]:focus { border: 2px solid $accent; padding: 19px; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text;
    border: 1px solid $edge; border-radius: 7px; padding: 5px 9px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $accent; padding: 4px 8px; }
QLineEdit[state="missing"] { border: 1px dashed $warn; }
QLineEdit[state="bad"], QPlainTextEdit[state="bad"], QComboBox[state="bad"] {
    border: 2px solid $bad; padding: 4px 8px; }
QLineEdit:disabled, QComboBox:disabled { color: $muted; background: $bg; border-color: $line; }
QAbstractSpinBox { background: $surface; color: $text; border: 1px solid $edge;
    border-radius: 7px; padding: 4px 5px 3px 5px; selection-background-color: $accent;
    selection-color: $on_accent; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 3px 4px 2px 4px; }
QAbstractSpinBox:disabled { color: $muted; background: $bg; border-color: $line; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px;
    background: transparent; right: 4px; }
QAbstractSpinBox::up-arrow { image: url($in/chevron-up-$name.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($in/chevron-down-$name.svg); width: 10px;
    height: 10px; }
QTableView QLineEdit, QTableView QComboBox { border-radius: 3px; padding: 1px 4px; }
QComboBox::drop-down { border: none; width: 26px; subcontrol-origin: padding;
    subcontrol-position: center right; }
QComboBox::down-arrow { image: url($in/chevron-down-$name.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; outline: 0;
    selection-background-color: $sel; selection-color: $text; }

QCheckBox, QRadioButton { spacing: 8px; border: 2px solid transparent; border-radius: 6px;
    padding: 3px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: $surface;
    border: 1px solid $edge; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url($in/check-$name.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url($in/dot-$name.svg); }

QTableView, QTreeView, QListView { background: $surface; border: none; outline: 0;
    gridline-color: transparent; selection-background-color: $sel; selection-color: $text; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: none;
    border-bottom: 1px solid $line; padding: 7px 8px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[kind="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }
QSplitter::handle { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QStatusBar { background: $bg; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QMenuBar { background: $bg; border-bottom: 1px solid $line; padding: 2px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: $sel; }
QMenu { background: $raised; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $sel; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }

QFrame[kind="notice"] { background: $raised; border: 1px solid $edge; border-radius: 10px; }
QFrame[kind="drop"] { border: 2px dashed $edge; border-radius: 10px; background: transparent; }
QFrame[kind="drop"][over="true"] { border-color: $accent; background: $sel; }
QFrame[kind="paper"] { background: #ffffff; border: 1px solid $line; }
""")


def sheet(values: Mapping[str, str]) -> str:
    """Return the style sheet with the tokens filled in."""
    return _SHEET.substitute(values)
