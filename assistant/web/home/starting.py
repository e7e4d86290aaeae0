"""New works: empty, from a file that was uploaded, or the example."""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from assistant.domain.files import reason_of
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.files.interface import BriefError, IntakeError
from assistant.llm.interface import Errand
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.view import EXAMPLE
from assistant.web.desk import Desk
from assistant.web.identity import Visitor
from assistant.writing.interface import Progress

EXAMPLE_BRIEF = (
    "项目名称：社区居家养老服务站运营补助\n主管部门：青溪县民政局\n实施单位：青溪县养老服务中心\n"
    "2027年对12个社区居家养老服务站给予运营补助，全年提供老年助餐60000人次、上门照护3600人次，培训护理员120人，"
    "11月30日前完成补助拨付。申请资金120万元，其中财政拨款100万元，自筹20万元。接受服务的老年人满意度达到92%以上。"
)
_UNREADABLE = "没有读到能用的内容。请给出申报表（Word、Excel、JSON）或写明项目情况的文件。"


@dataclass(frozen=True)
class Upload:
    """A file as it came in."""

    name: str
    content: bytes


@dataclass(frozen=True)
class NewWorks:
    """Begins works for visitors."""

    desk: Desk

    def empty(self, visitor: Visitor, profile: str, year: int | None, *, example: bool = False) -> SavedWork:
        """An empty declaration, kept from here on. Raises ProfileNotFound."""
        product = self.desk.product
        work_id = f"{EXAMPLE if example else ''}{token_hex(6)}"
        chosen = product.profile(profile or None).id
        work = product.works().new(work_id, chosen, year or product.budget_year)
        return product.store.works.keep(work, visitor.actor())

    def example(self, visitor: Visitor, profile: str) -> str:
        """A work of its own that shows the example."""
        saved = self.empty(visitor, profile, None, example=True)
        order = Operation(op=OperationKind.ADD_BRIEF, value=EXAMPLE_BRIEF)
        self.desk.product.store.works.apply_to(saved, order, visitor.actor())
        return saved.work.id

    def from_files(
        self, uploads: list[Upload], changes: str, visitor: Visitor, profile: str, tell: Progress, errand: Errand
    ) -> str:
        """A work from last year's form, or from papers that tell of the project. Raises IntakeError, BriefError."""
        from assistant.jobs.declaration.start import read_start

        tell("阅读文件")
        paths = [self._put(one) for one in uploads]
        try:
            start = read_start(paths, changes)
        except OSError as error:
            raise IntakeError(f"文件打不开（{reason_of(error)}），请检查后再试。") from error
        declarations = self.desk.product.declarations()
        year = declarations.year_for(start, self.desk.product.budget_year)
        orders = []
        if start.form is not None:
            form = next((p for p in paths if p.name in start.form.document), paths[0])
            orders.append(Operation(op=OperationKind.START_FROM, file=str(form)))
            words = start.form.changes
        else:
            words = start.papers.text
        if words.strip():
            orders.append(Operation(op=OperationKind.ADD_BRIEF, value=words))
        if not orders:
            raise BriefError(_UNREADABLE)
        return self._begun(orders, uploads, visitor, (profile, year), (tell, errand))

    def _begun(
        self, orders: list[Operation], uploads: list[Upload], visitor: Visitor, start: tuple[str, int],
        watched: tuple[Progress, Errand],
    ) -> str:  # fmt: skip
        product = self.desk.product
        saved = self.empty(visitor, *start)
        works = product.saving_works(product.models.connected(visitor.model), *watched)
        work, done = works.apply_all(saved.work, orders, visitor.actor())
        refused = [d.why for d in done if not d.applied]
        if len(refused) == len(done):
            product.store.works.trash(work.id, Actor())
            raise BriefError(refused[0])
        for one in uploads:
            product.store.files.keep(work.id, one.name, one.content, visitor.name)
        return work.id

    def _put(self, upload: Upload) -> Path:
        """The file in a folder of its own, under its own name, for the readers."""
        from generators.atomic import make_folder

        name = Path(upload.name.replace("\\", "/")).name or "文件"
        folder = self.desk.product.settings.data_dir.resolve() / "uploads" / token_hex(16)  # nobody's to guess
        make_folder(folder)
        (folder / name).write_bytes(upload.content)
        return folder / name
