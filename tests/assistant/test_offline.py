"""The program works without a network and without the optional packages, and never tries to reach anybody."""

import json
from importlib.util import find_spec

import pytest

from tests.fakes.confined import confined

BRIEF = "青溪县流动图书车下乡项目，2027年预算120万元，全部为财政资金。全年流动图书车下乡48次，读者满意度不低于90%。"
QUESTION = "预算执行率在自评里占多少分"
PLAIN = ("chromadb", "gradio", "psycopg")


def worked(data, *, without, port):
    brief = data / "项目.txt"
    brief.write_text(BRIEF, encoding="utf-8")
    steps = [
        ["draft", str(brief), "--out", str(data / "out"), "--json"], ["ask", QUESTION, "--json"], ["page", port],
        ["doctor", "--json"],
    ]  # fmt: skip
    return confined(steps, data, without=without)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A draft, an answer, the page and the doctor of a plain installation."""
    return worked(tmp_path_factory.mktemp("plain"), without=PLAIN, port=8851)


def test_without_the_optional_packages_it_drafts_and_answers_with_vectors(plain):
    draft, answer, _page, _doctor = plain["given"]
    assert draft["code"] == 0
    assert len(json.loads(draft["said"])["filing"]["indicators"]) >= 3
    answered = json.loads(answer["said"])
    assert answer["code"] == 0
    assert answered["status"] == "answered"
    assert answered["citations"]


def test_the_page_starts_and_says_in_chinese_what_the_separate_window_needs(plain):
    page = plain["given"][2]
    assert page["/"][0] == 200
    assert page["/healthz"][0] == 200
    status, noted = page["/rooms/"]
    assert status == 501
    assert "jixiao-assistant[rooms]" in noted


def test_the_doctor_finds_nothing_wrong_with_a_plain_installation(plain):
    found = {c["name"]: c for c in json.loads(plain["given"][3]["said"])}
    assert found["chromadb"]["ok"]
    assert "没有安装" in found["chromadb"]["detail"]
    assert found["向量存放"]["detail"] == "本程序自己的文件"
    assert found["检索索引"]["state"] == "ok"


def test_nothing_outside_this_machine_is_ever_asked_for(plain):
    assert plain["outside"] == []


def test_a_connection_to_elsewhere_would_have_been_seen(tmp_path):
    assert confined([["call", "192.0.2.1"], ["look up", "example.invalid"]], tmp_path)["outside"] == [
        "socket.connect 192.0.2.1", "socket.getaddrinfo example.invalid",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(find_spec("chromadb") is None or find_spec("gradio") is None, reason="没有安装可选的软件包")
def test_with_chroma_and_gradio_too_nothing_outside_is_asked_for(tmp_path):
    found = worked(tmp_path, without=(), port=8852)
    assert found["outside"] == []
    assert found["given"][2]["/rooms/"][0] == 200
    doctor = {c["name"]: c for c in json.loads(found["given"][3]["said"])}
    assert doctor["向量存放"]["detail"] == "Chroma"
