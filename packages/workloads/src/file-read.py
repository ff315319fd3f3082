"""file-read: see file-read.ts."""

import hashlib


def run(part, params):
    with open(part["path"], "rb") as file:
        file.seek(part["offset"])
        return hashlib.sha256(file.read(part["length"])).hexdigest()
