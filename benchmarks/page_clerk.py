"""Somebody at the running page, for what is measured and tried there."""

import re
from typing import Any

BRIEF = (
    "项目名称：困难老人护理补助\n主管部门：青溪县民政局\n实施单位：青溪县养老服务中心\n2027年为800名困难老人发放护理补助，"
    "护理员培训120人，11月30日前完成。申请资金120万元，其中财政拨款100万元，自筹20万元。老人满意度90%以上。"
)
SECOND = "2027年改造农村小学教室照明60间，9月1日前完工，申请资金60万元，师生满意度92%以上。"
BOX = "说明项目、提要求，或问政策"
FLAGS = ["--no-sandbox", "--disable-gpu", "--lang=zh-CN", "--disable-background-networking"]


class Clerk:
    """Somebody at the page."""

    def __init__(self, browser: Any, base: str, width: int = 1440, **more: Any) -> None:
        self.base = base
        self.outside: list[str] = []
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", **more)
        self.page = self.context.new_page()
        self.page.set_default_timeout(40_000)
        self.page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.outside.append(request.url)

    def begin(self, words: str = BRIEF) -> "Clerk":
        """A work from a few sentences."""
        self.page.goto(self.base)
        self.page.get_by_label("项目情况").fill(words)
        self.page.get_by_label("项目情况").press("Enter")
        self.page.locator(".change").first.wait_for(state="attached")
        return self

    def say(self, text: str) -> str:
        """A message, and what stands in the conversation behind it."""
        self.page.get_by_label(BOX).fill(text)
        self.page.get_by_label(BOX).press("Enter")
        self.page.locator(".composer .busy").wait_for(state="visible")
        self.page.locator(".composer .busy").wait_for(state="hidden")
        self.page.wait_for_timeout(500)
        return str(self.page.locator(".log").inner_text()).rpartition(text)[2].strip()

    def work(self) -> dict[str, Any]:
        """The work as the page's own route shows it."""
        name = re.findall("work=([^&]+)", self.page.url)[0]
        found: dict[str, Any] = self.page.request.get(f"{self.base}/api/works/{name}").json()
        return found

    def rows(self) -> dict[str, str]:
        """Targets by name."""
        return {r["name"]: r["target"] for r in self.work()["rows"]}

    def edit(self, key: str, text: str) -> None:
        """A cell typed over."""
        self.page.locator(f'.cell[data-key="{key}"]').click()
        self.page.locator(".editor").fill(text)
        self.page.locator(".editor").press("Enter")
        self.page.wait_for_timeout(700)

    def post(self, operation: dict[str, Any]) -> dict[str, Any]:
        """An order, as the page sends it."""
        view = self.work()
        sent = {"operation": operation, "version": view["version"]}
        done: dict[str, Any] = self.page.request.post(
            f"{self.base}/api/works/{view['id']}/operations", data=sent
        ).json()
        return done
