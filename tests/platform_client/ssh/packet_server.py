#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of asyncssh's that lets everybody in and announces sizes of packets as it is told to.

Usage: packet_server.py KEY PORT:BYTES[:AGAIN] ...

On each port it announces BYTES as the largest packet of each channel, whether a command is run on
it or a connection goes through it. A command reads its input to the end, says how long that was,
and ends. With AGAIN, that number is announced too, once the command's channel is open already.
"""

import asyncio
import sys
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the library about ciphers that nobody asks for
    import asyncssh
    from asyncssh.connection import MSG_CHANNEL_OPEN_CONFIRMATION


class Connection(asyncssh.SSHServer):
    """One client."""

    def __init__(self, most):
        self._most = most
        self._connection = None

    def connection_made(self, conn):
        self._connection = conn

    def begin_auth(self, username):
        return False

    def connection_requested(self, dest_host, dest_port, orig_host, orig_port):
        channel = self._connection.create_tcp_channel(max_pktsize=self._most)
        return channel, asyncssh.SSHTCPSession()


def announce_again(channel, most):
    """Not what the library is for, hence its insides."""
    numbers = (channel._send_chan, channel._recv_chan, 1 << 20, most)
    channel._conn.send_packet(
        MSG_CHANNEL_OPEN_CONFIRMATION, *(number.to_bytes(4, "big") for number in numbers)
    )


async def run(process, again):
    """What a command does."""
    if again is not None:
        announce_again(process.channel, again)
    given = await process.stdin.read()
    process.stdout.write(f"{len(given)}")
    process.exit(0)


async def listen(key, port, most, again=None):
    """Serves one port."""
    await asyncssh.listen(
        "127.0.0.1",
        port,
        server_factory=lambda: Connection(most),
        server_host_keys=[key],
        process_factory=lambda process: run(process, again),
        max_pktsize=most,
    )


async def main():
    key = sys.argv[1]
    for each in sys.argv[2:]:
        await listen(key, *(int(number) for number in each.split(":")))
    await asyncio.Event().wait()


asyncio.run(main())
