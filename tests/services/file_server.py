"""A server of files on loopback, by SFTP, with a password: what it takes is in a folder of this machine."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import asyncssh

USER, PASSWORD = "evaluation", "un-mot-de-passe"


@dataclass(frozen=True)
class FileServer:
    """Where a server is, and the line by which a machine that knows it says so."""

    port: int
    known_as: str


class _Door(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


async def _over(server: asyncssh.SSHAcceptor) -> None:
    server.close()
    talking = asyncio.all_tasks() - {asyncio.current_task()}
    for task in talking:
        task.cancel()
    await asyncio.gather(*talking, return_exceptions=True)


@contextmanager
def file_server(root: Path) -> Iterator[FileServer]:
    """Serve a folder meanwhile."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[key],
            server_factory=_Door,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=os.fsencode(root)),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    port = server.get_port()
    try:
        yield FileServer(port, f"[127.0.0.1]:{port} {key.export_public_key().decode().strip()}\n")
    finally:
        asyncio.run_coroutine_threadsafe(_over(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
