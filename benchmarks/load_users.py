"""Simulated users of the page: what each does, and what comes back that is not theirs."""

import asyncio
import io
import json
import re
import time
import zipfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import docx
import httpx

_MARK = re.compile(r"标记[A-Z]{4}")
_PATIENCE = 300.0
_TRIES = 5
"""How often a change is made anew on the version that others left."""
_LETTERS = "ABCDEFGHKLMNPRSTUVWXYZ"
QUESTIONS = ("预算执行率占多少分", "能不能不设满意度指标", "绩效自评的结果怎么用", "项目支出绩效指标怎么设")


def marker(number: int) -> str:
    """A word that only one user writes: 标记 and four letters."""
    base, word = len(_LETTERS), ""
    for _ in range(4):
        number, at = divmod(number, base)
        word += _LETTERS[at]
    return f"标记{word}"


@dataclass
class Record:
    """What happened: seconds of each action, what failed, whose answers held another's marker."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    bleed: list[str] = field(default_factory=list)
    conflicts: int = 0
    """Changes that were refused because the work had moved on, and made anew: a normal answer."""

    @property
    def actions(self) -> int:
        return sum(map(len, self.seconds.values()))


class LoadUser:
    """Somebody signed in, with a work of their own."""

    def __init__(self, number: int, key: str, address: str, record: Record) -> None:
        self.mark, self._record, self._chance = marker(number), record, Random(number)  # noqa: S311 -- repeatable
        self._http = httpx.AsyncClient(
            base_url=address, cookies={"jixiao_session": key}, headers={"origin": address}, timeout=_PATIENCE,
            trust_env=False,
        )  # fmt: skip
        self._work, self._turn = "", 0
        self._ways: dict[str, tuple[int, Callable[[], Awaitable[None]]]] = {
            "列表": (25, self._list), "打开": (25, self._open), "修改": (20, self._edit), "对话": (10, self._chat),
            "提问": (8, self._ask), "上传起草": (2, self._upload), "审核": (3, self._check),
            "下载 Word": (8, self.word),
        }  # fmt: skip

    async def begin(self) -> None:
        """A work drafted from a few sentences."""
        text = f"{self.mark}养老护理培训项目，2027年培训护理员120人，11月30日前完成，申请资金12万元，满意度90%以上。"
        self._work = str((await self._posted("/api/works", {"words": text}))["id"])

    async def act(self) -> None:
        """One action, chosen by how often people do it."""
        names = list(self._ways)
        [name] = self._chance.choices(names, [self._ways[n][0] for n in names])
        await self.timed(name, self._ways[name][1])

    async def timed(self, name: str, way: Callable[[], Awaitable[None]]) -> float:
        """An action with its seconds on record, and its failure where it failed."""
        start = time.perf_counter()
        try:
            await way()
        except (httpx.HTTPError, OSError, ValueError, KeyError, AssertionError) as error:
            self._record.errors.append(f"{name}：{type(error).__name__} {error}"[:300])
        took = time.perf_counter() - start
        self._record.seconds.setdefault(name, []).append(took)
        return took

    async def close(self) -> None:
        await self._http.aclose()

    async def _list(self) -> None:
        self._own(await self._got("/api/home"), "列表")

    async def _open(self) -> None:
        self._own(await self._got(f"/api/works/{self._work}"), "打开")

    async def _edit(self) -> None:
        self._turn += 1
        await self._changed("content", f"{self.mark}第{self._turn}次培训护理员")

    async def _changed(self, what: str, value: str) -> None:
        """A change on the version that stands; where somebody was first it is read again and made anew."""
        path = f"/api/works/{self._work}"
        for _ in range(_TRIES):
            order = {"operation": {"op": "set_head", "field": what, "value": value}}
            seen = json.loads(await self._got(path))["version"]
            done = await self._posted(f"{path}/operations", {**order, "version": seen})
            if done["applied"]:
                return
            if not done.get("conflict"):
                raise ValueError(done["why"])
            self._record.conflicts += 1
        raise ValueError(f"{path} 连续 {_TRIES} 次被别人抢先")

    async def _chat(self) -> None:
        self._turn += 1
        await self._posted(
            f"/api/works/{self._work}/messages", {"text": f"项目名称改为{self.mark}养老护理培训{self._turn}期"}
        )

    async def message(self, text: str) -> None:
        """Something said, whatever comes of it."""
        await self._posted(f"/api/works/{self._work}/messages", {"text": text})

    async def _ask(self) -> None:
        await self._posted("/api/policies/ask", {"text": self._chance.choice(QUESTIONS)}, mine=False)

    async def _upload(self) -> None:
        paper = docx.Document()
        paper.add_paragraph(f"项目名称：{self.mark}护理站建设\n2027年建设护理站3个，资金30万元，10月31日前完成。")
        done = await self._sent("/api/works/files", f"{self.mark}.docx", _bytes(paper))
        await self._posted(f"/api/works/{done['id']}/trash", {})

    async def _check(self) -> None:
        filing = await self._got(f"/api/works/{self._work}/data.json")
        await self._sent("/api/review", f"{self.mark}.json", filing.encode())

    async def word(self) -> None:
        """The Word form, which must hold this user's marker and no other."""
        found = await self._http.get(f"/api/works/{self._work}/draft.docx")
        found.raise_for_status()
        with zipfile.ZipFile(io.BytesIO(found.content)) as archive:
            self._own(archive.read("word/document.xml").decode(), "下载 Word")

    async def _got(self, path: str) -> str:
        found = await self._http.get(path)
        if found.is_error:
            raise ValueError(f"{path} {found.status_code} {found.text[:200]}")
        return found.text

    async def _posted(self, path: str, body: dict[str, Any], *, mine: bool = True) -> dict[str, Any]:
        return await self._waited(await self._http.post(path, json=body), path, mine=mine)

    async def _sent(self, path: str, name: str, content: bytes) -> dict[str, Any]:
        return await self._waited(await self._http.post(path, files={"files": (name, content)}), path, mine=False)

    async def _waited(self, found: httpx.Response, path: str, *, mine: bool) -> dict[str, Any]:
        """The end of what was begun. Raises ValueError where it failed."""
        text, state = found.text, found.json()
        if found.status_code >= 400:
            raise ValueError(f"{path} {found.status_code} {state.get('error')}")
        while state.get("job") and not state.get("done") and "work" not in state and "sheet" not in state:
            await asyncio.sleep(0.05)
            found = await self._http.get(f"/api/jobs/{state['job']}")
            found.raise_for_status()
            text, state = text + found.text, {**state, **found.json()}
        if state.get("error"):
            raise ValueError(f"{path} {state['error']}")
        self._own(text, path, need=mine and "sheet" in text)
        return dict(state)

    def _own(self, text: str, where: str, *, need: bool = True) -> None:
        found = set(_MARK.findall(text))
        if found - {self.mark}:
            self._record.bleed.append(f"{where}：{self.mark} 看到 {sorted(found - {self.mark})}")
        if need and self.mark not in found:
            raise ValueError(f"{where} 没有自己的内容")


def _bytes(paper: Any) -> bytes:
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()
