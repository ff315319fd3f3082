"""loopback: see loopback.ts. Both ends are in the same thread: a request is small enough to wait in the socket."""

import socket


def setup(params):
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = socket.create_connection(server.getsockname())
        accepted, _ = server.accept()
    for end in (client, accepted):
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client, accepted


def run(value, params, state):
    client, accepted = state
    client.sendall(value)
    accepted.sendall(receive(accepted, len(value)))
    return receive(client, len(value))


def receive(end, length):
    parts = bytearray()
    while len(parts) < length:
        part = end.recv(length - len(parts))
        if not part:
            raise ConnectionError("the connection was closed before the echo was complete")
        parts += part
    return bytes(parts)
