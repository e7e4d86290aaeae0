"""Users on the command line, and that without any the page does not open to other machines."""

import socket

import pytest

from tests.fakes.accounts import PASSWORD
from tests.fakes.command import jixiao


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def test_users_are_added_listed_changed_and_disabled(data):
    added = jixiao("user", "add", "周管理", "--role", "管理员", "--password-stdin", text=PASSWORD, data=data)
    assert (added.returncode, added.stdout) == (0, "已添加管理员“周管理”。\n")
    jixiao("user", "add", "王会计", "--unit", "青溪县民政局", "--password-stdin", text=PASSWORD, data=data)
    assert jixiao("user", "role", "王会计", "审核人", data=data).returncode == 0
    assert jixiao("user", "disable", "王会计", data=data).returncode == 0
    assert jixiao("user", "list", data=data).stdout == "周管理　管理员\n王会计　审核人　青溪县民政局　已停用\n"
    assert "没有被改过" in jixiao("audit", "verify", data=data).stdout


def test_what_is_wrong_is_one_line_that_says_what_to_do(data):
    weak = jixiao("user", "add", "甲", "--password-stdin", text="123", data=data)
    assert (weak.returncode, weak.stderr.count("\n")) == (2, 1)
    assert "至少 10 个字符" in weak.stderr
    assert "只有：申报人" in jixiao("user", "add", "甲", "--role", "领导", data=data).stderr
    assert "jixiao user list" in jixiao("user", "disable", "甲", data=data).stderr


def test_the_page_does_not_open_to_other_machines_before_there_are_users(data):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    done = jixiao("web", "--host", "0.0.0.0", "--port", port, data=data)  # noqa: S104 -- it is refused
    assert done.returncode == 2
    assert "jixiao user add" in done.stderr.splitlines()[-1]
