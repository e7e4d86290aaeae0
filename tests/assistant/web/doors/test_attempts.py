"""Wrong passwords lock a name for a while, whether there is such a user or not."""

from assistant.web.doors.attempts import LOCKED_SECONDS, Attempts


def test_a_name_is_locked_after_so_many_and_open_again_after_a_while():
    now = [0.0]
    attempts = Attempts(3, lambda: now[0])
    for _ in range(3):
        assert not attempts.is_locked("王会计")
        attempts.wrong("王会计 ")
    assert attempts.is_locked("王会计")
    assert not attempts.is_locked("李科长")
    now[0] = LOCKED_SECONDS + 1
    assert not attempts.is_locked("王会计")


def test_the_right_password_counts_anew():
    attempts = Attempts(2, lambda: 0.0)
    attempts.wrong("王会计")
    attempts.right("王会计")
    attempts.wrong("王会计")
    assert not attempts.is_locked("王会计")
