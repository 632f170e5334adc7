from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from tests.journeys.killing import SUBSCRIBERS, TOKEN, live_through_a_night

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 5


async def test_five_kills_lose_no_report_and_no_delivery_and_what_came_twice_is_known(
    tmp_path: Path,
) -> None:
    seed = secrets.randbelow(2**32)
    try:
        morning = await live_through_a_night(tmp_path, seed, KILLS)
    except BaseException as error:
        error.add_note(f"the seed of this night was {seed}")
        raise
    assert morning.faults(KILLS, SUBSCRIBERS, TOKEN) == [], f"seed {seed}: {morning}"
