"""Whose an address is, how it is shown, and that a request ends where it was meant to."""

import socket

import pytest
from starlette.responses import RedirectResponse

from assistant.llm import address
from assistant.llm.call import Call, LedElsewhere
from assistant.llm.chat import Chat, Endpoint
from assistant.llm.interface import ModelError
from assistant.llm.patience import PatientBackend
from tests.fakes.model_server import ModelServer, content


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@x.cn:8443/v1?key=k", "x.cn:8443"),
        ("https://x.cn/v1", "x.cn"),
        ("kein", "kein"),
    ],
)
def test_a_host_is_shown_without_name_and_password(url, shown):
    assert address.shown_host(url) == shown


def test_an_address_is_kept_without_its_secrets():
    assert address.without_secrets("https://u:p@x.cn/v1?key=k#f") == "https://x.cn/v1"


def test_a_server_that_sends_on_to_another_one_is_not_followed():
    with (
        ModelServer(lambda _asked: content("好")) as other,
        ModelServer(lambda _asked: RedirectResponse(other.url + "/chat/completions", 307)) as server,
    ):
        chat = Chat(Endpoint("m", server.url))
        with pytest.raises(ModelError, match="另一个地址"):
            chat.send("系统", "问题", {}, Call(5))
        chat.close()
    assert other.bodies == []


def test_a_connection_is_judged_by_its_other_end_before_anything_is_sent():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port, shown = server.getsockname()[1], []

        def require(peer):
            shown.append(peer)
            raise LedElsewhere

        with pytest.raises(LedElsewhere):
            PatientBackend(lambda: None, require).connect_tcp("localhost", port)
        taken, _ = server.accept()
        with taken:
            assert taken.recv(10) == b"", "closed, and nothing came"
    assert shown == [("127.0.0.1", port)]


def test_what_is_for_this_machine_alone_is_sent_here():
    with ModelServer(lambda _asked: content("好")) as server:
        chat = Chat(Endpoint("m", server.url), only_here=True)
        assert chat.send("系统", "问题", {}, Call(5)).text == "好"
        chat.close()


@pytest.mark.parametrize(
    ("peer", "here"), [(("127.0.0.1", 80), True), (("::1", 80, 0, 0), True), (("10.1.1.1", 80), False), (None, False)]
)
def test_the_end_of_a_connection_says_whether_it_is_here(peer, here):
    assert address.ends_here(peer) is here
