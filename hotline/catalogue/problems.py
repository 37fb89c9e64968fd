"""What can be wrong with a catalogue."""

from hotline.yaml_reading.problems import Flaw, Problem, Refused

__all__ = ["CatalogueError", "Flaw", "Problem"]


class CatalogueError(Refused):
    """The catalogue was refused as a whole; the one in use stays."""

    code = "catalogue.invalid"
