"""A folder on loopback, by WebDAV over TLS, with a password: what is put there is in a folder of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

from tests.services.file_server import PASSWORD, USER


@contextmanager
def web_folder(root: Path, certified: Path) -> Iterator[int]:
    """Serve a folder meanwhile, under a certificate; yield the port."""
    folder = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(root)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False},
            "verbose": 0,
        }
    )
    server = Server(("127.0.0.1", 0), folder)
    server.ssl_adapter = BuiltinSSLAdapter(str(certified), str(certified))
    server.prepare()
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
        thread.join(10)
