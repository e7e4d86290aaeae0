"""The pictures of the user guide, taken from the running page: ``python -m scripts.pictures``.

Needs Chromium with its playwright driver, and LibreOffice for the picture of the printed pages.
"""

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDE: Any = {"width": 1440, "height": 900}
PHONE: Any = {"width": 390, "height": 844}
_COLOURS = 256
_BRIEF = (
    "2027年对12个社区居家养老服务站给予运营补助，全年提供老年助餐60000人次、上门照护3600人次，培训护理员120人，"
    "11月30日前完成补助拨付。申请资金120万元，其中财政拨款100万元，自筹20万元。接受服务的老年人满意度达到92%以上。"
)
_FLAGS = ["--no-sandbox", "--disable-gpu", "--lang=zh-CN", "--disable-background-networking"]


@contextmanager
def page_address(folder: Path) -> Iterator[str]:
    """The page over a fresh data folder, served on this machine."""
    import socket

    import uvicorn

    from assistant.bootstrap import Product
    from assistant.settings import Settings
    from assistant.web.app import application

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = application(Product(Settings(data_dir=folder)))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


def keep(page: Any, name: str, part: str | None = None) -> None:
    """A picture of the page, or of a part of it, in few colours."""
    from PIL import Image

    taken = (page.locator(part) if part else page).screenshot()
    picture = Image.open(BytesIO(taken)).convert("RGB").quantize(_COLOURS)
    picture.save(FOLDER / f"{name}.png", optimize=True)
    print(f"{name}.png {(FOLDER / f'{name}.png').stat().st_size // 1024} KB")


def room_pictures(page: Any, address: str, form: Path) -> None:
    """A form under review, and the indicator library."""
    page.goto(f"{address}/?room=review")
    page.get_by_label("选择要审核的表").set_input_files(str(form))
    page.locator("table.queue a").first.click()
    page.locator(".bench.review .sheet").wait_for()
    page.wait_for_timeout(800)
    keep(page, "review")
    page.goto(f"{address}/?room=library&q=培训 合格率")
    page.locator("article.card").first.wait_for()
    page.wait_for_timeout(800)
    keep(page, "library")


def wide_pictures(page: Any, address: str) -> str:
    """The pictures of a wide screen; the address of the work that they show."""
    page.goto(address)
    page.get_by_label("项目情况").fill(_BRIEF)
    keep(page, "home")
    page.get_by_role("button", name="起草申报表").click()
    page.locator(".change").first.wait_for()
    work = str(page.url)
    page.get_by_label("说明项目、提要求，或问政策").fill("把满意度改成95%")
    page.keyboard.press("Enter")
    page.locator(".change", has_text="≥95%").wait_for()
    page.wait_for_timeout(400)
    keep(page, "page")
    mark = page.locator("td", has=page.locator(".cell", has_text="≥12个")).locator("button.mark")
    mark.click()
    page.locator(".pop header").wait_for()
    page.wait_for_timeout(300)
    keep(page, "source")
    page.keyboard.press("Escape")
    for tab in ("check", "weights", "facts", "history"):
        page.locator(f"[data-tab={tab}]").click()
        page.wait_for_timeout(700)
        keep(page, tab, ".panel")
    if shutil.which("soffice"):
        page.locator("[data-tab=preview]").click()
        page.locator(".pages img").first.wait_for()
        page.wait_for_timeout(500)
        page.locator(".panel").evaluate("node => node.scrollIntoView({block: 'start'})")
        keep(page, "preview")
    page.goto(f"{address}/?room=policy")
    page.get_by_label("政策问题").fill("10号文里预算执行率占多少分？")
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    page.wait_for_timeout(500)
    keep(page, "policy")
    return work


def self_evaluation(page: Any, work: str) -> None:
    """The picture of a self-evaluation of the work, some values filled in."""
    page.goto(work.replace("room=declaration", "room=self_evaluation"))
    page.get_by_role("button", name="自评“").first.click()
    page.locator(".result").first.wait_for()
    page.get_by_role("textbox", name="全年执行数（万元）").fill("116")
    for name, value in (("助餐", "58000"), ("照护", "3700"), ("护理员", "120")):
        page.locator(f'[data-column="actual"][aria-label*="{name}"]').fill(value)
        page.keyboard.press("Enter")
        page.wait_for_timeout(900)
    page.locator(".result", has_text="助餐").get_by_role("button").first.click()
    page.wait_for_timeout(400)
    keep(page, "self_evaluation")


def evaluation(page: Any, address: str) -> None:
    """The picture of an evaluation: the score sheet with the evidence of a row."""
    case = Path(__file__).resolve().parents[1] / "tests" / "cases" / "dossier"
    page.goto(f"{address}/?room=evaluation")
    page.get_by_label("项目名称", exact=True).fill("教室照明改造")
    page.get_by_role("button", name="开始评价").click()
    papers = sorted(p for p in (case / "资料").rglob("*") if p.is_file())
    page.locator(".drop input").first.set_input_files(papers)
    page.locator(".paper-line").first.wait_for()
    page.locator(".given input").first.set_input_files(case / "申报表.json")
    page.locator(".given .badge").wait_for()
    page.get_by_role("button", name="开始阅读并评分").click()
    page.locator(".score-line").first.wait_for()
    page.locator(".result .link").first.click()
    page.wait_for_timeout(400)
    keep(page, "evaluation")


def main() -> int:
    """Take all pictures."""
    from playwright.sync_api import sync_playwright

    os.environ["LANGUAGE"] = "zh_CN"
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as folder, page_address(Path(folder)) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page(viewport=WIDE, locale="zh-CN")
        page.set_default_timeout(120_000)
        work = wide_pictures(page, address)
        self_evaluation(page, work)
        evaluation(page, address)
        form = Path(folder) / "申报表.json"
        name = work.partition("work=")[2].partition("&")[0]
        form.write_bytes(page.request.get(f"{address}/api/works/{name}/data.json").body())
        room_pictures(page, address, form)
        small = browser.new_context(viewport=PHONE, locale="zh-CN", color_scheme="dark").new_page()
        small.goto(work)
        small.locator(".cards").wait_for()
        small.wait_for_timeout(400)
        keep(small, "phone")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
