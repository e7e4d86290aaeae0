"""The text of a 评价报告: a summary and seven chapters in the official order (财预〔2020〕10号附3), from one value.

The outline stands in the data of the kind (policy_corpus/kinds/evaluation_report.yaml); tables and charts are placed
by the keys of its sections.

Sections with pieces may be written by a model; those without are the rules' own.
"""

from assistant.jobs.evaluation.report.assembly import assemble_report, report_filing, report_sections

__all__ = ["assemble_report", "report_filing", "report_sections"]
