"""Use cases: functions of a unit that return a Change or a value."""
