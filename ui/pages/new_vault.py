"""The wizard that makes a vault: where, who, passphrase; the recovery sheet has its own page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.places import is_there
from lifaudit.services.policy import in_force
from ui.bridge import door
from ui.bridge.desk import Desk
from ui.bridge.founding import STEPS, TITLES, Founding, Step, missing_in, step_after, step_before
from ui.bridge.route import NewVault, RecoverySheet, Unlock
from ui.fields.form import FormCard
from ui.pages.new_vault_steps import FOUND, JOIN, PassphraseStep, WhereStep, WhoStep
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.leaf import centre_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, holder, row
from ui.widgets.waiting import Waiting

WIDTH = 640
WHY = {
    Step.WHERE: "The vault is a folder on this laptop's own disk. Everything in it is encrypted.",
    Step.WHO: "Your name and agency stand beside what you record and on the reports you sign.",
    Step.PASSPHRASE: "It encrypts the vault. Whoever finds the laptop has only guessing left.",
}


class NewVaultPage(QWidget):
    """Shows one step at a time; the last makes the vault and leads to its recovery sheet."""

    def __init__(self, desk: Desk, route: NewVault) -> None:
        super().__init__()
        self.setObjectName("new-vault")
        self._desk, self._step = desk, STEPS[0]
        self.asked = Founding(folder=str(first_place()))
        self.steps = {
            Step.WHERE: WhereStep(self.asked),
            Step.WHO: WhoStep(JOIN if route.joins else FOUND),
            Step.PASSPHRASE: PassphraseStep(),
        }
        self.head = PageHead("")
        self.banner = Banner()
        self._waiting = Waiting("Making the vault and your signing identity")
        self.back = quiet("Back", "arrow-left").does(self._back)
        self.on = primary("Continue").does(self.go_on)
        centre_page(self, *self._parts(), width=WIDTH)
        self._show(STEPS[0])

    def focus_first(self) -> None:
        """Put the focus on the first thing this step asks."""
        self.steps[self._step].focus_first()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._step

    def _parts(self) -> tuple[QWidget, ...]:
        card = FormCard()
        for step in self.steps.values():
            card.room.addWidget(step)
        card.hold(column(self.banner, self._waiting, gap=Space.M))
        return self.head, card, holder(row(self.back, None, self.on))

    def _show(self, step: Step) -> None:
        self._step = step
        for each, form in self.steps.items():
            form.setVisible(each is step)
        self.head.above(f"New vault \N{EM DASH} step {STEPS.index(step) + 1} of {len(STEPS)}")
        self.head.heading.setText(TITLES[step])
        self.head.hint.setText(WHY[step])
        is_last = step_after(step) is Step.RECOVERY
        self.on.setText("Make the vault" if is_last else "Continue")
        self.on.setAccessibleName(self.on.text())
        self.back.setText("Back" if step is not STEPS[0] else "Not now")
        self.focus_first()

    def _back(self) -> None:
        if self._step is STEPS[0]:
            self._desk.go(Unlock())
        else:
            self._show(step_before(self._step))

    def go_on(self) -> None:
        """Take the step's answers, and go to the next when nothing is missing."""
        self.banner.hide()
        step = self.steps[self._step]
        self.asked = replace(self.asked, **step.answers())
        if step.prove(missing_in(self._step, self.asked)):
            {
                Step.WHERE: self._prove_place,
                Step.WHO: self._ask_passphrase,
                Step.PASSPHRASE: self._make,
            }[self._step]()

    def _prove_place(self) -> None:
        self._desk.runner.serve(
            door.prove_place,
            lambda _none: self._show(Step.WHO),
            Path(self.asked.folder),
            on_error=self._on_bad_place,
        )

    def _on_bad_place(self, error: LifauditError) -> None:
        self.steps[Step.WHERE].refuse(str(error))

    def _ask_passphrase(self) -> None:
        asked = self.asked
        self.steps[Step.PASSPHRASE].know(asked.name, asked.partnership, asked.area, asked.agency)
        self._show(Step.PASSPHRASE)

    def _make(self) -> None:
        self._wait(waiting=True)
        self._desk.runner.serve(
            door.found,
            partial(self._desk.take, to=RecoverySheet(first=True)),
            self.asked,
            self._desk.clock,
            on_error=self._on_refused,
        )

    def _on_refused(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        self.banner.say(error.title, error.advice, "danger")

    def _wait(self, *, waiting: bool) -> None:
        self._waiting.setVisible(waiting)
        for part in (self.back, self.on, self.steps[self._step]):
            part.setEnabled(not waiting)


def first_place() -> Path:
    """Return a folder that is free: where vaults must lie, or else among the person's own data."""
    allowed = in_force().vault_folder
    home = Path(allowed) if allowed else platformdirs.user_data_path("lifaudit", appauthor=False)
    names = (f"vault {number}" if number > 1 else "vault" for number in count(1))
    return next(home / name for name in names if not is_there(home / name))
