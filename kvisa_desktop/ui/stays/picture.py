# SPDX-License-Identifier: MIT
"""Everything the page shows of the stays of a case, counted in one go, off the main thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_history import StayHistory, history_of
from kvisa_desktop.domain.stay_order import in_order
from kvisa_desktop.domain.stay_plan import PlannedTrip, with_trips
from kvisa_desktop.domain.stay_review import StayReview, review_stays
from kvisa_desktop.ui.stays.timeline_items import TimelineItem, items_of
from kvisa_desktop.ui.stays.timeline_scene import Scene


@dataclass(frozen=True, slots=True)
class StayPicture:
    """The crossings, latest first, what follows from them, and what the timeline draws.

    `real` is the review without the planned trips; it is `review` itself while there are none.
    """

    crossings: tuple[Crossing, ...]
    review: StayReview
    real: StayReview
    scene: Scene
    stays: Mapping[UUID, CountedStay]

    @property
    def items(self) -> tuple[TimelineItem, ...]:
        """What the timeline draws."""
        return self.scene.items

    def stay_of(self, key: UUID) -> CountedStay | None:
        """Return the stay to which a crossing belongs."""
        return self.stays.get(key)


def picture_of(file: CaseFile, on: date, trips: Sequence[PlannedTrip] = ()) -> StayPicture:
    """Return what there is to show on a day, with trips that are only planned or without."""
    return picture_from(history_of(file), on, trips)


def picture_from(history: StayHistory, on: date, trips: Sequence[PlannedTrip] = ()) -> StayPicture:
    """Return what there is to show of a history; its own crossings are those of the table."""
    real = review = review_stays(history, on=on)
    whole = history
    if trips:
        whole = with_trips(history, trips)
        review = review_stays(whole, on=on)
    stays: dict[UUID, CountedStay] = {
        each.id: stay for stay in review.stays for each in stay.crossings
    }
    shown = tuple(reversed(in_order(history.crossings)))
    return StayPicture(shown, review, real, Scene(items_of(review, whole), on), stays)
