"""A silent server can be given up at any time, and a time-out is kept to."""

import socket
import time

import httpcore2
import pytest

from assistant.llm.patience import PatientBackend


class GivenUp(Exception):
    """Raised by the one who looks."""


@pytest.fixture
def connected():
    """A stream to a server of ours, and the server's end of it."""
    opened = []

    def connect(look):
        server = socket.create_server(("127.0.0.1", 0))
        stream = PatientBackend(look).connect_tcp("127.0.0.1", server.getsockname()[1], timeout=5)
        peer, _ = server.accept()
        opened.extend((stream, peer, server))
        return stream, peer

    yield connect
    for one in opened:
        one.close()


def test_what_is_sent_is_read_at_once_without_a_look(connected):
    looks = []
    stream, peer = connected(lambda: looks.append(1))
    peer.sendall(b"abc")
    assert stream.read(10, timeout=5) == b"abc"
    assert looks == []


def test_what_is_written_arrives(connected):
    stream, peer = connected(lambda: None)
    stream.write(b"abc", timeout=5)
    assert peer.recv(10) == b"abc"


def test_a_silent_server_is_given_up_as_soon_as_somebody_says_so(connected):
    looks = []

    def look():
        looks.append(1)
        raise GivenUp

    stream, _ = connected(look)
    with pytest.raises(GivenUp):
        stream.read(10, timeout=60)
    assert len(looks) == 1


def test_a_wait_without_a_limit_looks_up_too(connected):
    def look():
        raise GivenUp

    stream, _ = connected(look)
    with pytest.raises(GivenUp):
        stream.read(10)


def test_a_time_out_is_kept_to(connected):
    stream, _ = connected(lambda: None)
    started = time.monotonic()
    with pytest.raises(httpcore2.ReadTimeout):
        stream.read(10, timeout=0.15)
    assert time.monotonic() - started >= 0.15


def test_what_comes_after_a_look_is_still_read(connected):
    peers = []
    stream, peer = connected(lambda: peers[0].sendall(b"late"))
    peers.append(peer)
    assert stream.read(10, timeout=10) == b"late"


def test_the_end_of_a_stream_is_the_end(connected):
    stream, peer = connected(lambda: None)
    peer.shutdown(socket.SHUT_WR)
    assert stream.read(10, timeout=5) == b""
