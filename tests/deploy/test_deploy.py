"""How the container, the compose file and the systemd unit are written: no root, no secrets, watched, shut in."""

import re
import shutil
import subprocess

import pytest
import yaml

from assistant.settings import Settings
from scripts.dependencies import ROOT

DEPLOY = ROOT / "deploy"
UNTESTED = "未实测"
SECRET = re.compile(r"(?i)(password|secret|api_key|token)\s*[:=]\s*['\"]?[A-Za-z0-9]")
SETTINGS = {f"JIXIAO_{name.upper()}" for name in Settings.model_fields}


@pytest.fixture(scope="module")
def dockerfile():
    """The instructions of the last stage, and those of all."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    last = max(n for n, line in enumerate(lines) if line.startswith("FROM "))
    return lines[last:], lines


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def unit():
    """The service section of the unit, each key with its values."""
    found = {}
    for line in (DEPLOY / "jixiao.service").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if value and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml"])
def test_what_was_not_run_says_so(name):
    assert UNTESTED in (DEPLOY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "jixiao.service"])
def test_no_secret_and_no_registry_address_is_written_down(name):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert not SECRET.search(text)
    assert "pypi" not in text
    assert "index-url" not in text


def test_the_container_does_not_run_as_root_and_is_watched(dockerfile):
    last, every = dockerfile
    user = [line.split()[1] for line in last if line.startswith("USER ")]
    assert user
    assert user[-1] not in {"root", "0"}
    assert last.index(f"USER {user[-1]}") < next(n for n, line in enumerate(last) if line.startswith("ENTRYPOINT"))
    assert any(line.startswith("HEALTHCHECK") and "/healthz" in line for line in last)
    assert all(":" in line and ":latest" not in line for line in every if line.startswith("FROM "))
    assert not [line for line in every if line.startswith("ADD ")]


def test_the_container_installs_the_tested_versions_and_leaves_no_package_lists(dockerfile):
    _last, every = dockerfile
    assert any("pip install" in line and "-c constraints.txt" in line and "--no-cache-dir" in line for line in every)
    for line in every:
        if "apt-get install" in line:
            assert "--no-install-recommends" in line
            assert "rm -rf /var/lib/apt/lists" in line


def test_everything_that_is_copied_into_the_image_is_let_through(dockerfile):
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for line in dockerfile[1]:
        if line.startswith("COPY ") and "--from" not in line:
            for source in line.split()[1:-1]:
                assert source.removeprefix("./") in allowed
                assert (ROOT / source).exists()


def test_each_service_of_compose_is_limited_watched_and_has_no_rights_to_spare(compose):
    for service in compose["services"].values():
        assert service["cap_drop"] == ["ALL"]
        assert service["read_only"] is True
        assert "no-new-privileges:true" in service["security_opt"]
        assert service["mem_limit"]
        assert not service.get("privileged")
    assert compose["services"]["db"]["healthcheck"]
    assert compose["networks"]["inside"]["internal"] is True
    assert "ports" not in compose["services"]["db"]
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["jixiao"]["ports"])


def test_the_settings_that_are_named_exist(compose, unit):
    named = {k for k in compose["services"]["jixiao"]["environment"] if k.startswith("JIXIAO_")}
    named |= {w.split("=")[0] for line in unit["Environment"] for w in line.split() if w.startswith("JIXIAO_")}
    assert named <= SETTINGS


def test_the_unit_is_shut_in_and_reaches_this_machine_alone(unit):
    assert unit["IPAddressDeny"] == ["any"]
    assert unit["IPAddressAllow"] == ["localhost"]
    assert unit["NoNewPrivileges"] == ["yes"]
    assert unit["ProtectSystem"] == ["strict"]
    assert unit["User"] == ["jixiao"]
    assert "CapabilityBoundingSet" not in unit, "the line is there and empty: no capability at all"
    assert "CapabilityBoundingSet=\n" in (DEPLOY / "jixiao.service").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="没有 systemd-analyze")
def test_systemd_reads_the_unit_and_finds_it_little_exposed(tmp_path):
    text = (DEPLOY / "jixiao.service").read_text(encoding="utf-8")
    file = tmp_path / "jixiao.service"
    file.write_text(text.replace("/opt/jixiao/bin/jixiao", "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    order = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(file)]
    done = subprocess.run(order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:]
