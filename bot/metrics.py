"""What an operator can count. Labels are names of events: never a chat, a person, a text."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# From "at once" to "the person taps again": a tap over two seconds is felt as broken.
_TAP_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10)


class Metrics:
    """The bot's counters, one set per registry: two bots in one process share nothing."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        """Without a registry they are counted in one of their own, `self.registry`."""
        self.registry = registry if registry is not None else CollectorRegistry()
        self.updates = Counter(
            "bot_updates_handled", "Updates handled to the end", registry=self.registry
        )
        self.poison = Gauge(
            "bot_updates_poison",
            "Updates set aside with their error, at present",
            registry=self.registry,
        )
        self._deliveries = Counter(
            "bot_deliveries", "Deliveries settled, by state", ["state"], registry=self.registry
        )
        self.reports = Counter(
            "bot_reports", "Appeals reported and counted", registry=self.registry
        )
        self.inbox_open = Gauge(
            "bot_inbox_open",
            "Updates waiting to be handled, or being handled",
            registry=self.registry,
        )
        self.deliveries_waiting = Gauge(
            "bot_deliveries_waiting",
            "Deliveries waiting, or on their way, in every broadcast that goes on",
            registry=self.registry,
        )
        self.tap_seconds = Histogram(
            "bot_tap_seconds",
            "From the claim of an update until it was done",
            buckets=_TAP_BUCKETS,
            registry=self.registry,
        )

    def settled(self, state: str, count: int = 1) -> None:
        """Count deliveries that ended in this state, one of `bot.store.broadcasts.FINAL`."""
        self._deliveries.labels(state).inc(count)
