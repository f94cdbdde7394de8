"""Where answers go is a value that a lead changes piece by piece and that can be turned round."""

from __future__ import annotations

from lifaudit.domain.routes import (
    CodeRoute,
    Mapping,
    Route,
    following,
    turned,
    without_questions,
)
from lifaudit.instruments.library import form

DIVE = form("multi-agency-deep-dive")


def test_a_lead_changes_a_mapping_piece_by_piece():
    mapping = Mapping((Route("a", ("b",)), Route("c")), (Route("s", ("t",)),))
    assert mapping.sent("c", "d", "e").questions[1] == Route("c", ("d", "e"))
    assert mapping.section_sent("s").sections == (Route("s"),)
    coded = mapping.coded("a", "x", "y").coded("a", "x", "z")
    assert coded.questions[0].codes == (CodeRoute("x", "z"),)
    assert mapping.graded("x", "y").grades == (CodeRoute("x", "y"),)
    assert without_questions(mapping).questions == (Route("a"), Route("c"))


def test_a_section_of_the_panel_follows_that_of_the_agencies():
    main = Mapping((), (Route("voice", ("recognition",)), Route("impact", ("gone",))))
    panel = Mapping((), (Route("voice"), Route("impact"), Route("overall", ("overall",))))
    assert following(panel, main, DIVE).sections == (
        Route("voice", ("recognition",)),
        Route("impact"),
        Route("overall", ("overall",)),
    )


def test_the_way_back_is_the_mapping_turned_round():
    codes = (CodeRoute("x", "z"), CodeRoute("y", "z"), CodeRoute("w"))
    mapping = Mapping((Route("a", ("b",), codes), Route("c", ("b", "d"))), (), codes)
    assert turned(mapping) == Mapping(
        (Route("b", ("a",), (CodeRoute("z", "x"),)), Route("d", ("c",))),
        (),
        (CodeRoute("z", "x"),),
    )
