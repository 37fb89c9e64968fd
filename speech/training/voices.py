"""Who speaks: espeak-ng's voice variants, for training and kept for tests."""

from collections.abc import Sequence

_COMMON = ("f1", "f2", "f3", "f5", "m1", "m2", "m4", "m5", "m6", "m7")
TRAINING: Sequence[str] = (
    *("", "", ""), *_COMMON, "m8", *_COMMON, "croak", "whisper",
    *("Alex", "Alicia", "Andrea", "Denis", "Diogo", "Gene", "Hugo", "Jacky", "Lee", "Linda", "Marco", "Michael"),
    *("Mike", "Pablo", "Quincy", "steph", "Storm", "zac", "anika", "klatt", "klatt3", "grandma", "grandpa", "aunty"),
    *("adam", "boris", "david", "robert", "victor", "norbert", "Mario", "max", "john", "iven", "ed", "edward"),
    *("antonio", "caleb", "benjamin", "marcelo", "Henrique", "sandro", "shelby", "anika", "steph2", "Nguyen"),
)  # fmt: skip
"""As often as each is drawn."""

KEPT_BACK: Sequence[str] = ("f4", "m3", "Annie", "Andy", "belinda", "rob", "klatt4", "travis")
"""Never heard in training: what a new voice costs."""

ORDINARY: Sequence[str] = ("", "f1", "f2", "f3", "m1", "m2")
"""Plain voices, for the figure that is nearest to the demo."""


def heard() -> list[str]:
    """The training voices each once, without the two that even people understand badly."""
    return sorted(set(TRAINING) - {"whisper", "croak"})
