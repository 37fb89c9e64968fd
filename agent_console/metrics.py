"""Figures for Prometheus, in a registry of their own. Labels are few and never personal."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from domain.agents import AgentState
from domain.calls import CallState
from hotline.bus.facts import CallChanged, CallHeard, Fact
from hotline.centre import Centre
from hotline.clock import Clock
from hotline.flows.scheduler import Scheduler


class Metrics:
    """Counts facts as they are told; reads the floor when it is asked."""

    def __init__(self, centre: Centre, clock: Clock) -> None:
        self.registry = CollectorRegistry()
        self.consoles = Gauge("hotline_consoles", "Consoles connected.", registry=self.registry)
        self.http = Histogram(
            "hotline_http_request_seconds",
            "Time to answer a request.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._ended = Counter(
            "hotline_calls_ended", "Calls that ended.", ("direction", "cause"), registry=self.registry
        )
        self._gaps = Counter(
            "hotline_transcription_gaps", "Stretches of speech not heard (overload).", registry=self.registry
        )
        self.registry.register(_Floor(centre, clock))
        self.registry.register(_Jobs(centre.scheduler))

    def count(self, fact: Fact) -> None:
        match fact:
            case CallChanged(call, entry) if call.end_cause is not None and entry is not None:
                if entry.event == "ended":
                    self._ended.labels(call.direction.value, call.end_cause.value).inc()
            case CallHeard(line) if line.gap:
                self._gaps.inc()
            case _:
                pass

    def text(self) -> bytes:
        """The exposition format, version 0.0.4."""
        return generate_latest(self.registry)


class _Jobs(Collector):
    """What the centre does by itself, job by job."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler

    def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
        labels = ["job"]
        runs = CounterMetricFamily("hotline_job_runs", "Runs of what the centre does by itself.", labels=labels)
        failures = CounterMetricFamily("hotline_job_failures", "Those that failed.", labels=labels)
        last_s = GaugeMetricFamily("hotline_job_seconds", "How long the last run took.", labels=labels)
        last_at = GaugeMetricFamily("hotline_job_last_run_timestamp_seconds", "When it began.", labels=labels)
        next_at = GaugeMetricFamily("hotline_job_next_run_timestamp_seconds", "When it comes again.", labels=labels)
        for name, state in self._scheduler.states.items():
            runs.add_metric([name], state.runs)
            failures.add_metric([name], state.failures)
            if state.last_at is not None:
                last_s.add_metric([name], state.last_s)
                last_at.add_metric([name], state.last_at.timestamp())
            if state.next_at is not None:
                next_at.add_metric([name], state.next_at.timestamp())
        yield from (runs, failures, last_s, last_at, next_at)

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing, as below."""
        return []


class _Floor(Collector):
    """The centre as it is at the moment of the scrape."""

    def __init__(self, centre: Centre, clock: Clock) -> None:
        self._centre = centre
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        calls = GaugeMetricFamily("hotline_calls", "Calls going on.", labels=["state"])
        states = [call.state for call in self._centre.calls.live()]
        for state in CallState:
            if state is not CallState.ENDED:
                calls.add_metric([state.value], states.count(state))
        yield calls
        agents = GaugeMetricFamily("hotline_agents", "Agents by state.", labels=["state"])
        standing = [agent.state for agent in self._centre.floor.agents()]
        for activity in AgentState:
            agents.add_metric([activity.value], standing.count(activity))
        yield agents
        now = self._clock()
        waits = [(now - entry.since).total_seconds() for entry in self._centre.floor.waiting()]
        yield GaugeMetricFamily("hotline_waiting", "Callers waiting for a person.", value=len(waits))
        longest = max(waits, default=0.0)
        yield GaugeMetricFamily("hotline_longest_wait_seconds", "The longest of those waits.", value=longest)

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing: so that registering reads nothing from the centre."""
        return []
