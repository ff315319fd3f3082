"""The loop of the host: carries out one request after another."""

from collections.abc import Callable
from typing import Any

from .channel import hide_from_children, read_requests, write_reply
from .commands import Commands
from .trial_end import TrialEnd, describe_error

PROTOCOL = 1


def serve() -> None:
    """Answers requests until `close`, or until the runner ends."""
    hide_from_children()
    commands = Commands()
    handlers: dict[str, Callable[..., dict[str, Any]]] = {
        "prepare": commands.prepare,
        "open": commands.open,
        "check": commands.check,
        "load": commands.load,
        "open-ceiling": commands.open_ceiling,
        "close": commands.close,
        "inspect": commands.inspect,
    }
    write_reply({"protocol": PROTOCOL})
    for request in read_requests():
        number, command = request.pop("id"), request.pop("command")
        try:
            if command not in handlers:
                raise TrialEnd("failed", f"this host has no command `{command}`")
            write_reply({"id": number, "status": "ok", "value": handlers[command](**request)})
        except TrialEnd as end:
            write_reply({"id": number, "status": end.status, "reason": str(end)})
        except Exception as error:
            write_reply({"id": number, "status": "failed", "reason": describe_error(error)})
        if command == "close":
            return
