// Renders tests/truth/unseen/source/*.html into tests/truth/unseen/documents and writes their labels beside this file.
// The labels are attributes of the printed blocks (README.md of this folder); nothing of ours that reads documents has
// a part in it. Needs chromium, libreoffice and poppler-utils. Usage: node render.mjs [SLUG...]
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = await import(join(here, "../../../web/node_modules/playwright-core/index.mjs"));
const documents = join(here, "documents");
const run = (program, args) => execFileSync(program, args, { stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 28 });
const letters = (words) => words.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const safe = (words) => (words ?? "").replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Runs in the page: the blocks in print order, with what their attributes say. */
function blocksOfPage() {
  const clean = (words) => words.replace(/\s+/g, " ").trim();
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".n, .mark, .bullet").forEach((e) => e.remove());
    copy.querySelectorAll("li, br, p, div").forEach((e) => e.before(" "));
    return clean(copy.textContent);
  };
  const printed = (element) => clean(element.textContent);
  const path = [];
  const blocks = [];
  for (const element of document.body.querySelectorAll("h1, h2, h3, h4, [data-passage]")) {
    if (/^H[1-4]$/.test(element.tagName)) {
      const level = Number(element.tagName[1]);
      path.length = Math.min(path.length, level - 1);
      path[level - 1] = printed(element);
      continue;
    }
    const row = element.tagName === "TR";
    const cells = row ? [...element.children].map(textOf) : [];
    const own = element.querySelector(".rec-text");
    blocks.push({
      number: element.dataset.passage, role: element.dataset.role, tags: element.dataset.tags ?? "", kind: row ? "row" : "paragraph",
      heading_path: path.filter(Boolean), text: row ? cells.join(" | ") : textOf(element), printed: printed(element),
      rec: element.dataset.rec === undefined ? null : { number: element.dataset.rec, text: own ? textOf(own) : textOf(element),
        addressees: element.dataset.addressees ?? "", action: element.dataset.action ?? "", level: element.dataset.level ?? "" } });
  }
  return blocks;
}

const list = (words) => (words ?? "").split(",").map((w) => w.trim()).filter(Boolean);
const tagsOf = (words) => words.split(";").map((w) => w.trim()).filter(Boolean).map((w) => {
  const [theme, polarity, ...lens] = w.split(/\s+/);
  return { theme, polarity, lens: list(lens.join("")) };
});

function placePages(blocks, pdf) {
  const pages = run("pdftotext", ["-raw", pdf, "-"]).toString().split("\f").slice(0, -1).map(letters);
  let page = 0;
  for (const block of blocks) {
    // A number in the margin may stand elsewhere in the page's own order of words: then the words alone tell.
    for (const [key, length] of [60, 40, 24].flatMap((n) => [[letters(block.printed), n], [letters(block.text), n]])) {
      const found = pages.findIndex((p, i) => i >= page && i <= page + 4 && key.length > 7 && p.includes(key.slice(0, length)));
      if (found >= 0) { page = found; block.page = found + 1; break; }
    }
  }
}

/** The document as its readers get it: without the truth and the attributes. */
const published = (markup) => markup.replace(/<script type="application\/json" id="truth">[\s\S]*?<\/script>/, "").replace(/ data-[a-z]+="[^"]*"/g, "");

function office(markup, extension, folder) {
  const input = join(folder, "document.html");
  writeFileSync(input, markup);
  const filter = extension === "docx" ? ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"] : ["--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export"];
  run("soffice", ["--headless", `-env:UserInstallation=file://${folder}/profile`, ...filter, "--outdir", folder, input]);
  return join(folder, `document.${extension}`);
}

/** Headings and blocks of the page as lines of plain text. */
function plainText() {
  const lines = [];
  const visit = (element) => {
    for (const child of element.children) {
      if (/^(STYLE|SCRIPT)$/.test(child.tagName)) continue;
      const leaf = child.tagName === "LI" || child.tagName === "TR" || ![...child.children].some((c) => /^(DIV|SECTION|P|UL|OL|TABLE|TBODY|THEAD|TR|H[1-6]|LI|HEADER|MAIN|ARTICLE)$/.test(c.tagName));
      if (leaf) {
        const words = child.textContent.replace(/\s+/g, " ").trim();
        if (words) lines.push(/^H[1-4]$/.test(child.tagName) ? `\n${words}\n` : child.tagName === "LI" ? `- ${words}` : `${words}\n`);
      } else {
        const own = [...child.childNodes].filter((n) => n.nodeType === 3 || (n.nodeType === 1 && /^(SPAN|B|STRONG|EM|I|SUP)$/.test(n.tagName))).map((n) => n.textContent).join("").replace(/\s+/g, " ").trim();
        if (own) lines.push(own);
        visit(child);
        lines.push("");
      }
    }
  };
  visit(document.body);
  return lines.join("\n").replace(/\n{3,}/g, "\n\n");
}

mkdirSync(documents, { recursive: true });
const only = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const name of readdirSync(join(here, "source")).filter((f) => f.endsWith(".html")).sort()) {
  const slug = name.replace(/\.html$/, "");
  if (only.length && !only.includes(slug)) continue;
  const markup = readFileSync(join(here, "source", name), "utf8");
  const { format, header, footer, landscape, ...truth } = JSON.parse(markup.match(/<script type="application\/json" id="truth">([\s\S]*?)<\/script>/)[1]);
  const folder = mkdtempSync(join(tmpdir(), "unseen-"));
  const page = await browser.newPage();
  await page.setContent(markup);
  const blocks = await page.evaluate(blocksOfPage);
  const extension = { docx: "docx", html: "html", txt: "txt" }[format] ?? "pdf";
  const target = join(documents, `${slug}.${extension}`);
  if (format === "pdf") {
    const running = (words) => `<div style="font:8px sans-serif;width:100%;padding:0 18mm">${safe(words).replace("{page}", '<span class="pageNumber"></span>').replace("{pages}", '<span class="totalPages"></span>')}</div>`;
    await page.setContent(published(markup));
    await page.pdf({ path: target, format: "A4", landscape: Boolean(landscape), displayHeaderFooter: Boolean(header || footer), headerTemplate: running(header), footerTemplate: running(footer),
      preferCSSPageSize: true, margin: { top: "20mm", bottom: "20mm", left: "18mm", right: "18mm" } });
  } else if (extension === "html") writeFileSync(target, published(markup));
  else if (extension === "txt") writeFileSync(target, await page.evaluate(plainText));
  else writeFileSync(target, readFileSync(office(published(markup), extension, folder)));
  if (extension === "pdf") placePages(blocks, target);
  await page.close();
  rmSync(folder, { recursive: true, force: true });
  const passages = blocks.map((b) => ({ number: b.number || null, page: b.page ?? null, heading_path: b.heading_path, role: b.role, kind: b.kind, text: b.text, tags: tagsOf(b.tags) }));
  const recommendations = blocks.filter((b) => b.rec).map((b) => ({ number: b.rec.number || null, text: b.rec.text, page: b.page ?? null, addressees: list(b.rec.addressees),
    action_type: b.rec.action || null, level: b.rec.level || null, themes: tagsOf(b.tags).map((t) => t.theme) }));
  writeFileSync(join(here, `${slug}.json`), `${JSON.stringify({ file: `${slug}.${extension}`, format, header, footer, ...truth, recommendations, passages }, null, 1)}\n`);
  const lost = extension === "pdf" ? blocks.filter((b) => !b.page).length : 0;
  console.log(`${slug}.${extension}: ${blocks.length} blocks, ${recommendations.length} recommendations${lost ? `, ${lost} without a page` : ""}`);
}
await browser.close();
