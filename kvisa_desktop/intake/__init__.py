# SPDX-License-Identifier: MIT
"""What files tell us: type by content, pages, measures, and pages made ready to be placed."""

from kvisa_desktop.intake.reader import Intake

__all__ = ["Intake"]
