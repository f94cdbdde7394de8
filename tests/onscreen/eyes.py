"""What a screen reader is told of the program, read off the accessibility bus as Orca reads it.

It runs under the system's own Python, which has the reader's library, and answers one line of JSON
for each line it is asked: `here` for what has the focus, `all` for everything that is shown.
"""

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen first

PROGRAM = "lifaudit"
PATIENCE = 30
TRIES = 3
GONE = (GLib.Error, TypeError)
"""What the library raises of things that were closed while they were looked at."""
OF_A_CONTAINER = frozenset({"table cell", "list item", "tree item", "tree table cell"})


class Eyes:
    """Follows the focus, and looks over all that is shown when asked."""

    def __init__(self):
        self._focused = None
        self._told = Atspi.EventListener.new(self._on_focus)
        self._told.register("object:state-changed:focused")

    def here(self):
        """Return what has the focus, or nothing."""
        for _ in range(TRIES):
            let_events_in()
            found = self._focused
            said = described(found) if found is not None else None
            let_events_in()
            if said and "focused" in said["states"] and found is self._focused:
                return said
        self._focused = _focused_in(children(program()))
        return described(self._focused) if self._focused is not None else None

    def all(self):
        """Return everything that is shown, each after what it lies in."""
        let_events_in()
        found = []
        for window in children(program()):
            _look(window, -1, found)
        return found

    def _on_focus(self, event):
        if event.detail1 and event.source is not None:
            self._focused = event.source


def described(one):
    """Return what a screen reader could say of a thing."""
    try:
        one.clear_cache()
        states = [state.value_nick for state in one.get_state_set().get_states()]
        role, is_stop = one.get_role_name(), "focusable" in states
        return {
            "id": one.path,
            "role": role,
            "name": one.get_name() or "",
            "label": _label(one) if is_stop else "",
            "description": (one.get_description() or "") if is_stop else "",
            "states": states,
            "inside": _container(one) if role in OF_A_CONTAINER else "",
        }
    except GONE:
        return None


def children(one):
    """Return what lies in a thing, as far as it is there still."""
    try:
        found = [one.get_child_at_index(at) for at in range(one.get_child_count())]
    except GONE:
        return []
    return [child for child in found if child is not None]


def program():
    """Wait until the program is on the bus."""
    desktop, waited = Atspi.get_desktop(0), 0.0
    while waited < PATIENCE:
        let_events_in()
        for app in children(desktop):
            if app.get_name() == PROGRAM:
                return app
        time.sleep(0.1)
        waited += 0.1
    sys.exit("the program never came onto the accessibility bus")


def let_events_in():
    """Hear what was told since."""
    context = GLib.MainContext.default()
    while context.iteration(False):  # noqa: FBT003 - it may not wait
        pass


def _focused_in(ones):
    """Return what has the focus among things and all within, the innermost first."""
    for one in ones:
        said = described(one)
        if said is None or "showing" not in said["states"]:
            continue
        within = _focused_in(children(one))
        if within is not None or "focused" in said["states"]:
            return within or one
    return None


def _look(one, parent, found):
    said = described(one)
    if said is None or "showing" not in said["states"]:
        return
    said["parent"] = parent
    found.append(said)
    at = len(found) - 1
    if "manages-descendants" in said["states"] and said["role"] in ("table", "tree", "tree table"):
        return  # a list says its lines one by one, as somebody goes through them
    for child in children(one):
        _look(child, at, found)


def _label(one):
    for relation in one.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name() or ""
    return ""


def _container(one):
    around = one.get_parent()
    return (around.get_name() or _label(around)) if around is not None else ""


def main():
    """Answer until nobody asks any more."""
    Atspi.init()
    program()
    eyes = Eyes()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        answer = {"here": eyes.here, "all": eyes.all}[line.strip()]()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
