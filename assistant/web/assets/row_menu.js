// What can be done with a cell and its row, as a menu.

export function rowMenu(bench, view, cell, detail, askWords) {
  const row = view.rows.find((r) => r.id === cell.row);
  const items = [];
  if (cell.parts?.length) items.push({ label: "修改", run: () => bench.sheet.edit(cell.key) });
  if (cell.key && !cell.key.startsWith("new.")) items.push({ label: "来源和理由", run: () => detail(row && !cell.mark ? `indicators.${row.id}.target` : cell.key) });
  const explain = (label, cells) => async () => {
    const reason = await askWords("说明为什么现在填不了", { label, long: true, least: 2 });
    if (reason) cells.forEach((key) => bench.change({ op: "explain_gap", cell: key, reason }));
  };
  if (cell.open) items.push({ label: "现在填不了，说明原因", run: explain(cell.label, [cell.key]) });
  const open = row ? view.progress.open.map((one) => one.key).filter((key) => key.startsWith(`indicators.${row.id}.`)) : [];
  if (open.length > 1) items.push({ label: `这一行 ${open.length} 格都填不了，说明原因`, run: explain(row.name, open) });
  if (!row) {
    items.push({ label: "添加指标", run: () => add(bench, view, "", askWords) });
    return items;
  }
  const change = (order) => bench.change(order);
  return [
    ...items,
    { label: "上移", disabled: !row.up, run: () => change({ op: "move_indicator", row: row.id, before: row.up }) },
    { label: "下移", disabled: !row.down, run: () => change({ op: "move_indicator", row: row.id, before: row.after_next }) },
    { label: "复制", run: () => change({ op: "add_indicator", level1: row.level1, level2: row.level2, name: copied(view, row), target: row.target.startsWith("【") ? "" : row.target, before: row.next }) },
    { label: "添加同类指标", run: () => add(bench, view, row.level2, askWords) },
    ...view.classes.flatMap((c) => c.level2.map((name) => ({ name }))).filter((c) => c.name !== row.level2)
      .map((c) => ({ label: `归到${c.name}`, run: () => change({ op: "set_class", row: row.id, value: c.name }) })),
    { label: "删除", danger: true, run: () => change({ op: "delete_indicator", row: row.id }) },
  ];
}

function copied(view, row) {
  const names = new Set(view.rows.map((r) => r.name));
  for (let n = 2; ; n += 1) if (!names.has(`${row.name}（${n}）`)) return `${row.name}（${n}）`;
}

async function add(bench, view, level2, askWords) {
  const first = view.classes.find((c) => c.level2.includes(level2)) || view.classes.find((c) => c.level2.length);
  const name = await askWords("添加指标", { label: `指标名称（放在${level2 || first.level2[0]}）` });
  if (name) bench.change({ op: "add_indicator", level1: first.name, level2: level2 || first.level2[0], name });
}
