"""Settings: the environment (``HOTLINE_…``) and one YAML file (``HOTLINE_CONFIG``), with defaults that work.

A value that can't be used raises `SettingError`, which names the setting, what it was and what it may be.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.calendar import Calendar
from domain.callbacks import RetryPolicy
from domain.queues import STRATEGIES, Queue
from hotline.callback_settings import CallbackConfig
from hotline.errors import SettingError
from hotline.quality_settings import QualityConfig
from hotline.records_settings import FilesConfig, GradeConfig, RetentionConfig, default_grades
from hotline.self_service_settings import SelfServiceConfig
from hotline.site_settings import GroupConfig, HoursConfig, OutbreakConfig, blocks_of, default_groups


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SocketAddress(_Strict):
    """Where a server listens."""

    host: str
    port: int = Field(ge=1, le=65_535)

    @classmethod
    def parse(cls, text: str) -> Self:
        """From ``host:port``. Raises ValueError."""
        host, separator, port = text.rpartition(":")
        if not separator or not host or not port.isdigit():
            raise ValueError("write it as host:port, such as 127.0.0.1:8080")
        return cls(host=host.strip("[]"), port=int(port))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _sip(value: object) -> object:
    if not isinstance(value, str):
        return value
    transport, separator, rest = value.partition(":")
    if transport != "udp" or not separator:
        raise ValueError("write it as udp:host:port; UDP is the transport there is")
    address = SocketAddress.parse(rest)
    try:
        ip_address(address.host)
    except ValueError:
        raise ValueError("the host must be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0") from None
    return address


def _http(value: object) -> object:
    return SocketAddress.parse(value) if isinstance(value, str) else value


def _ports(value: object) -> object:
    if not isinstance(value, str):
        return value
    first, separator, last = value.partition("-")
    if not separator or not first.isdigit() or not last.isdigit():
        raise ValueError("write it as first-last, such as 16384-17383")
    ports = range(int(first), int(last) + 1)
    if len(ports) < 2 or ports[0] < 1024 or ports[-1] > 65_535:
        raise ValueError("first must lie below last, both between 1024 and 65535")
    return ports


class QueueConfig(_Strict):
    """A queue, as in `domain.queues.Queue`."""

    id: str = Field(pattern=r"^[a-z0-9_-]{1,32}$")
    name: str
    strategy: str = "longest_idle"
    ring_timeout_s: float = Field(15.0, gt=0, le=120)
    announce_every_s: float = Field(20.0, ge=5, le=600)
    service_threshold_s: float = Field(15.0, gt=0, le=600)
    numbers: tuple[str, ...] = ()
    """Called numbers that lead here; the first queue takes the rest."""
    script: str | None = None
    """What its agents say; the centre's script where it is not given."""

    @field_validator("strategy")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in STRATEGIES:
            raise ValueError(f"may be one of {', '.join(sorted(STRATEGIES))}")
        return value

    def queue(self) -> Queue:
        return Queue(
            id=self.id,
            name=self.name,
            strategy=self.strategy,
            ring_timeout_s=self.ring_timeout_s,
            announce_every_s=self.announce_every_s,
            service_threshold_s=self.service_threshold_s,
        )


class TrunkConfig(_Strict):
    """A line to the outside: outbound calls go to it, inbound ones from its host are trusted."""

    uri: str = Field(pattern=r"^sip:([^@\s]+@)?[^@\s]+$")
    user: str | None = None
    password: str | None = None
    caller: str | None = None
    """The number shown to who is called; the centre's own where it is not given."""
    number_format: Literal["national", "e164"] = "national"


class PbxConfig(_Strict):
    """`HOTLINE_ENGINE=pyvoip`: the PBX whose extension the centre is. Without `host` it stands alone."""

    host: str | None = None
    port: int = Field(5060, ge=1, le=65_535)
    user: str = "hotline"
    password: str = ""
    extensions: dict[str, str] = Field(default_factory=dict)
    """Stand-alone: user name of an agent to the SIP URI of their phone."""


class RetryConfig(_Strict):
    """When an unreached customer is tried again (C8). Seconds."""

    limit: int = Field(3, ge=1, le=20)
    busy_s: float = Field(180, ge=0)
    no_answer_s: float = Field(900, ge=0)
    declined_s: float = Field(7200, ge=0)
    unreachable_s: float = Field(600, ge=0)
    agent_unavailable_s: float = Field(5, ge=0)
    interrupted_s: float = Field(30, ge=0)

    def policy(self) -> RetryPolicy:
        return RetryPolicy(
            limit=self.limit,
            delays={outcome: timedelta(seconds=getattr(self, f"{outcome.value}_s")) for outcome in _RETRIED},
        )


_RETRIED = tuple(RetryPolicy().delays)


def _default_queues() -> tuple[QueueConfig, ...]:
    return (QueueConfig(id="service", name="客户服务"),)


class CentreConfig(_Strict):
    """The YAML file: what this centre is and how it behaves. Every entry has a default."""

    name: str = "阳光物业服务中心"
    number: str = "95001"
    """The hotline number: shown to who is called."""
    region: str = Field("CN", pattern=r"^[A-Z]{2}$")
    """Where numbers without a country code belong."""
    timezone: str = "Asia/Shanghai"
    script: str = "property"
    callback_script: str | None = None
    """What agents say in callbacks; the centre's script where it is not given."""
    silent_calls: Literal["prompt", "automatic"] = "prompt"
    """A caller who is not heard (T5): the agent is shown what to say, or the centre says it and releases the call."""
    noisy_calls: Literal["prompt", "automatic"] = "prompt"
    """The same for a line that is too noisy (T6)."""
    silence_s: float = Field(8.0, ge=2, le=120)
    """How long a caller may stay silent after they were connected, the agent's own speech not counted."""
    noise_s: float = Field(6.0, ge=2, le=60)
    """How long a line may be noisy without a word being made out."""
    queues: tuple[QueueConfig, ...] = Field(default_factory=_default_queues, min_length=1)
    trunks: tuple[TrunkConfig, ...] = ()
    pbx: PbxConfig = PbxConfig()
    retry: RetryConfig = RetryConfig()
    callbacks: CallbackConfig = CallbackConfig()
    """Visits, merging, calls of the centre itself (C2, C8, C9)."""
    quality: QualityConfig = QualityConfig()
    """Score cards, fault slips, appeals (Q1–Q6)."""
    self_service: SelfServiceConfig = SelfServiceConfig()
    """What the centre itself says and asks (C1, C8, K3, W2)."""
    hours: HoursConfig = HoursConfig()
    """Office hours, calling hours (C5), holidays."""
    groups: tuple[GroupConfig, ...] = Field(default_factory=default_groups)
    """Who does the work (W2)."""
    outbreaks: OutbreakConfig = OutbreakConfig()
    """Like reports from one building (W9)."""
    recurring: tuple[str, ...] = ()
    """Service types whose recurring matters open by themselves, such as S16, S18 and S31."""
    handover_min: float = Field(15.0, gt=0, le=1440)
    """How long a hand-over may stay unanswered before it comes back, and the lead sees it (O2). Minutes."""
    grades: dict[str, GradeConfig] = Field(default_factory=default_grades)
    """Grades of customers, by key (R4)."""
    retention: RetentionConfig = RetentionConfig()
    """How long things are kept (R3)."""
    files: FilesConfig = FilesConfig()
    """Photos and papers."""
    max_calls: int = Field(200, ge=1, le=10_000)
    """Calls in progress at a time; further ones hear busy."""
    answer_after_ms: int = Field(0, ge=0, le=60_000)
    """Ring policy (T2): how long a call rings before the centre answers."""
    callback_ring_s: float = Field(30.0, gt=0, le=120)
    """How long a customer's phone rings in a callback."""
    callback_patience_s: float = Field(120.0, ge=0)
    """How long a due callback waits for the agent it was booked for."""
    console_grace_s: float = Field(30.0, ge=0)
    """How long an agent's console may be gone before they get no more calls."""
    session_hours: float = Field(12.0, gt=0, le=720)
    advertise: str | None = None
    """IP address that phones are told to send audio to, where it is not the one we listen on."""

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("may be a name of the tz database, such as Asia/Shanghai")
        return value

    @model_validator(mode="after")
    def _unique(self) -> Self:
        ids = [queue.id for queue in self.queues]
        if len(set(ids)) != len(ids):
            raise ValueError("queues: two queues have the same id")
        groups = [group.name for group in self.groups]
        if len(set(groups)) != len(groups):
            raise ValueError("groups: two groups have the same name")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def office(self) -> Calendar:
        """Business hours."""
        return self._calendar(self.hours.office, "office")

    @property
    def calling(self) -> Calendar:
        """When customers may be called (C5)."""
        return self._calendar(self.hours.calling, "calling hours")

    def _calendar(self, week: Mapping[int, tuple[tuple[int, int], ...]], name: str) -> Calendar:
        return Calendar(self.zone, blocks_of(week), self.hours.holidays, self.hours.worked, name=name)

    def calendar_of(self, group: str) -> Calendar:
        """When a group works: around the clock, or in office hours; a group nobody knows is on duty always."""
        found = self.group(group)
        return Calendar.always(self.zone) if found is None or found.around_the_clock else self.office

    def group(self, name: str) -> GroupConfig | None:
        return next((group for group in self.groups if group.name == name), None)

    def midnight(self, at: datetime) -> datetime:
        """When the day of `at` began at the centre."""
        return at.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)

    def day(self, at: datetime) -> date:
        """The day it is at the centre."""
        return at.astimezone(self.zone).date()

    def script_of(self, queue: str | None) -> str:
        """Id of the script for calls of a queue; None: for callbacks (T9, P8)."""
        if queue is None:
            return self.callback_script or self.script
        return next((entry.script for entry in self.queues if entry.id == queue and entry.script), self.script)

    def queue_of(self, called: str) -> str:
        """Id of the queue that calls to `called` go to."""
        return next((queue.id for queue in self.queues if called in queue.numbers), self.queues[0].id)


class Settings(BaseSettings):
    """The environment. `load` gives these with the YAML file read in."""

    model_config = SettingsConfigDict(env_prefix="HOTLINE_", extra="ignore", frozen=True, arbitrary_types_allowed=True)

    data: Path = Path("data")
    sip: Annotated[SocketAddress, NoDecode, BeforeValidator(_sip)] = SocketAddress(host="127.0.0.1", port=5060)
    rtp_ports: Annotated[range, NoDecode, BeforeValidator(_ports)] = range(16_384, 17_384)
    http: Annotated[SocketAddress, NoDecode, BeforeValidator(_http)] = SocketAddress(host="127.0.0.1", port=8080)
    database_url: str = ""
    redis_url: str = ""
    vosk_model: Path | None = None
    engine: Literal["native", "pyvoip"] = "native"
    config: Path | None = None
    trunk: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    centre: Annotated[CentreConfig, Field(exclude=True)] = CentreConfig()

    @property
    def recordings(self) -> Path:
        return self.data / "recordings"

    @property
    def database(self) -> str:
        """URL of the database: the one given, else SQLite in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'hotline.db'}"


def load() -> Settings:
    """Settings of this process. Raises `SettingError`."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise _named(error, "HOTLINE_") from None
    centre = _read_centre(settings.config) if settings.config else CentreConfig()
    if settings.trunk:
        try:
            trunk = TrunkConfig(uri=settings.trunk)
        except ValidationError:
            raise SettingError("HOTLINE_TRUNK", settings.trunk, "write a SIP URI such as sip:10.0.0.1:5060") from None
        centre = centre.model_copy(update={"trunks": (trunk, *centre.trunks)})
    return settings.model_copy(update={"centre": centre})


def _read_centre(path: Path) -> CentreConfig:
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError("HOTLINE_CONFIG", str(path), f"it must be a readable file ({error.strerror})") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingError("HOTLINE_CONFIG", str(path), f"it must be YAML ({' '.join(str(error).split())})") from None
    try:
        return CentreConfig.model_validate(data or {})
    except ValidationError as error:
        raise _named(error, f"HOTLINE_CONFIG {path}: ") from None


def _named(error: ValidationError, prefix: str) -> SettingError:
    """The first thing that is wrong, as one line."""
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"])
    name = prefix + (path.upper() if prefix == "HOTLINE_" else path)
    return SettingError(name, str(first["input"]), first["msg"].removeprefix("Value error, "))
