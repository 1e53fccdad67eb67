# SPDX-License-Identifier: MIT
"""The words of the command line for the enumerations of the domain."""

from collections.abc import Mapping
from types import MappingProxyType

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.documents import PaperStatus
from kvisa_desktop.domain.files import Outcome
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.messages import Message, msg

STAGES: Mapping[Stage, Message] = MappingProxyType(
    {
        Stage.COLLECTING: msg("Collecting papers"),
        Stage.READY: msg("Ready to file"),
        Stage.SUBMITTED: msg("Submitted"),
        Stage.RETURNED: msg("Returned for changes"),
        Stage.ISSUED: msg("Visa issued"),
        Stage.REFUSED: msg("Refused"),
        Stage.WITHDRAWN: msg("Withdrawn"),
    }
)
PROGRESS: Mapping[ItemProgress, Message] = MappingProxyType(
    {
        ItemProgress.OPEN: msg("To do"),
        ItemProgress.ASKED: msg("Asked for"),
        ItemProgress.RECEIVED: msg("Received"),
        ItemProgress.CHECKED: msg("Checked"),
        ItemProgress.REJECTED: msg("Rejected"),
        ItemProgress.NOT_APPLICABLE: msg("Not applicable"),
    }
)
STATUSES: Mapping[PaperStatus, Message] = MappingProxyType(
    {
        PaperStatus.ASKED: msg("Asked for"),
        PaperStatus.RECEIVED: msg("Received"),
        PaperStatus.CHECKED: msg("Checked"),
        PaperStatus.REJECTED: msg("Rejected"),
    }
)
OUTCOMES: Mapping[Outcome, Message] = MappingProxyType(
    {
        Outcome.ACCEPT: msg("taken"),
        Outcome.REPAIRED: msg("taken, repaired"),
        Outcome.NEEDS_PASSWORD: msg("needs its password"),
        Outcome.REJECTED: msg("not taken"),
    }
)
WEIGHTS: Mapping[Weight, Message] = MappingProxyType(
    {
        Weight.BLOCKER: msg("To settle before filing"),
        Weight.CHECK: msg("To check"),
        Weight.NOTE: msg("Good to know"),
    }
)
