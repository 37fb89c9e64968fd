"""Scripts made ready to judge by: once a version, for all calls that run by it."""

from collections.abc import Callable

from domain.rules.compile import Rulebook
from domain.rules.language import Language
from domain.scripts import Script


class Rulebooks:
    def __init__(self, script: Callable[[str], Script], language: Language) -> None:
        """`script` gives the version of a script that is in use, by id."""
        self._script = script
        self._language = language
        self._books: dict[str, Rulebook] = {}

    def current(self, script_id: str) -> Rulebook:
        """Raises what `script` raises for an unknown one."""
        script = self._script(script_id)
        book = self._books.get(script_id)
        if book is None or book.script is not script:
            book = self._books[script_id] = Rulebook(script, self._language)
        return book
