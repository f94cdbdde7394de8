"""The demo's beginning: a vault, its partnership, the plan of an audit and its sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from lifaudit.demo import theme
from lifaudit.demo.frame import write_frame
from lifaudit.demo.story import Child, Story
from lifaudit.domain.audit import AuditType
from lifaudit.domain.case import Case, Method
from lifaudit.domain.partnership import Agency, Partnership, Person
from lifaudit.domain.sampling import Wish
from lifaudit.frames.read import read_frame
from lifaudit.services import chosen, planning, register, sampling
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

PLANS = {
    "early-help": "Early help",
    "child-in-need": "Child in need",
    "child-protection": "Child protection",
}
RESERVES = 4


def found(vault: Vault, story: Story) -> None:
    """Found the partnership with its agencies and the lead's signing identity, and its module."""
    with vault.unit() as unit:
        for body in story.agencies:
            register.save_agency(unit, Agency(body.id, body.name, body.short, body.type))
        ours = Partnership(register.OURS, story.partnership, story.area)
        lead = story.lead
        me = Person(vault.person, lead.name, lead.role, lead.job, lead.agency)
        register.found(unit, ours, me, vault.keys)
        theme.publish(unit)


def plan(unit: Unit, story: Story, agencies: int, today: date) -> str:
    """Plan the deep dive and ask the agencies to take part; returns the audit's id."""
    told = story.audit
    audit = planning.new_audit(unit, AuditType.DEEP_DIVE, told.title).audit
    stands = planning.audit_of(unit, audit)
    planned = replace(
        stands,
        theme=told.theme,
        trigger=told.trigger,
        why=told.why,
        linked_to=told.linked_to,
        questions=told.questions,
        proportionality=told.proportionality,
        period_from=today - timedelta(days=380),
        period_to=today - timedelta(days=15),
        returns_due=today + timedelta(days=28),
        audit_day=today + timedelta(days=42),
        report_due=today + timedelta(days=70),
        dpia=told.dpia,
        sharing_agreement=told.sharing_agreement,
    )
    planning.save_plan(unit, planned)
    theme.choose(unit, audit)
    for body in story.agencies[:agencies]:
        planning.expect(unit, audit, body.id)
    return audit


def sample(unit: Unit, audit: str, story: Story, frame: Path, cases: int) -> None:
    """Import a frame, leave lines out with a reason, draw by a seed, replace one case."""
    write_frame(frame, seed=2026, cases=cases)
    draft = read_frame(frame)
    sampling.import_frame(unit, audit, draft)
    for line, reason in zip(draft.lines, story.exclusions, strict=False):
        sampling.exclude(unit, audit, line.reference, reason)
    draw(unit, audit, story, "exampleshire-autumn", cases)
    if cases > 1:
        second = chosen.cases(unit, audit)[1]
        chosen.replace_case(unit, audit, second.case, story.replacement)


def draw(unit: Unit, audit: str, story: Story, seed: str, cases: int) -> None:
    """Draw so many cases by a seed, divided among the plans as the story's own are."""
    shares = _shares(story, cases)
    wish = Wish(Method.STRATIFIED, seed, cases, RESERVES, "Plan", 1, shares)
    sampling.draw(unit, audit, wish)


def cast(unit: Unit, audit: str, story: Story) -> dict[str, Child]:
    """Give each drawn case a child of the story with the same plan; returns them by case code."""
    waiting = {plan: _named(story, plan) for plan in PLANS.values()}
    given: dict[str, Child] = {}
    for case in chosen.cases(unit, audit):
        queue = waiting[case.stratum]
        child = queue.pop(0)
        queue.append(child)
        chosen.save_case(unit, _described(case, child))
        given[case.case] = child
    return given


def _named(story: Story, plan: str) -> list[Child]:
    return [one for one in story.children if PLANS[one.plan_status] == plan]


def _described(case: Case, child: Child) -> Case:
    return replace(
        case,
        age_band=child.age_band,
        gender=child.gender,
        ethnicity=child.ethnicity,
        needs=child.needs,
        plan_status=child.plan_status,
    )


def _shares(story: Story, cases: int) -> tuple[tuple[str, int], ...]:
    """Divide the cases among the plans as the story's own eight are divided."""
    plans = [PLANS[story.children[n % len(story.children)].plan_status] for n in range(cases)]
    return tuple((plan, plans.count(plan)) for plan in PLANS.values() if plan in plans)
