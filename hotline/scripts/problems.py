"""What can be wrong with a script."""

from hotline.yaml_reading.problems import Flaw, Problem, Refused

__all__ = ["Flaw", "Problem", "ScriptError"]


class ScriptError(Refused):
    """A script was refused as a whole; the one in use stays."""

    code = "script.invalid"
