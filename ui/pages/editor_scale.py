"""Writing an instrument: one scale and its points."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.arranging import with_scale
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.rekeying import Named
from lifaudit.domain.scale import Scale
from lifaudit.domain.spots import Part, Spot
from ui.fields.bound import Bound
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.fields.scale_points import PointsField
from ui.pages.editor_room import Room


class ScaleRoom(Room):
    """The properties of one scale; its key follows its title until it is published."""

    def __init__(self, form: Instrument, spot: Spot, fixed: frozenset[str]) -> None:
        super().__init__(form, spot, fixed)
        self.bound = Bound(form.scale(spot.key), self)
        self.bound.told.connect(self._on_told)
        title = ShortTextField("Title", "Such as: How far it was evidenced.")
        self.points = PointsField()
        self.room.addWidget(
            FormCard(
                "",
                "",
                self.bound.bind("title", self.known_as("title", title)),
                self.bound.bind("points", self.known_as("point", self.points)),
                self.bound.bind("key", self.known_as("key", self.key_field())),
            )
        )

    def take(self, form: Instrument) -> None:
        super().take(form)
        self.bound.show(form.scale(self.spot.key))

    def _on_told(self, said: Scale) -> None:
        before = self.form.scale(self.spot.key)
        key = self.key_after(Named(before.key, before.title), Named(said.key, said.title))
        now = replace(said, key=key)
        self.spot = Spot(Part.SCALE, now.key)
        self.tell(with_scale(self.form, before.key, now))
        self.bound.show(self.form.scale(now.key))
