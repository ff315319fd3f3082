"""The early end of a trial."""

import os
import traceback


class TrialEnd(Exception):
    """Ends the trial with a status of the protocol; its text is the reason, one sentence for the user."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def describe_error(error: BaseException) -> str:
    """Describes an error in one line, with the innermost line of a file that is not part of the host or of Python."""
    text = message_of(error)
    name = type(error).__name__
    where = _location(error)
    return f"{name}{f': {text}' if text else ''}{f' ({where})' if where else ''}"


def message_of(error: BaseException) -> str:
    """Returns the message of an error in one line; some raise when they are asked."""
    try:
        return " ".join(str(error).split())
    except Exception:
        return "its message cannot be read"


def _location(error: BaseException) -> str | None:
    """A worker process sends its traceback as the text of the cause."""
    if isinstance(error, SyntaxError) and error.filename is not None:
        return f"{os.path.basename(error.filename)}:{error.lineno}"
    here = os.path.dirname(os.path.abspath(__file__))
    library = os.path.dirname(os.path.abspath(traceback.__file__))
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith((here, library, "<frozen"))
    ]
    return f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else None
