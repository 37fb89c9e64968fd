"""What can go wrong with hearing and speaking.

    SpeechError
    ├── MisuseError          our own code asked for something impossible
    ├── ModelError           the recogniser's model is not there, or not whole
    ├── InstallError         a model could not be fetched, or is not what it should be
    ├── SynthesisError       nothing on this machine can speak the text
    └── UnknownLine          no such named line, or a variable of it is missing

Every class has a stable `code`, which logs and the web edge show.
"""


class SpeechError(Exception):
    """Base of every error this package raises."""

    code = "speech"


class MisuseError(SpeechError):
    """Our own code asked for something that can't be done."""

    code = "speech.misuse"


class ModelError(SpeechError):
    """The model folder lacks a file, or the recogniser refuses it. The message names the file and the setting."""

    code = "speech.model"


class InstallError(SpeechError):
    """A model could not be downloaded, checked or unpacked; nothing was installed."""

    code = "speech.install"


class SynthesisError(SpeechError):
    """espeak-ng is missing or failed; install the Debian package espeak-ng, or record the prompt."""

    code = "speech.synthesis"


class UnknownLine(SpeechError):
    """A prompt was asked for by a name that is not in the table, or without one of its variables."""

    code = "speech.unknown_line"
