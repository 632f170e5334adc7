"""The engine: everything that touches the world."""

import os

# python-telegram-bot warns of every 429 unless its spans are asked for as they will be one day.
os.environ.setdefault("PTB_TIMEDELTA", "true")
