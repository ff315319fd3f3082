"""The early end of a trial."""

import os
import re
import traceback
from collections.abc import Iterable


class TrialEnd(Exception):
    """Ends the trial with a status of the protocol; its text is the reason, one sentence for the user."""

    def __init__(self, status: str, reason: str) -> None:
        # Both are its arguments, so that it can be pickled.
        super().__init__(status, reason)
        self.status = status
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class RemoteTraceback(Exception):
    """The traceback of an error from another process, as its text: the cause of that error here."""


def describe_error(error: BaseException) -> str:
    """Describes an error in one line, with the innermost line of a file that is not part of the host or of Python."""
    text = error.msg if isinstance(error, SyntaxError) else message_of(error)
    name = type(error).__name__
    where = _location(error)
    return f"{name}{f': {text}' if text else ''}{f' ({where})' if where else ''}"


def message_of(error: BaseException) -> str:
    """Returns the message of an error in one line; some raise when they are asked."""
    # That of an interpreter has a traceback in its message.
    text, _, _ = _text_of(error).partition("\n\nUncaught in the interpreter")
    return " ".join(text.split())


def _text_of(error: BaseException | None) -> str:
    try:
        return str(error)
    except Exception:
        return "its message cannot be read"


def _location(error: BaseException) -> str | None:
    """The traceback ends where a worker in another process or interpreter begins; the cause has the rest as text."""
    if isinstance(error, SyntaxError) and error.filename is not None:
        return f"{os.path.basename(error.filename)}:{error.lineno}"
    frames = ((frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__))
    return _innermost(frames) or _innermost(re.findall(r'File "(.+)", line (\d+)', _text_of(error.__cause__)))


def _innermost(frames: Iterable[tuple[str, int | str | None]]) -> str | None:
    here = os.path.dirname(os.path.abspath(__file__))
    library = os.path.dirname(os.path.abspath(traceback.__file__))
    own = [(file, line) for file, line in frames if not file.startswith((here, library, "<frozen"))]
    return f"{os.path.basename(own[-1][0])}:{own[-1][1]}" if own else None
