"""Who gives a command, as the operating system says."""

import os
import pwd

from assistant.cli.system_user import system_user


def test_it_is_the_user_of_the_process_whatever_the_environment_says(monkeypatch):
    for name in ("LOGNAME", "USER", "SUDO_USER"):
        monkeypatch.setenv(name, "别人")
    assert system_user().who == f"系统用户 {pwd.getpwuid(os.getuid()).pw_name}"
