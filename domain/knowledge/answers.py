"""Answers of the knowledge base (handbook K1): words with an owner and an expiry, kept in versions, never deleted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from domain.errors import Fault, IllegalTransition, InvalidValue
from domain.knowledge.reading import Reading

KEYS = range(1, 10)
"""Keys of the self-service menu (K3); 0 is for a person."""

LONGEST_TITLE = 120
LONGEST_TEXT = 8_000
LONGEST_SPOKEN = 600
"""About two minutes of speech: a caller hears no more than that."""
MOST_PHRASES = 40
LONGEST_PHRASE = 80


class AnswerState(Enum):
    """Of an answer's newest words; older ones may be offered meanwhile (`Answer.live_version`)."""

    DRAFT = "draft"
    WAITING = "waiting"
    """Published; goes live at its time, when everybody asked has read and signed it (K2)."""
    IN_FORCE = "in_force"
    RETIRED = "retired"


class AnswerDeed(Enum):
    SAVE = "save"
    PUBLISH = "publish"
    GO_LIVE = "go_live"
    """Its time has come, and everybody asked has signed."""
    RELEASE = "release"
    """A lead lets it go live although signatures are missing (K2)."""
    RETIRE = "retire"


_S, _D = AnswerState, AnswerDeed

TRANSITIONS: Mapping[tuple[AnswerState, AnswerDeed], AnswerState] = {
    (_S.DRAFT, _D.SAVE): _S.DRAFT,
    (_S.DRAFT, _D.PUBLISH): _S.WAITING,
    (_S.DRAFT, _D.RETIRE): _S.RETIRED,
    (_S.WAITING, _D.SAVE): _S.DRAFT,
    (_S.WAITING, _D.GO_LIVE): _S.IN_FORCE,
    (_S.WAITING, _D.RELEASE): _S.IN_FORCE,
    (_S.WAITING, _D.RETIRE): _S.RETIRED,
    (_S.IN_FORCE, _D.SAVE): _S.DRAFT,
    (_S.IN_FORCE, _D.RETIRE): _S.RETIRED,
    (_S.RETIRED, _D.SAVE): _S.DRAFT,
}

NEEDS_REASON = frozenset({AnswerDeed.RELEASE, AnswerDeed.RETIRE})


@dataclass(frozen=True, slots=True)
class Words:
    """What an answer says, and how it is found."""

    title: str
    text: str
    """For the agent to read out or to tell in their own words."""
    questions: tuple[str, ...] = ()
    """As callers ask it."""
    keywords: tuple[str, ...] = ()
    spoken: str = ""
    """As the centre says it by itself (K3); empty: it never does."""
    key: int | None = None
    """Of the self-service menu (K3)."""
    category: str = ""
    service_types: tuple[str, ...] = ()
    """Ids in the service catalogue it has to do with."""
    owner: str = ""
    """User name of who keeps it true."""
    expires_on: date | None = None
    """The last local day on which it holds."""
    live_from: datetime | None = None
    """Not offered earlier; None: as soon as it may be."""
    reading: Reading | None = None
    """Who has to read and sign it first (K2); None: nobody."""


@dataclass(frozen=True, slots=True)
class Version:
    """Words as they were from one change to the next. Kept for ever, never changed."""

    answer_id: str
    version: int
    """From 1."""
    words: Words
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands."""

    id: str
    state: AnswerState
    newest: Version
    live: Version | None = None
    """What is offered now; older than `newest` while that is a draft or waits."""

    @property
    def shown(self) -> Version:
        """What who serves customers sees: the words in force, else the newest."""
        return self.live or self.newest

    @property
    def words(self) -> Words:
        return self.shown.words


@dataclass(frozen=True, slots=True)
class Change:
    """A line of an answer's history: who, when, what, from what, to what, why."""

    at: datetime
    by: str
    deed: AnswerDeed
    before: AnswerState
    after: AnswerState
    version: int
    reason: str = ""


def checked(words: Words) -> Words:
    """The words without blanks around them and phrases said twice. Raises `InvalidValue` where a rule is broken."""
    words = replace(
        words,
        title=words.title.strip(),
        text=words.text.strip(),
        spoken=words.spoken.strip(),
        category=words.category.strip(),
        owner=words.owner.strip(),
        questions=_phrases(words.questions, "questions"),
        keywords=_phrases(words.keywords, "keywords"),
        service_types=tuple(dict.fromkeys(filter(None, map(str.strip, words.service_types)))),
    )
    for name, text, most in (
        ("title", words.title, LONGEST_TITLE),
        ("text", words.text, LONGEST_TEXT),
        ("owner", words.owner, LONGEST_TITLE),
    ):
        if not text:
            raise InvalidValue(name, "must not be empty", Fault.NEEDED)
        if len(text) > most:
            raise InvalidValue(name, f"must be {most} characters at most", Fault.TOO_LONG)
    if len(words.spoken) > LONGEST_SPOKEN:
        raise InvalidValue("spoken", f"must be {LONGEST_SPOKEN} characters at most", Fault.TOO_LONG)
    if words.key is not None and words.key not in KEYS:
        raise InvalidValue("key", "a key of the menu is 1 to 9")
    if words.key is not None and not words.spoken:
        raise InvalidValue("spoken", "what the menu says under its key is needed", Fault.NEEDED)
    return words


def draft(answer_id: str, words: Words, by: str, now: datetime, note: str = "") -> tuple[Answer, Change]:
    """A new answer. Raises `InvalidValue`."""
    version = Version(answer_id, 1, checked(words), now, by, note.strip())
    answer = Answer(answer_id, AnswerState.DRAFT, version)
    return answer, Change(now, by, AnswerDeed.SAVE, AnswerState.DRAFT, AnswerState.DRAFT, 1, version.note)


def save(answer: Answer, words: Words, by: str, now: datetime, note: str = "") -> tuple[Answer, Change]:
    """The next version, a draft; what is live stays so until the draft takes its place. Raises `InvalidValue`."""
    words = checked(words)
    if words == answer.newest.words and answer.state is not AnswerState.RETIRED:
        raise InvalidValue("text", f"nothing is changed against version {answer.newest.version}")
    state = _after(answer, AnswerDeed.SAVE)
    version = Version(answer.id, answer.newest.version + 1, words, now, by, note.strip())
    change = Change(now, by, AnswerDeed.SAVE, answer.state, state, version.version, version.note)
    return replace(answer, state=state, newest=version), change


def act(answer: Answer, deed: AnswerDeed, by: str, now: datetime, reason: str = "") -> tuple[Answer, Change]:
    """The answer after a deed other than `SAVE`. Raises `IllegalTransition`, and `InvalidValue` without its reason."""
    state = _after(answer, deed)
    if deed in NEEDS_REASON and not reason.strip():
        raise InvalidValue("reason", f"{deed.value} needs a reason", Fault.NEEDED)
    change = Change(now, by, deed, answer.state, state, answer.newest.version, reason.strip())
    live = {AnswerState.IN_FORCE: answer.newest, AnswerState.RETIRED: None}.get(state, answer.live)
    return replace(answer, state=state, live=live), change


def is_expired(words: Words, today: date) -> bool:
    return words.expires_on is not None and words.expires_on < today


def is_offered(answer: Answer, today: date) -> bool:
    """Whether agents and callers may be given it: in force, and not expired (K1)."""
    return answer.live is not None and not is_expired(answer.live.words, today)


def _after(answer: Answer, deed: AnswerDeed) -> AnswerState:
    state = TRANSITIONS.get((answer.state, deed))
    if state is None:
        raise IllegalTransition(f"answer {answer.id}", answer.state.value, deed.value)
    return state


def _phrases(phrases: tuple[str, ...], name: str) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(filter(None, map(str.strip, phrases))))
    if len(kept) > MOST_PHRASES:
        raise InvalidValue(name, f"{MOST_PHRASES} at most", Fault.TOO_LONG)
    if any(len(phrase) > LONGEST_PHRASE for phrase in kept):
        raise InvalidValue(name, f"each must be {LONGEST_PHRASE} characters at most", Fault.TOO_LONG)
    return kept
