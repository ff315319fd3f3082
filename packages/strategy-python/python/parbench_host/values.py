"""Inputs and outputs as the trial protocol carries them: tagged JSON, or a part of a file that holds it."""

import base64
import json
import math
import os
from collections.abc import Mapping
from itertools import count
from typing import Any

_MOST_INLINE_BYTES = 64 * 1024
_LARGEST_SAFE_INTEGER = 2**53 - 1
_file_numbers = count()


class NotSendable(Exception):
    """A value that JSON cannot carry, even with tags."""


class TypedBytes(bytes):
    """Bytes of another type than `Uint8Array`, whose name they keep: an output that is an input has its type."""

    type: str


def read_value(transported: Mapping[str, Any]) -> Any:
    """Returns the value of a message."""
    if "json" in transported:
        return decode(transported["json"])
    with open(transported["path"], "rb") as file:
        file.seek(transported["offset"])
        return decode(json.loads(file.read(transported["length"])))


def write_value(value: Any, folder: str) -> dict[str, Any]:
    """Returns the value for a message; a large one is written to a file in `folder`. Raises NotSendable."""
    text = json.dumps(encode(value), separators=(",", ":")).encode()
    if len(text) <= _MOST_INLINE_BYTES:
        return {"json": json.loads(text)}
    path = os.path.join(folder, f"{os.getpid()}-{next(_file_numbers)}.json")
    with open(path, "wb") as file:
        file.write(text)
    return {"path": path, "offset": 0, "length": len(text)}


def decode(value: Any) -> Any:
    """Undoes the tags of docs/trial-protocol.md."""
    if isinstance(value, list):
        return [decode(part) for part in value]
    if not isinstance(value, dict):
        return value
    return _decode_tagged(value) if "$" in value else {key: decode(part) for key, part in value.items()}


def _decode_tagged(value: dict[str, Any]) -> Any:
    kind = value["$"]
    if kind == "undefined":
        return None
    if kind == "number":
        return float(value["text"])
    if kind == "bigint":
        return int(value["text"])
    if kind == "object":
        return {key: decode(part) for key, part in value["entries"]}
    decoded = base64.b64decode(value["base64"])
    if kind == "Uint8Array":
        return decoded
    typed = TypedBytes(decoded)
    typed.type = kind
    return typed


def encode(value: Any) -> Any:
    """Tags what JSON cannot carry. Raises NotSendable with the path to a value that has no tag."""
    try:
        return _encode(value, "")
    except RecursionError as error:
        raise NotSendable("the value is nested too deeply, or contains itself") from error


def _encode(value: Any, path: str) -> Any:
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        if abs(value) <= _LARGEST_SAFE_INTEGER:
            return int(value)
        return {"$": "bigint", "text": str(int(value))}
    if isinstance(value, float):
        return _encode_float(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"$": getattr(value, "type", "Uint8Array"), "base64": base64.b64encode(value).decode()}
    if isinstance(value, (list, tuple)):
        return [_encode(part, f"{path}[{index}]") for index, part in enumerate(value)]
    if isinstance(value, dict):
        return _encode_dict(value, path)
    where = f"`{path.lstrip('.')}`" if path else "the value itself"
    raise NotSendable(f"{where} is of type `{type(value).__name__}`, which cannot be sent between languages")


def _encode_float(value: float) -> Any:
    if math.isfinite(value) and not (value == 0 and math.copysign(1, value) < 0):
        return value
    if math.isnan(value):
        return {"$": "number", "text": "NaN"}
    return {"$": "number", "text": "-0" if value == 0 else "Infinity" if value > 0 else "-Infinity"}


def _encode_dict(value: dict[Any, Any], path: str) -> Any:
    for key in value:
        if not isinstance(key, str):
            raise NotSendable(f"`{path.lstrip('.') or 'the value'}` has the key {key!r}: only strings can be keys")
    entries = {key: _encode(part, f"{path}.{key}") for key, part in value.items()}
    if "$" in entries or "__proto__" in entries:
        return {"$": "object", "entries": list(entries.items())}
    return entries
