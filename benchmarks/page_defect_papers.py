"""The defects of forms, Word and the other rooms, each tried once more; part of ``benchmarks.page_defects``."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from benchmarks.page_clerk import Clerk
from benchmarks.pages import ROOT

CASE = ROOT / "tests" / "cases" / "dossier"
_PROFILES = ("central-2020", "henan-2022", "shanghai", "hubei", "sichuan", "central-2021")
_WAIT = 120_000
"""Milliseconds for work that goes on behind the page."""
Seen = tuple[bool, str]


def papers(new: Callable[..., Clerk]) -> Iterator[tuple[str, Seen]]:
    """19, 21 to 28: what follows a change, what is open, and what is printed."""
    clerk = new().begin()
    yield "19", _definition(clerk)
    yield "21", _open_heads(clerk)
    yield "22", _period(clerk)
    yield "23", _two_goals(new)
    yield "24", _henan(clerk)
    yield "25", _one_page(clerk)
    yield "26", _sources_apart(clerk)
    yield "27", _kinds_in_chinese(clerk)
    other = new().begin("2027年改造农村小学教室照明60间，9月1日前完工，申请资金60万元，师生满意。")
    rows = {r["name"]: r["target"] for r in other.work()["rows"] if "满意" in r["name"]}
    yield "28", (bool(rows) and all("待补充" in v for v in rows.values()), str(rows))


def _cell(clerk: Clerk, key: str) -> str:
    cells = (c for row in clerk.work()["sheet"]["rows"] for c in row)
    return next((str(c["text"]) for c in cells if c.get("key") == key), "")


def _definition(clerk: Clerk) -> Seen:
    row = next(r["id"] for r in clerk.work()["rows"] if "培训" in r["name"])
    clerk.post({"op": "set_name", "row": row, "value": "护理员结业人数"})
    found = _cell(clerk, f"indicators.{row}.definition")
    return "护理员结业" in found, found


def _open_heads(clerk: Clerk) -> Seen:
    """Cells that a form wants and nobody filled are open, and the final form waits for them."""
    found: dict[str, list[str]] = {}
    waits = True
    for profile in ("central-2020", "shanghai"):
        clerk.post({"op": "switch_profile", "value": profile})
        noted = clerk.work()["progress"]
        found[profile] = [o["label"] for o in noted["open"]]
        waits = waits and not noted["is_final"]
    labels = dict.fromkeys(label for several in found.values() for label in several)
    wanted = {"项目属性", "项目类别"} & set(labels)
    return waits and bool(wanted), f"还没有填、不能定稿：{'、'.join(labels)}"


def _period(clerk: Clerk) -> Seen:
    """The brief says when it ends and not when it begins: no first day stands without being open."""
    clerk.post({"op": "switch_profile", "value": "central-2020"})
    asked = [o["label"] for o in clerk.work()["progress"]["open"] if "期" in o["label"]]
    invented = re.findall("2027年1月1?日?|2027-01-01", json.dumps(clerk.work()["sheet"]["rows"], ensure_ascii=False))
    return not invented or bool(asked), f"表里没有编出的起始日期；待补充：{'、'.join(asked) or '没有'}"


def _word(clerk: Clerk, path: str = "draft.docx") -> list[str]:
    """The texts of a Word paper: its paragraphs and cells."""
    import docx

    work = clerk.work()["id"]
    made = docx.Document(BytesIO(clerk.page.request.get(f"{clerk.base}/api/works/{work}/{path}").body()))
    cells = [c.text for table in made.tables for row in table.rows for c in row.cells]
    return [*(p.text for p in made.paragraphs), *dict.fromkeys(cells)]


def _two_goals(new: Callable[..., Clerk]) -> Seen:
    clerk = new().begin()
    clerk.post({"op": "switch_profile", "value": "shanghai"})
    for field, day in (("start", "2027-01-01"), ("end", "2027-12-31")):
        clerk.post({"op": "set_head", "field": field, "value": day})
    whole, year = _cell(clerk, "goals.overall"), _cell(clerk, "goals.annual")
    return whole not in ("", year) and bool(year), f"一年期项目的总目标：{whole[:30]}；年度目标：{year[:30]}"


def _henan(clerk: Clerk) -> Seen:
    clerk.post({"op": "switch_profile", "value": "henan-2022"})
    texts = _word(clerk)
    title = next((t for t in texts if t.endswith("绩效目标表")), "")
    goals = next((t for t in texts if "目标1" in t), "")
    return title == "省级部门预算项目支出绩效目标表" and "目标2" in goals, f"{title}；{goals[:40]}"


def _one_page(clerk: Clerk) -> Seen:
    """How many pages LibreOffice lays each form out on."""
    found: dict[str, Any] = {}
    for profile in _PROFILES:
        clerk.post({"op": "switch_profile", "value": profile})
        work = clerk.work()["id"]
        state = clerk.page.request.post(f"{clerk.base}/api/works/{work}/preview", data={}).json()
        while not state.get("done"):
            clerk.page.wait_for_timeout(300)
            state = clerk.page.request.get(f"{clerk.base}/api/jobs/{state['job']}").json()
        found[profile] = state.get("pages", state.get("error"))
    return set(found.values()) == {1}, str(found)


def _sources_apart(clerk: Clerk) -> Seen:
    form, sources = "".join(_word(clerk)), "".join(_word(clerk, "sources.docx"))
    return "来源说明" not in form and "来源说明" in sources, f"来源说明是单独的文件，{len(sources)}字"


def _kinds_in_chinese(clerk: Clerk) -> Seen:
    page = clerk.page
    page.reload()
    page.get_by_role("tab", name="立项说明").click()
    page.get_by_role("button", name=re.compile("撰写|起草|重写")).first.click()
    page.locator(".panel-body h3, .panel-body h4").nth(2).wait_for(timeout=_WAIT)
    words = re.findall("[a-z_]{4,}", page.locator(".panel-body").inner_text())
    return not words, f"立项说明里的英文词：{words or '没有'}"


def rooms(new: Callable[..., Clerk]) -> Iterator[tuple[str, Seen]]:
    """29, 33: the rooms for reviewers, for results of the year, for evaluations."""
    yield "29", _review(new)
    yield "33", _results_and_papers(new)


def _review(new: Callable[..., Clerk]) -> Seen:
    clerk = new()
    page = clerk.page
    page.goto(f"{clerk.base}/?room=review")
    files = [CASE / "申报表.json", CASE / "资料/01立项/绩效目标批复表.xlsx", CASE / "资料/01立项/预算批复.pdf"]
    page.get_by_label("选择要审核的表").set_input_files(files)
    page.locator("table.queue tbody tr").first.wait_for(timeout=_WAIT)
    noted = page.locator("#room").inner_text()
    rows = page.locator("table.queue tbody tr").count()
    unread = re.findall(r"预算批复\.pdf：[^\n]+", noted)
    wrong = "没有填写实际完成值" in noted or re.search("Invalid|Error", noted)
    return rows >= 1 and not wrong, f"{rows} 份进入列表；{'；'.join(unread)[:80] or '三个文件都读了'}"


def _results_and_papers(new: Callable[..., Clerk]) -> Seen:
    clerk = new()
    page = clerk.page
    page.goto(f"{clerk.base}/?room=self_evaluation")
    page.get_by_label("上传批复的申报表").set_input_files(CASE / "申报表.json")
    page.locator(".result").first.wait_for(timeout=_WAIT)
    boxes = [b.bounding_box() or {"x": 0, "width": 9999} for b in page.locator(".result input").all()[:12]]
    inside = all(b["x"] + b["width"] <= 1440 for b in boxes)
    page.goto(f"{clerk.base}/?room=evaluation")
    begin = page.get_by_role("button", name="开始评价").bounding_box() or {"y": 9999}
    page.get_by_label("项目名称", exact=True).fill("教室照明改造")
    page.get_by_role("button", name="开始评价").click()
    page.locator(".drop input").first.set_input_files(sorted(p for p in (CASE / "资料").rglob("*.txt")))
    page.locator(".paper-line").first.wait_for(timeout=_WAIT)
    page.get_by_role("button", name="开始阅读并评分").click()
    page.locator(".score-line").first.wait_for(timeout=_WAIT)
    page.get_by_role("tab", name=re.compile("资料")).click()
    lines = page.locator(".paper-line").all_inner_texts()
    scanned = [line.split("\n")[0] for line in lines if "扫描" in line]  # two hold text recognised from scans
    fine = inside and begin["y"] < 900 and all("已读" in line for line in lines) and len(scanned) < len(lines)
    return fine, f"要填的格都在屏幕内；“开始评价”在 {begin['y']:.0f}；文本都是已读，像扫描识别的：{'、'.join(scanned)}"
