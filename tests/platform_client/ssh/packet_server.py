#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of asyncssh's that lets everybody in and takes packets of one size only.

Usage: packet_server.py PORT KEY BYTES [AGAIN]

It announces BYTES as the largest packet of each channel, whether a command is run on it or a
connection goes through it. A command reads its input to the end, says how long that was, and ends.
With AGAIN, it announces that number too, for the channel that is open already.
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


async def run(process):
    """What a command does."""
    if len(sys.argv) > 4:
        announce_again(process.channel, int(sys.argv[4]))
    given = await process.stdin.read()
    process.stdout.write(f"{len(given)}")
    process.exit(0)


async def main():
    port, key, most = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    await asyncssh.listen(
        "127.0.0.1",
        port,
        server_factory=lambda: Connection(most),
        server_host_keys=[key],
        process_factory=run,
        max_pktsize=most,
    )
    await asyncio.Event().wait()


asyncio.run(main())
