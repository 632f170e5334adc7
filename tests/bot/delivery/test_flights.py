from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.flights import SLOTS, Flights
from bot.store.delivery import Delivery

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "flights"


def flight(chat_id: int) -> Delivery:
    return Delivery(7, chat_id, "en")


def test_what_left_and_was_not_settled_is_known_after_a_death(path: Path) -> None:
    flights = Flights(path)
    flights.open(3)
    for chat_id in (1001, -5, 2**52):
        flights.take_off(flight(chat_id))
    flights.take_off(flight(1001))
    flights.land(flight(-5))
    aboard = Flights(path).aboard()  # read while the dead one's map is still open
    flights.close(is_settled=False)
    assert aboard
    assert aboard.claim == 3
    assert aboard.pairs == {(7, 1001), (7, 2**52)}


def test_slots_are_used_again_and_again(path: Path) -> None:
    flights = Flights(path)
    flights.open(1)
    for chat_id in range(3 * SLOTS):
        flights.take_off(flight(chat_id))
        flights.land(flight(chat_id))
    aboard = Flights(path).aboard()
    flights.close(is_settled=False)
    assert aboard
    assert aboard.pairs == set()


@pytest.mark.parametrize("content", [b"", b"flights1", b"\0" * 16448, b"x" * 16448])
def test_a_log_that_is_not_one_proves_nothing(path: Path, content: bytes) -> None:
    assert Flights(path).aboard() is None
    path.write_bytes(content)
    assert Flights(path).aboard() is None


def test_a_log_from_before_the_machine_went_down_proves_nothing(path: Path) -> None:
    flights = Flights(path)
    flights.open(1)
    flights.close(is_settled=False)
    written = bytearray(path.read_bytes())
    written[10] ^= 1  # of the boot id
    path.write_bytes(written)
    assert Flights(path).aboard() is None


def test_a_courier_that_settled_everything_leaves_no_log(path: Path) -> None:
    flights = Flights(path)
    flights.open(1)
    flights.close(is_settled=True)
    assert not path.exists()


def test_without_a_file_nothing_is_kept_and_nothing_known() -> None:
    flights = Flights(None)
    flights.open(1)
    flights.take_off(flight(1))
    flights.land(flight(1))
    flights.close(is_settled=True)
    assert flights.aboard() is None
