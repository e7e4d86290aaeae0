"""Who the page answers to, and when people must sign in."""

import pytest

from assistant.settings import Settings
from assistant.web.doors.settings import Doors, DoorsClosed

EVERYWHERE = "0.0.0.0"  # noqa: S104 -- nothing is bound


def doors(host="127.0.0.1", **given):
    return Doors.of(Settings(**given, _env_file=None), host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_alone_needs_no_accounts(host):
    assert not doors(host).needs_accounts


@pytest.mark.parametrize(
    ("host", "given"),
    [
        (EVERYWHERE, {}), ("::", {}), ("192.168.1.5", {}), ("127.0.0.1", {"allowed_hosts": "jixiao.example"}),
        ("127.0.0.1", {"trusted_proxies": "127.0.0.1"}), ("127.0.0.1", {"accounts": "on"}),
    ],
)  # fmt: skip
def test_whatever_others_may_reach_needs_accounts(host, given):
    door = doors(host, **given)
    with pytest.raises(DoorsClosed, match="jixiao user add"):
        door.require_users(there_are=False)
    door.require_users(there_are=True)


@pytest.mark.parametrize("host", ["localhost:7860", "127.0.0.1", "[::1]:7860", "LOCALHOST"])
def test_this_machine_is_known_by_all_its_names(host):
    assert doors().knows(host)


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "x@127.0.0.1", "192.168.1.5", "[", "a b"]
)
def test_another_name_that_leads_here_is_not_answered(host):
    assert not doors().knows(host)


def test_names_of_the_settings_are_answered_and_then_no_other_address():
    door = doors(EVERYWHERE, allowed_hosts="jixiao.example， 10.0.0.8")
    assert door.knows("jixiao.example:8000")
    assert door.knows("10.0.0.8")
    assert not door.knows("10.0.0.9")
    assert doors(EVERYWHERE).knows("10.0.0.9")
    assert not doors(EVERYWHERE).knows("evil.example")


def test_proxies_are_addresses_or_networks_and_what_is_neither_is_stated():
    door = doors(trusted_proxies="10.0.0.0/24,::1")
    assert door.trusts("10.0.0.7")
    assert not door.trusts("10.0.1.7")
    assert not door.trusts("testclient")
    with pytest.raises(DoorsClosed, match="不是地址"):
        doors(trusted_proxies="proxy.example")
    with pytest.raises(DoorsClosed, match="TRUSTED_PROXIES"):
        doors(proxy_user_header="X-Remote-User")
