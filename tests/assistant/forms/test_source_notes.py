"""The list of sources behind our own form comes back into the rows it is about."""

from io import BytesIO

import docx

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.source import Source, SourceKind
from assistant.forms.reader import read_filings
from assistant.forms.source_notes import with_sources
from assistant.rules.examples import SOUND
from generators.form import render_form, render_sources
from policy_corpus.catalog import load_profile

SUGGESTED = Source(kind=SourceKind.LIBRARY, label="指标库建议值，请确认", confirm=True)
STATED = Source(kind=SourceKind.BRIEF, label="项目简介：培训120人")


def test_what_was_to_be_confirmed_still_is_where_the_list_stands_behind_the_form(tmp_path):
    filing = Filing.model_validate(SOUND)
    rows = [r.model_copy(update={"source": SUGGESTED if i else STATED}) for i, r in enumerate(filing.indicators)]
    filing = filing.model_copy(update={"indicators": tuple(rows)})
    form = docx.Document(BytesIO(render_form(filing, load_profile("central-2021"), draft=False)))
    assert len(form.tables) == 1
    listed = docx.Document(BytesIO(render_sources(filing, draft=False)))
    form.element.body.insert(len(form.element.body) - 1, listed.tables[0]._tbl)
    form.save(str(tmp_path / "form.docx"))
    back = {r.name: r.source for r in read_filings(tmp_path / "form.docx")[0].filing.indicators}
    for row in rows:
        assert (back[row.name].kind, back[row.name].confirm) == (row.source.kind, row.source.confirm)


def test_a_row_with_another_value_gets_no_source():
    filing = Filing(indicators=(Indicator(level1="产出指标", name="培训人数", target="≥150人"),))
    assert with_sources(filing, [["培训人数", "≥120人", "项目简介：120人", ""]]).indicators[0].source is None
