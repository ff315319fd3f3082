"""The entry of CPython's trial host: `python3 .../python`, with requests on descriptor 3 and replies on 4. With the
argument `bridge` it runs single tasks for the conformance suite instead."""

import sys

from parbench_host import bridge, host

if __name__ == "__main__":
    if sys.argv[1:] == ["bridge"]:
        bridge.serve()
    else:
        host.serve()
