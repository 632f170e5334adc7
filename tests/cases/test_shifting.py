"""What is said of officials goes where they go."""

from __future__ import annotations

from dataclasses import replace

from cases.case import Case, Target
from cases.shifting import shifted

CASE = Case(id=1, title="A poem", targets=tuple(Target(id_, "", "") for id_ in (7, 8, 9)))


def test_a_path_follows_its_official_and_goes_with_them() -> None:
    first, second, third = CASE.targets
    after = replace(CASE, targets=(third, Target(10, "", ""), first))
    paths = [
        "title",
        "targets",
        "targets[0]",
        "targets[1].role",
        "targets[2].emails",
        "targets[9]",
    ]
    assert dict(shifted(paths, CASE, after)) == {
        "title": "title",
        "targets": "targets",
        "targets[0]": "targets[2]",
        "targets[1].role": None,
        "targets[2].emails": "targets[0].emails",
        "targets[9]": None,
    }
    assert second.id == 8
