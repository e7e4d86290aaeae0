"""Who gives a command: the user of the operating system that the program runs as."""

import getpass
import os

from assistant.domain.operation import Actor

_UNKNOWN = "没有登录名"


def system_user() -> Actor:
    """That user, shown as one of the operating system and not of the page: 系统用户 zhang.

    The name is the system's own for the process; variables of the environment, which anybody may set, count only where
    the system keeps no such list (Windows).
    """
    return Actor(who=f"系统用户 {_login_name()}")


def _login_name() -> str:
    try:
        import pwd
    except ImportError:
        return getpass.getuser()
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"{_UNKNOWN}（{os.getuid()}）"
