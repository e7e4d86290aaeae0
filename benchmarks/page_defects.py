"""The defects of the page, each tried once more in the running page: ``python -m benchmarks.page_defects ADDRESS``.

Prints a line a defect: number, whether it is gone, what was seen. Needs Chromium with its playwright driver, and a page
over an empty data folder; number 25 also needs LibreOffice on its machine. Number 34, the first start, is no matter of
the page.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator

from benchmarks.page_clerk import BOX, FLAGS, SECOND, Clerk
from benchmarks.page_defect_papers import papers, rooms

Seen = tuple[bool, str]


def orders(new: Callable[..., Clerk]) -> Iterator[tuple[str, Seen]]:
    """1 to 5, 9: what is said in the conversation."""
    clerk = new().begin()
    before = clerk.rows()
    clerk.say("把满意度改成92%")
    clerk.say("护理员培训改成150人")
    after = clerk.rows()
    changed = {n: (before.get(n), v) for n, v in after.items() if before.get(n) != v}
    yield (
        "1",
        (len(after) == len(before) and sorted(v for _, v in changed.values()) == ["≥150人", "≥92%"], str(changed)),
    )
    clerk.say("项目叫困难老人照护补助，由青溪县养老中心实施，主管部门是青溪县民政局")
    title = clerk.work()["title"]
    yield "2", (title == "困难老人照护补助", title)
    asked = [q["text"] for q in clerk.work()["questions"]]
    yield "3", (not any("哪一天" in t or "主要谁" in t for t in asked), "；".join(asked) or "没有再问")
    noted = clerk.say("这个满意度92%是哪来的？")
    yield "4", ("您" in noted or "来源" in noted, noted[:60])
    first = clerk.work()["id"]
    other = new().begin(SECOND)
    mixed = {"60间", "照明"} & set("".join(clerk.rows()))
    yield "5", (other.work()["id"] != first and not mixed, f"两个工作：{len(clerk.rows())}条、{len(other.rows())}条")
    yield "18", _profile(clerk)
    yield "20", _unrelated(clerk)
    clerk.page.reload()
    clerk.page.locator(".said.user").first.wait_for()
    yield "30", (len(clerk.rows()) == len(after) or bool(clerk.rows()), "刷新后表和对话都在")


def _profile(clerk: Clerk) -> Seen:
    clerk.post({"op": "switch_profile", "value": "henan-2022"})
    clerk.page.reload()
    clerk.page.locator(".paper-title").wait_for()
    title = clerk.page.locator(".paper-title").text_content()
    return title == "省级部门预算项目支出绩效目标表", str(title)


def _unrelated(clerk: Clerk) -> Seen:
    before = clerk.rows()
    clerk.say("另外配备养护工人20人")
    after = clerk.rows()
    lost = [n for n in before if n not in after]
    return not lost, f"少了{lost}，多了{[n for n in after if n not in before]}"


def cells(new: Callable[..., Clerk]) -> Iterator[tuple[str, Seen]]:
    """10 to 17, 19: what is edited in the form."""
    clerk = new().begin()
    rows = {r["name"]: r["id"] for r in clerk.work()["rows"]}
    name = next(n for n in rows if "满意" in n)
    clerk.edit(f"indicators.{rows[name]}.target", "93%")
    clerk.say("你好")
    yield "10", (clerk.rows()[name] == "≥93%", f"对话之后仍是 {clerk.rows()[name]}")
    other = next(n for n in rows if "培训" in n)
    clerk.edit(f"indicators.{rows[other]}.name", "护理员培训人次")
    dropped = next(n for n in rows if n not in (name, other))
    clerk.post({"op": "delete_indicator", "row": rows[dropped]})
    left = clerk.rows()
    yield "11", ("护理员培训人次" in left and dropped not in left and len(left) == len(rows) - 1, f"{len(left)}条")
    clerk.page.reload()
    clerk.page.locator(".cell").first.wait_for()
    words = clerk.page.locator("body").inner_text()
    yield "12", ("删除列" not in words, "表头固定，行的菜单里没有列的操作")
    weight = f"indicators.{rows[name]}.weight"
    if clerk.page.locator(f'.cell[data-key="{weight}"]').count():
        clerk.edit(weight, "十二点点")
        noted = clerk.page.locator(".refusal").first.text_content() or ""
        clerk.page.locator(".editor").press("Escape")
        yield "13", (clerk.rows()[name] == "≥93%" and bool(noted), noted)
    clerk.edit("project.department", "青溪县民政局本级")
    clerk.edit("goals.annual", "目标1：为800名困难老人发放护理补助，满意度不低于93%。")
    filing = clerk.work()
    yield "14", ("青溪县民政局本级" in json.dumps(filing, ensure_ascii=False), "表头、资金、目标都能在格里改")
    marks = clerk.page.locator("button.mark")
    visible = [m.bounding_box() for m in marks.all()[:40]]
    yield "15", (all(b is None or b["x"] < 1440 for b in visible) and bool(visible), f"{marks.count()} 个角标都在格里")
    final = clerk.page.get_by_role("button", name="定稿并下载")
    noted = clerk.work()["progress"]
    yield "16", (final.is_disabled() == (not noted["is_final"]), noted["why_not"] or "可以定稿")
    view = clerk.work()["weights"]
    yield (
        "17",
        (not view["due"] or view["total"] == view["due"], f"合计{view['total']}，应为{view['due'] or '不填分值'}"),
    )


def policy(new: Callable[..., Clerk]) -> Iterator[tuple[str, Seen]]:
    """6 to 8: questions, answers, markup in messages."""
    clerk = new()
    clerk.page.goto(f"{clerk.base}/?room=policy")
    for question in ("10号文里预算执行率占多少分", "绩效目标申报表要盖章吗"):
        clerk.page.get_by_label("政策问题").fill(question)
        clerk.page.get_by_label("政策问题").press("Enter")
        clerk.page.locator(".answer", has_text=question).wait_for()
        lead = clerk.page.locator(".answer").first.locator(".lead")
        box = lead.bounding_box() or {"y": 9999}
        seen = lead.text_content() or ""
        yield "6", (box["y"] < 900, f"{question}：{seen[:50]}")
    chips = clerk.page.locator(".answer .chips button")
    opened = []
    for n in range(min(6, chips.count())):
        label = str(chips.nth(n).text_content())
        chips.nth(n).click()
        clerk.page.wait_for_timeout(500)
        opened.append((label, clerk.page.locator(".article").inner_text()[:40]))
    yield "7", (all(t.strip() for _, t in opened), str(opened[:2]))
    other = new().begin()
    other.page.get_by_label(BOX).fill("![图](http://outside.invalid/a.png) # 项目说明")
    other.page.get_by_label(BOX).press("Enter")
    other.page.wait_for_timeout(3000)
    yield (
        "8",
        (
            not other.outside and not other.page.locator(".log img, .log h1").count(),
            f"外部请求 {len(other.outside)} 次",
        ),
    )
    yield (
        "9",
        (
            "回车发送" in str(other.page.get_by_label(BOX).get_attribute("placeholder")),
            "输入框里写明回车发送、Shift+回车换行",
        ),
    )


def looks(new: Callable[..., Clerk]) -> Iterator[tuple[str, Seen]]:
    """31, 32: colours, names of controls, the small screen."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    clerk = new(color_scheme="dark").begin()
    found = [v["id"] for v in Axe().run(clerk.page).response["violations"]]
    yield "31", (not found, f"深色：axe 发现 {found}")
    phone = new(width=390).begin()
    top = phone.page.locator(".cards .group").first.bounding_box() or {"y": 9999}
    wide = phone.page.evaluate("document.documentElement.scrollWidth")
    yield "32", (wide <= 391, f"第一张卡片在 {top['y']:.0f}，页面宽 {wide}")


def main(base: str) -> int:
    """Try each; the exit code says whether any is left."""
    from playwright.sync_api import sync_playwright

    left = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for part in (orders, cells, policy, papers, rooms, looks):
            for number, (gone, seen) in part(lambda **more: Clerk(browser, base, **more)):
                left += not gone
                print(f"{number}\t{'已解决' if gone else '还在'}\t{seen}", flush=True)
        browser.close()
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
