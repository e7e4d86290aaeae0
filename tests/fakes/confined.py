"""The program in a process that may reach nothing but this machine, and may lack packages.

Run as a file: steps in, a JSON line out with what each step gave and every connection that was tried to elsewhere. An
audit hook of Python sees the attempts, whoever makes them; where the system lets us, the process also has no network at
all (a network namespace of its own), so that what native code would ask for fails and is seen by what does not work.
"""

import fcntl
import ipaddress
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
from contextlib import redirect_stdout, suppress
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path

_ALONE = "CONFINED_ALONE"
_ASKS = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})
_SET_FLAGS, _UP = 0x8914, 1


def confined(steps, data, *, without=()):
    """Run steps (lists of words) in a process of its own; what it reported."""
    order = [sys.executable, __file__, json.dumps({"steps": steps, "without": list(without)})]
    env = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    env |= {"JIXIAO_DATA_DIR": str(data), "PYTHONPATH": str(Path(__file__).parents[2])}
    if unshare := _unshare():
        order, env = [*unshare, *order], {**env, _ALONE: "1"}
    done = subprocess.run(order, capture_output=True, text=True, check=False, env=env, cwd=data, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def _unshare():
    """The words before a command that give it a network of its own; none where that is not allowed."""
    words = ["unshare", "--map-root-user", "--net"]
    able = (
        shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    )
    return words if able else None


def _loopback_up():
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh", b"lo", _UP))


def _is_here(host):
    if host in {None, "", "localhost", b"localhost"}:
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host if isinstance(host, str) else host.decode()).is_loopback
    return False


def _watch(outside):
    def seen(name, args):
        if name not in _ASKS:
            return
        place = args[0] if name in {"socket.getaddrinfo", "socket.gethostbyname"} else args[1]
        host = place[0] if isinstance(place, tuple) else place
        if isinstance(place, tuple | str | bytes) and not str(host).startswith("/") and not _is_here(host):
            outside.append(f"{name} {host}")
            raise OSError("no way out of this process")

    sys.addaudithook(seen)


def _command(words):
    from assistant.cli import errors
    from assistant.cli.main import cli

    with redirect_stdout(StringIO()) as stated:
        code = errors.run(cli, words)
    return {"code": code, "said": stated.getvalue()}


def _page(port):
    """Serve the page, look at it once it is there, and stop."""
    from assistant.bootstrap import Product
    from assistant.web.app import serve
    from assistant.web.doors.settings import Doors

    found, product = {}, Product()

    def look(_address):
        for path in ("/", "/healthz", "/rooms/"):
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path)
            answer = connection.getresponse()
            found[path] = [answer.status, answer.read().decode("utf-8", "replace")[:300]]
            connection.close()
        signal.raise_signal(signal.SIGINT)

    with suppress(KeyboardInterrupt):
        serve(product, Doors.of(product.settings), ("127.0.0.1", port), look)
    return found


def _call(host):
    """A connection to elsewhere, so that a test can see that it would be seen."""
    with suppress(OSError), socket.socket() as connection:
        connection.connect((host, 80))


def _look_up(host):
    with suppress(OSError):
        socket.getaddrinfo(host, 80)


def _main(asked):
    sys.modules.update(dict.fromkeys(asked["without"]))  # what Python keeps for modules that are not there
    if os.environ.get(_ALONE):
        _loopback_up()
    outside = []
    _watch(outside)
    steps = {"page": _page, "call": _call, "look up": _look_up}
    given = [steps[s[0]](s[1]) if s[0] in steps else _command(s) for s in asked["steps"]]
    sys.stdout.write(json.dumps({"given": given, "outside": outside}) + "\n")


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]))
