// A page of a paper beside what quotes it: its picture where there is one, its words with the quote marked.

import { get } from "./api.js";
import { el, fill, toast } from "./dom.js";

export async function openPage(bench, quote) {
  const dialog = el("dialog", { class: "page-view", "aria-label": `原文：${quote.place}` }, el("p", { class: "calm" }, "正在打开……"));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  await show(bench, dialog, quote, quote.page);
}

async function show(bench, dialog, quote, number) {
  const query = new URLSearchParams({ paper: quote.paper, number });
  let found;
  try {
    found = await get(`${bench.rooms}/page?${query}`);
  } catch (error) {
    dialog.close();
    toast(error.message, { bad: true });
    return;
  }
  const step = (by, word) => el("button", { disabled: number + by < 1 || number + by > found.pages, onclick: () => show(bench, dialog, quote, number + by) }, word);
  const words = el("div", { class: "page-words", tabIndex: 0 }, number === quote.page ? marked(found.text, quote.text) : found.text);
  fill(dialog, el("div", { class: "stack" },
    el("div", { class: "row" }, el("h2", { class: "grow" }, `${quote.paper} 第 ${number} 页，共 ${found.pages} 页`), step(-1, "上一页"), step(1, "下一页"),
      el("button", { onclick: () => bench.openFile(found.file) }, "打开原文件"), el("button", { class: "primary", onclick: () => dialog.close() }, "关闭")),
    found.noisy ? el("p", { class: "badge warn" }, "这一页像是扫描识别的，请核对数字。") : null,
    el("div", { class: found.has_picture ? "page-both" : "" },
      found.has_picture ? el("div", { class: "pages" }, el("img", { src: `${bench.rooms}/page.png?${query}`, alt: `第 ${number} 页的版面` })) : null, words)));
  words.querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** The words of a page with the quote marked; spaces between them do not matter. */
function marked(text, quote) {
  const wanted = quote.replace(/\s+/g, "");
  if (!wanted) return text;
  const places = [...text].reduce((found, c, n) => { if (!/\s/.test(c)) found.push(n); return found; }, []);
  const letters = [...text];
  const at = places.map((n) => letters[n]).join("").indexOf(wanted);
  if (at < 0) return [el("mark", {}, quote), "\n\n", text];
  const chars = [...places.map((n) => letters[n]).join("").slice(0, at)].length;
  const first = places[chars];
  const last = places[chars + [...wanted].length - 1];
  return [letters.slice(0, first).join(""), el("mark", {}, letters.slice(first, last + 1).join("")), letters.slice(last + 1).join("")];
}
