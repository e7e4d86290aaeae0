"""The software bill of materials (CycloneDX 1.6) of what the product runs with, and a table of the licences.

python -m scripts.sbom [FOLDER]     writes sbom.cdx.json and licences.md, by default into build/

The packages are those of this environment; development tools are left out. Nothing is committed: a list is true of one
installation alone. The offline bundle carries its own.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from scripts.dependencies import PLAIN, ROOT, NotInstalled, installed_with

Bom = dict[str, Any]
_PART = "jixiao:installed-with"


def bill_of_materials(python: str = sys.executable, parts: Mapping[str, str] | None = None) -> Bom:
    """The components that the product runs with; ``parts`` are the packages of another ``python``, with their part.

    Raises NotInstalled.
    """
    parts = parts or installed_with()
    whole = _environment(python)
    kept = [_described(c, parts[_name(c)]) for c in whole["components"] if _name(c) in parts]
    references = {c["bom-ref"] for c in kept} | {whole["metadata"]["component"]["bom-ref"]}
    edges = [
        {**e, "dependsOn": [r for r in e.get("dependsOn", ()) if r in references]}
        for e in whole["dependencies"]
        if e["ref"] in references
    ]
    return {**whole, "components": kept, "dependencies": edges}


def _environment(python: str) -> Bom:
    """Everything that an environment has."""
    project = str(ROOT / "pyproject.toml")
    order = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", project, "--short-PURLs"]
    order += ["--output-reproducible", "--no-validate", "-o", "-", python]
    found: Bom = json.loads(subprocess.run(order, check=True, capture_output=True).stdout)  # noqa: S603 -- a fixed order
    return found


def licence_table(bom: Bom) -> str:
    """A table in Markdown: package, version, licence, part."""
    head = "| 软件包 | 版本 | 许可 | 随哪一部分安装 |\n|---|---|---|---|\n"
    rows = (f"| {c['name']} | {c['version']} | {licence_of(c)} | {_part_of(c)} |\n" for c in bom["components"])
    return head + "".join(rows)


def licence_of(component: Mapping[str, Any]) -> str:
    """The licence that a component declares, in one line."""
    named = (
        e.get("expression") or e["license"].get("id") or e["license"].get("name", "") for e in component["licenses"]
    )
    return "；".join(dict.fromkeys(name.rsplit(":: ", 1)[-1].split("\n")[0] for name in named if name))


def faults(bom: Bom) -> str:
    """What the schema of CycloneDX finds wrong; "" where nothing is. Takes a minute."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bom))
    return str(found.data) if found else ""


def _described(component: Bom, part: str) -> Bom:
    """A component with its part, and with the licence of its metadata where that is no known identifier."""
    licences = component.get("licenses") or [{"license": {"name": _declared(component["name"])}}]
    return {**component, "licenses": licences, "properties": [{"name": _PART, "value": part}]}


def _declared(name: str) -> str:
    known = metadata(name)
    return known["License"].split("\n")[0] if "License" in known else "没有写明"


def _part_of(component: Mapping[str, Any]) -> str:
    part = next(p["value"] for p in component["properties"] if p["name"] == _PART)
    return "基本" if part == PLAIN else str(part)


def _name(component: Mapping[str, Any]) -> str:
    return canonicalize_name(component["name"])


def write(bom: Bom, folder: Path) -> None:
    """The list and the table of licences, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sbom.cdx.json").write_text(json.dumps(bom, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "licences.md").write_text(licence_table(bom), encoding="utf-8")


def main(folder: Path) -> int:
    """Write both files; the exit code."""
    try:
        bom = bill_of_materials()
    except NotInstalled as reason:
        print(f"错误：{reason}", file=sys.stderr)
        return 1
    if found := faults(bom):
        print(f"错误：清单不合 CycloneDX 的格式：{found[:300]}", file=sys.stderr)
        return 1
    write(bom, folder)
    print(f"已写入 {folder}/sbom.cdx.json 和 licences.md：{len(bom['components'])} 个软件包。")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build"))
