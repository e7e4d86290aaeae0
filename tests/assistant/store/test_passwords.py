"""Passwords are hashed by Argon2id at the library's own cost, and compared in the library."""

from assistant.store.passwords import Passwords
from tests.fakes.accounts import PASSWORD, cheap_passwords


def test_the_same_password_has_another_hash_each_time_and_holds():
    passwords = cheap_passwords()
    one, other = (passwords.hashed(PASSWORD, "王会计") for _ in range(2))
    assert one != other
    assert passwords.holds(one, PASSWORD)
    assert not passwords.holds(one, PASSWORD + "x")


def test_what_is_no_hash_and_nobody_hold_nothing():
    passwords = cheap_passwords()
    assert not passwords.holds("plain text", "plain text")
    assert not passwords.holds(None, "nobody has this one")


def test_a_hash_costs_what_the_library_recommends():
    assert "$m=65536,t=3" in Passwords().hashed(PASSWORD, "王会计")
