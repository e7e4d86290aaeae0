"""What the offline bundle is checked by: exact digests, and an installer that refuses what does not fit."""

import subprocess
import sys
from shutil import copy

import pytest

from scripts.bundle import digest_of, requirements, sums
from scripts.dependencies import ROOT

HERE = f"{sys.version_info.major}{sys.version_info.minor}"


def bundle(folder, tag):
    """A folder like a bundle, with a wheel that is none."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    (wheels / f"numpy-2.4.6-cp{tag}-cp{tag}-manylinux_2_28_x86_64.whl").write_bytes(b"no wheel")
    copy(ROOT / "scripts" / "install.sh", folder)
    (folder / "requirements.txt").write_text(requirements(wheels), encoding="utf-8")
    (folder / "SHA256SUMS").write_text(sums(folder), encoding="utf-8")
    return folder


def install(folder, target):
    order = ["sh", str(folder / "install.sh"), str(target)]
    env = {"PATH": "/usr/bin:/bin", "PYTHON": sys.executable, "LANG": "C.UTF-8"}
    return subprocess.run(order, capture_output=True, text=True, check=False, env=env)


def test_every_wheel_is_required_by_version_and_digest(tmp_path):
    folder = bundle(tmp_path, "311")
    wheel = next((folder / "wheels").iterdir())
    assert (folder / "requirements.txt").read_text() == f"numpy==2.4.6 --hash=sha256:{digest_of(wheel)}\n"


def test_the_sums_name_every_file_but_themselves(tmp_path):
    named = [line.split("  ")[1] for line in sums(bundle(tmp_path, "311")).splitlines()]
    assert named == ["install.sh", "requirements.txt", "wheels/numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl"]


def test_a_changed_file_stops_the_installation_before_anything_is_installed(tmp_path):
    folder = bundle(tmp_path / "bundle", HERE)
    next((folder / "wheels").iterdir()).write_bytes(b"changed")
    done = install(folder, tmp_path / "program")
    assert done.returncode == 1
    assert "文件与校验值不符" in done.stderr
    assert not (tmp_path / "program").exists()


def test_another_python_is_refused_by_its_version(tmp_path):
    done = install(bundle(tmp_path / "bundle", "399"), tmp_path / "program")
    assert done.returncode == 1
    assert "用于 Python 3.99" in done.stderr
    assert not (tmp_path / "program").exists()


@pytest.mark.parametrize("name", ["install.sh", "try_bundle.sh", "setup.sh"])
def test_the_scripts_are_plain_shell(name):
    subprocess.run(["sh", "-n", str(ROOT / "scripts" / name)], check=True)
