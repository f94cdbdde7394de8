"""Choosing what gets a third look: all of the weakest, and a share of the rest by chance."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from lifaudit.domain.errors.base import LifauditError
from lifaudit.services.moderating import ModerationView, Share, fresh_seed
from ui.fields.check import CheckField
from ui.fields.form import FormCard
from ui.fields.plain import NumberField, ShortTextField
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.stack import Flow, holder, row

USUAL = "20"
WHAT = (
    "A third look finds what agencies and panel both missed. Take everything graded weakest, and a "
    "share of the rest by chance, so that nobody can tell beforehand what is looked at."
)
WHOLE = "Error: write a whole number from 0 to 100"
AGAIN = "Anybody who has it can repeat the choice."


class ChoiceCard(FormCard):
    """What is asked of the choice; `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Choose what is moderated", WHAT)
        self.setObjectName("moderation.choice")
        self.banner = Banner()
        self.weakest = CheckField("Everything graded weakest overall")
        self.weakest.set_value(value=True)
        self.share = NumberField("Per cent of the rest", "By chance; 10 to 20 is usual.")
        self.share.set_value(USUAL)
        self.seed = ShortTextField("Seed", AGAIN)
        self.seed.set_value(fresh_seed())
        self.another = quiet("Another seed", "refresh").does(self._renew)
        self.go = primary("Choose", "dice-5").does(self._tell)
        self.go.setObjectName("moderation.choice.go")
        self.hold(self.banner)
        self.hold(self.weakest)
        self.room.addWidget(holder(Flow(self.share, self.seed, gap=Space.L)))
        self.hold(row(self.another, None))
        self.hold(row(self.go, None))

    def show_view(self, view: ModerationView) -> None:
        """Say what the weakest grade is called and how much carries it now."""
        words = (
            f"Everything that the panel or any agency graded {view.weakest} overall "
            f"({view.weak} of {view.held} now)"
        )
        self.weakest.box.setText(words.replace("&", "&&"))
        self.weakest.setAccessibleName(words)
        self.weakest.box.setAccessibleName(words)

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        self.weakest.focus_first()

    @Slot(object)
    def refuse(self, error: LifauditError) -> None:
        """Say why nothing was chosen."""
        self.banner.say(error.title, error.advice, "danger")

    def _renew(self) -> None:
        self.seed.set_value(fresh_seed())

    def _tell(self) -> None:
        self.banner.hide()
        self.share.flush()
        share = self.share.value
        fits = share.isdecimal() and int(share) <= 100  # noqa: PLR2004 - per cent
        self.share.mark_wrong("" if fits else WHOLE)
        if fits:
            seed = self.seed.value.strip()
            self.chosen.emit(Share(int(share), seed, self.weakest.value))
