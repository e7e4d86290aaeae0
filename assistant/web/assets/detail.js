// Where a value is from and why it stands so: quote, formula, clause, reason, findings, and the words of its row.

import { get } from "./api.js";
import { askWords, el, fill, toast } from "./dom.js";
import { makeInput } from "./editor.js";

export async function openDetail(bench, drawn, { edit = false } = {}) {
  document.querySelector(".pop")?.remove();
  const { cell } = drawn;
  const pop = el("div", { class: "pop", role: "dialog", "aria-label": `${cell.label}的来源和理由` }, el("p", { class: "calm" }, "正在读取……"));
  const close = () => {
    pop.remove();
    document.removeEventListener("pointerdown", away, true);
    const shown = bench.sheet.cells.get(cell.key);
    shown?.text.focus({ preventScroll: true });
  };
  const away = (event) => { if (!pop.contains(event.target)) { pop.remove(); document.removeEventListener("pointerdown", away, true); } };
  pop.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.isComposing) { event.stopPropagation(); close(); } });
  document.body.append(pop);
  document.addEventListener("pointerdown", away, true);
  let found;
  try {
    found = await get(`${bench.path}/cell?key=${encodeURIComponent(cell.key)}`);
  } catch (error) {
    close();
    toast(error.message, { bad: true });
    return;
  }
  fill(pop, contents(bench, cell, found, close));
  put(pop, drawn.host.getBoundingClientRect());
  (edit ? pop.querySelector("input, select, textarea") : pop.querySelector("header button"))?.focus();
}

function put(pop, box) {
  const own = pop.getBoundingClientRect();
  const right = box.right + 8 + own.width < innerWidth ? box.right + 8 : box.left - own.width - 8;
  pop.style.left = `${Math.max(8, Math.min(right, innerWidth - own.width - 8))}px`;
  pop.style.top = `${Math.max(8, Math.min(box.top, innerHeight - own.height - 8))}px`;
}

function contents(bench, cell, found, close) {
  const parts = cell.parts || [];
  return [
    el("header", {}, el("h3", {}, found.label || cell.label), found.word ? el("span", { class: "badge" }, found.word) : null,
      el("button", { class: "link", onclick: close }, "关闭")),
    parts.length > 1 ? editors(bench, parts, close) : null,
    found.origins.map(origin),
    found.origins.length || !found.text ? null : el("p", { class: "calm small" }, "这一格没有单独的来源记录。"),
    found.origins.some((o) => o.confirm) && parts.length === 1 && found.text && !found.text.startsWith("【")
      ? el("button", { class: "primary", onclick: () => { close(); bench.change(confirming(parts[0])); } }, "确认这个值") : null,
    cell.open ? explain(bench, cell, close) : null,
    found.why ? el("div", { class: "stack" }, el("b", {}, "为什么这样设"), el("p", {}, found.why)) : null,
    found.findings.map((f) => el("div", { class: `finding ${f.severity}` }, el("b", {}, f.group), el("span", {}, f.message), el("span", { class: "calm" }, `建议：${f.advice}`), f.basis.length ? el("span", { class: "basis" }, f.basis.join("；")) : null)),
    found.texts ? texts(bench, found.texts) : null,
  ];
}

/** A cell that cannot be filled now: the reason stands in the form instead. */
function explain(bench, cell, close) {
  const ask = async () => {
    close();
    const reason = await askWords("说明为什么现在填不了", { label: `${cell.label}（理由会写在这一格里，以后填了就不再显示）`, long: true, least: 2 });
    if (reason) bench.change({ op: "explain_gap", cell: cell.key, reason });
  };
  return el("button", { class: "link", onclick: ask }, "现在填不了，说明原因");
}

function origin(one) {
  return el("div", { class: "stack" }, el("p", {}, `来源：${one.line || one.document || "没有写明"}`),
    one.quote ? el("blockquote", {}, `${one.quote}${one.document ? `\n——${one.document}` : ""}`) : null,
    one.formula ? el("p", {}, `公式：${one.formula}`) : null, one.basis ? el("p", {}, `条款：${one.basis}`) : null,
    one.confirm ? el("p", { class: "badge warn" }, "要请您确认") : null);
}

/** Saying the same once more takes a proposed value over. */
function confirming(part) {
  return { ...part.order, value: part.value };
}

/** A cell that shows several values: an input for each. */
function editors(bench, parts, close) {
  const inputs = parts.map((part) => {
    const input = makeInput(part);
    input.className = "";
    return { part, input };
  });
  const keep = async () => {
    for (const { part, input } of inputs) {
      const value = input.value.trim();
      const assumed = part.kind === "date" && value; // saying an assumed day again confirms it
      if (value === part.value.trim() && !assumed) continue;
      const found = await bench.change({ ...part.order, value }, { quiet: assumed && value === part.value.trim() });
      if (!found.applied && value !== part.value.trim()) { input.focus(); return; }
    }
    close();
  };
  const form = el("form", { class: "stack" }, inputs.map(({ part, input }) => el("label", { class: "field" }, el("span", {}, part.label), input)), el("button", { class: "primary", type: "submit" }, "保存"));
  form.addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  return form;
}

function texts(bench, all) {
  return el("details", {}, el("summary", {}, "指标说明（解释、公式、评分标准、依据、佐证）"), el("dl", { class: "texts" }, all.map((text) => {
    const input = el("textarea", { value: text.value, "aria-label": text.label, rows: 1 });
    input.addEventListener("change", async () => {
      const found = await bench.change({ ...text.order, value: input.value.trim() });
      if (found.applied) text.value = input.value;
    });
    return [el("dt", {}, text.label), el("dd", {}, input)];
  })));
}
