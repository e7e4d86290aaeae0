"""The rules against published filings with labelled defects: recall, false alarms and traps, rule by rule.

A label counts as found when its rule, or one it also accepts, is reported at its place. Whatever else is reported, and
is not excused by the label file (arguable labels, also_accept, not_judged, rows_not_judged), is a false alarm.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.forms.reader import read_filings
from assistant.rules.engine import review
from assistant.rules.table import RULES
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister

POLICIES = PolicyRegister(policies.documents(), policies.clauses())

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "real_filings"
BUILT = {r.name for r in RULES}


def profile_of(data: Mapping[str, Any]) -> str:
    """The profile a published form is held to: Shanghai's by region, else the older national one."""
    return "shanghai" if "上海" in (data.get("region") or "") else "central-2020"


def findings_of(path: Path) -> tuple[dict[str, Any], list[Finding]]:
    """A transcription and what the rules find in it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    filing = read_filings(path)[0].filing
    return data, list(review(filing, load_profile(profile_of(data)), RULES, policies=POLICIES).findings)


def at(label: Mapping[str, Any], finding: Finding) -> bool:
    """Whether a finding stands where a label says: the same row, or both on the paper as a whole."""
    row = label.get("where", {}).get("row")
    return row == finding.row if row is not None else finding.row is None


def found(label: Mapping[str, Any], findings: list[Finding]) -> bool:
    """Whether the label's defect is reported."""
    names = {label["rule"], *label.get("also_accept", [])}
    return any(f.name in names and at(label, f) for f in findings)


def false_alarms(data: Mapping[str, Any], findings: list[Finding]) -> Iterator[Finding]:
    """Findings that no label, excuse or open row covers."""
    for finding in findings:
        covered = any(
            finding.name in {label["rule"], *label.get("also_accept", [])} and at(label, finding)
            for label in data["labels"]
        )
        open_row = finding.row is not None and finding.row in data.get("rows_not_judged", [])
        if not covered and not open_row and finding.name not in data.get("not_judged", []):
            yield finding


def trapped(data: Mapping[str, Any], findings: list[Finding]) -> Iterator[Finding]:
    """Findings where the label file says that all is well."""
    for trap in data.get("expected_ok", []):
        row = trap.get("where", {}).get("row")
        for finding in findings:
            if finding.name == trap["rule"] and row in (None, finding.row):
                yield finding


def measure(folder: Path, *, verbose: bool) -> dict[str, Any]:
    """The figures over a folder of transcriptions."""
    sure, hit, false, traps = Counter[str](), Counter[str](), Counter[str](), 0
    for path in sorted((folder / "dev").glob("*.json")):
        data, findings = findings_of(path)
        for label in data["labels"]:
            if label["certainty"] == "sure" and label["rule"] in BUILT:
                sure[label["rule"]] += 1
                hit[label["rule"]] += found(label, findings)
                if verbose and not found(label, findings):
                    print("漏报", data["id"], label["rule"], label["where"], label["why"], _row(data, label))
        for finding in false_alarms(data, findings):
            false[finding.name] += 1
            if verbose:
                print("误报", data["id"], finding.name, finding.row, finding.message)
        for finding in trapped(data, findings):
            traps += 1
            if verbose:
                print("误中", data["id"], finding.name, finding.row, finding.message)
    return {"sure": sure, "hit": hit, "false": false, "traps": traps, "clean": clean(folder)}


def _row(data: Mapping[str, Any], label: Mapping[str, Any]) -> str:
    row = label["where"].get("row")
    return "" if row is None else f"{data['indicators'][row]['l3']}｜{data['indicators'][row]['target_raw']}"


def clean(folder: Path) -> Counter[str]:
    """Findings by severity on filings that are right."""
    counts = Counter[str]()
    for path in sorted((folder / "clean_dev").glob("*.json")):
        filing: Filing = read_filings(path)[0].filing
        counts.update(
            str(f.severity) for f in review(filing, load_profile(filing.profile), RULES, policies=POLICIES).findings
        )
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=DEFAULT)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    result = measure(options.folder, verbose=options.verbose)
    print(f"{'规则':<34}确定 报出 误报")
    for name in sorted(BUILT):
        print(f"{name:<36}{result['sure'][name]:>4}{result['hit'][name]:>5}{result['false'][name]:>5}")
    sure, hit = sum(result["sure"].values()), sum(result["hit"].values())
    print(f"合计：确定 {sure}，报出 {hit}（{hit / max(sure, 1):.1%}），误报 {sum(result['false'].values())}，"
          f"误中 {result['traps']}；正确样例上的发现：{dict(result['clean']) or '无'}")  # fmt: skip


if __name__ == "__main__":
    main()
