"""The offline bundle: everything that an installation on a machine without internet needs, in one archive.

python -m scripts.bundle [--with full]     writes build/jixiao-<version>-<tags>.tar.gz

In it: wheels of the product and of all it runs with (versions of constraints.txt), ``requirements.txt`` with the digest
of each, ``install.sh``, the systemd unit, the administrator's pages, the list of materials, ``SHA256SUMS``. The wheels
are those of this Python and this kind of machine. The bundle is installed once beside it, without an index, before it
is packed: what cannot be installed is not handed out.
"""

import argparse
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from collections.abc import Iterator, Sequence
from hashlib import file_digest
from pathlib import Path

from packaging.utils import parse_wheel_filename

from scripts.dependencies import ROOT
from scripts.sbom import bill_of_materials, write

_PAGES = ("administration.zh-CN.md", "deployment.zh-CN.md", "user-guide.zh-CN.md", "security.md")
_FILES = ("scripts/install.sh", "deploy/jixiao.service", "constraints.txt")
_PRODUCT = "jixiao-assistant"


def gather(wheels: Path, extras: str) -> None:
    """The product's own wheel, then those of all it runs with."""
    _pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    own = next(wheels.glob("jixiao_assistant-*.whl"))
    _pip(
        "download", "--only-binary=:all:", "--dest", str(wheels), "--constraint", str(ROOT / "constraints.txt"),
        f"{own}[{extras}]",
    )  # fmt: skip


def requirements(wheels: Path) -> str:
    """The wheels of a folder as exact requirements with their digests, for ``pip install --require-hashes``."""
    return "".join(f"{name}=={version} --hash=sha256:{digest}\n" for name, version, digest in _pinned(wheels))


def _pinned(wheels: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(wheels.glob("*.whl")):
        name, version, *_ = parse_wheel_filename(path.name)
        yield name, str(version), digest_of(path)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def sums(folder: Path) -> str:
    """The digests of every file below a folder, as ``sha256sum --check`` reads them."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    return "".join(f"{digest_of(p)}  {p.relative_to(folder).as_posix()}\n" for p in files)


def installed(folder: Path, place: Path) -> Path:
    """The Python of an environment that has what a bundle holds, and nothing else. Raises CalledProcessError."""
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    order = [
        str(python), "-m", "pip", "install", "--isolated", "--quiet", "--no-index", "--find-links",
        str(folder / "wheels"), "--require-hashes", "-r", str(folder / "requirements.txt"),
    ]  # fmt: skip
    subprocess.run(order, check=True)  # noqa: S603 -- a fixed order
    return python


def fill(folder: Path, extras: str) -> None:
    """Everything of a bundle into an empty folder."""
    wheels = folder / "wheels"
    gather(wheels, extras)
    for name in _FILES:
        shutil.copy(ROOT / name, folder)
    (folder / "docs").mkdir()
    for page in _PAGES:
        shutil.copy(ROOT / "docs" / page, folder / "docs")
    (folder / "requirements.txt").write_text(requirements(wheels), encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        python = installed(folder, Path(place) / "tried")
        names: dict[str, str] = {name: "plain" for name, *_ in _pinned(wheels) if name != _PRODUCT}
        write(bill_of_materials(str(python), names), folder)
    (folder / "SHA256SUMS").write_text(sums(folder), encoding="utf-8")


def _pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", *words, "--quiet"], check=True)  # noqa: S603 -- a fixed order


def _name(folder: Path) -> str:
    """Of the archive: the product's version, and the Python and machine that the wheels are for."""
    version = next(version for name, version, _ in _pinned(folder / "wheels") if name == _PRODUCT)
    python = f"py{sys.version_info.major}{sys.version_info.minor}"
    return f"jixiao-{version}-{python}-{platform.system()}-{platform.machine()}".lower()


def main(words: Sequence[str] | None = None) -> int:
    """Make the archive; the exit code."""
    asked = argparse.ArgumentParser(description="离线安装包")
    asked.add_argument("--with", dest="extras", default="", metavar="full", help="连同可选的软件包")
    extras = ",".join(filter(None, ("postgres", asked.parse_args(words).extras)))
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bundle"
        folder.mkdir()
        fill(folder, extras)
        target = ROOT / "build" / f"{_name(folder)}.tar.gz"
        with tarfile.open(target, "w:gz", compresslevel=1) as archive:  # wheels are packed already
            archive.add(folder, arcname=_name(folder))
    print(f"离线安装包：{target}（{target.stat().st_size // 2**20} MB），解开后执行 sh install.sh。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
