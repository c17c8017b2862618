// Renders tests/truth/source/*.review into corpus/sample and writes the label files beside this folder.
// Needs chromium, libreoffice, groff and poppler-utils; run by script/render-sample, not by the build.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, passageText, plain } from "./source.mjs";
import { flatOdt, groff, html, text } from "./flow.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const truthFolder = dirname(here);
const sampleFolder = join(truthFolder, "../../corpus/sample");
const schema = JSON.parse(readFileSync(join(truthFolder, "schema.json"), "utf8"));
const only = process.argv.slice(2).filter((a) => a !== "--labels");
const labelsOnly = process.argv.includes("--labels");
const run = (program, args, options = {}) => execFileSync(program, args, { stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 28, ...options });

async function chromiumPdf(markup, target, source) {
  // Header and footer templates need the DevTools protocol; playwright-core is a development dependency of web/.
  const { chromium } = await import(join(truthFolder, "../../web/node_modules/playwright-core/index.mjs"));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.setContent(markup);
  const running = (words) => `<div style="font:8px sans-serif;width:100%;padding:0 22mm">${words}</div>`;
  const safe = (words) => (words ?? "").replace(/&/g, "&amp;").replace(/</g, "&lt;");
  await page.pdf({ path: target, format: "A4", displayHeaderFooter: true, preferCSSPageSize: true,
    headerTemplate: running(safe(source.meta.header)), footerTemplate: running(`${safe(source.meta.footer)} Page <span class="pageNumber"></span> of <span class="totalPages"></span>`) });
  await browser.close();
}

/** A PDF of full-page JPEG images and nothing else. */
function imagePdf(images, target) {
  const chunks = []; const offsets = []; let length = 0;
  const put = (data) => { const b = Buffer.isBuffer(data) ? data : Buffer.from(data, "latin1"); chunks.push(b); length += b.length; };
  const object = (id, data) => { offsets[id] = length; put(`${id} 0 obj\n`); (Array.isArray(data) ? data : [data]).forEach(put); put("\nendobj\n"); };
  put("%PDF-1.4\n");
  object(1, "<</Type/Catalog/Pages 2 0 R>>");
  object(2, `<</Type/Pages/Count ${images.length}/Kids[${images.map((_, i) => `${3 + i * 3} 0 R`).join(" ")}]>>`);
  images.forEach((image, i) => {
    const id = 3 + i * 3; const stream = "q 595 0 0 842 0 0 cm /I Do Q";
    object(id, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${id + 1} 0 R/Resources<</XObject<</I ${id + 2} 0 R>>>>>>`);
    object(id + 1, `<</Length ${stream.length}>>stream\n${stream}\nendstream`);
    object(id + 2, [`<</Type/XObject/Subtype/Image/Width ${image.width}/Height ${image.height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length ${image.data.length}>>stream\n`, image.data, "\nendstream"]);
  });
  const start = length;
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${offsets.slice(1).map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("")}trailer<</Size ${offsets.length}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  writeFileSync(target, Buffer.concat(chunks));
}

async function scan(source, target, folder) {
  const clean = join(folder, "clean.pdf");
  await chromiumPdf(html(source, [], { print: true }), clean, source);
  run("pdftoppm", ["-r", "200", "-gray", clean, join(folder, "page")]);
  const images = readdirSync(folder).filter((f) => /^page.*\.pgm$/.test(f)).sort().map((f, i) => {
    const jpeg = join(folder, `${f}.jpg`);
    run("convert", [join(folder, f), "-rotate", String((i % 2 ? -1 : 1) * 0.25), "-attenuate", "0.12", "+noise", "Gaussian", "-gravity", "center", "-crop", "1654x2339+0+0", "+repage", "-quality", "45", jpeg]);
    const [width, height] = run("identify", ["-format", "%w %h", jpeg]).toString().split(" ").map(Number);
    return { data: readFileSync(jpeg), width, height };
  });
  imagePdf(images, target);
  return clean;
}

function office(source, contents, extension, folder) {
  const flat = join(folder, "document.fodt");
  writeFileSync(flat, flatOdt(source, contents));
  run("soffice", ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", extension, "--outdir", folder, flat]);
  return join(folder, `document.${extension}`);
}

function pagesOf(pdf) {
  return run("pdftotext", ["-raw", pdf, "-"]).toString().split("\f").slice(0, -1).map(letters);
}
const letters = (words) => words.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Page of each block: where its first letters stand, never before the page of the block before it. */
function placePages(source, whole) {
  // Headings also stand on the contents page: what follows it is looked for on the other pages.
  const contentsPage = source.blocks.some((b) => b.kind === "contents") ? whole.findIndex((p) => p.includes("contents")) : -1;
  const afterContents = whole.map((p, i) => (i === contentsPage ? "" : p));
  let page = 0;
  let pages = whole;
  for (const block of source.blocks) {
    if (block.kind === "contents") pages = afterContents;
    const words = block.kind === "row" ? block.cells.map(plain).join(" ") : plain(`${block.printed && block.kind !== "heading" ? block.printed + " " : ""}${block.kind === "heading" ? block.printed : block.text ?? ""}`);
    const key = letters(words).slice(0, 48);
    if (!key) continue;
    for (const length of [48, 30, 18]) {
      const found = pages.findIndex((p, i) => i >= page && i <= page + (block.kind === "heading" ? 6 : 3) && p.includes(key.slice(0, length)));
      if (found >= 0) { block.page = found + 1; if (block.kind !== "footnote") page = found; break; }
    }
  }
}

async function renderPaged(source, folder) {
  const headings = source.blocks.filter((b) => b.kind === "heading" && b.level <= 2);
  let contents = headings.map((h) => ({ level: h.level, text: h.printed, page: 1 }));
  const pdf = join(folder, "out.pdf");
  for (let pass = 0; pass < 2; ++pass) {
    if (source.meta.format === "pdf-chromium") await chromiumPdf(html(source, contents, { print: true }), pdf, source);
    else if (source.meta.format === "pdf-libreoffice") renameSync(office(source, contents, "pdf", folder), pdf);
    else writeFileSync(pdf, run("groff", ["-ms", "-t", "-Kutf8", "-Tpdf", "-P-pa4"], { input: groff(source, contents) }));
    const pages = pagesOf(pdf);
    const hasContents = source.blocks.some((b) => b.kind === "contents");
    source.blocks.forEach((b) => delete b.page);
    placePages(source, pages);
    contents = headings.map((h) => ({ level: h.level, text: h.printed, page: h.page }));
    if (!hasContents) break;
  }
  return pdf;
}

function check(source, slug) {
  const bad = [];
  const one = (list, value, what) => { if (value != null && !schema[list].includes(value)) bad.push(`${what}: ${value}`); };
  const { review, subjects, facts, document } = source.truth;
  one("document_kind", document.kind, "document kind");
  one("review_type", review.type, "type"); one("domain", review.domain, "domain"); one("nation", review.nation, "nation"); one("regime", review.regime, "regime");
  for (const [role, date] of Object.entries(review.dates)) { one("date_role", role, "date"); one("states", date.state, "state"); one("precision", date.precision ?? null, "precision"); }
  for (const s of subjects) { one("subject_role", s.role, "role"); one("age_band", s.age_band, "age band"); one("sex", s.sex?.value, "sex"); }
  for (const [name, fact] of Object.entries(facts)) {
    if (!fact) { bad.push(`fact ${name} empty`); continue; }
    one("states", fact.state, name);
    const list = name === "agencies" ? "agency" : name;
    for (const value of [fact.value ?? []].flat()) one(list, value, name);
  }
  for (const block of source.blocks) {
    one("section_role", block.role, `line ${block.line} role`);
    for (const t of block.labels.themes) for (const l of t.lens) one("agency", l, `line ${block.line} lens`);
    if (block.labels.rec) {
      one("action_type", block.labels.rec.action ?? null, `line ${block.line} action`);
      for (const a of (block.labels.rec.addressees ?? "").split(",").filter(Boolean)) one("agency", a, `line ${block.line} addressee`);
    }
  }
  if (bad.length) console.error(`${slug}: ${bad.join("; ")}`);
}

function labels(source, file) {
  const flow = !source.meta.format.startsWith("pdf") && source.meta.format !== "scan";
  const page = (block) => (flow ? null : block.page ?? null);
  const passages = source.blocks.filter((b) => !["heading", "page", "contents"].includes(b.kind)).map((b) => ({
    number: b.number ?? null, page: page(b), heading_path: b.headings, role: b.role, kind: b.kind, text: passageText(b),
    tags: b.labels.themes, facts: b.labels.facts, dates: b.labels.dates }));
  const recommendations = source.blocks.filter((b) => b.labels.rec).map((b) => ({
    number: b.number ?? null, text: passageText(b), page: page(b), addressees: (b.labels.rec.addressees ?? "").split(",").filter(Boolean),
    action_type: b.labels.rec.action ?? null, level: b.labels.rec.level ?? null, themes: b.labels.themes.map((t) => t.theme) }));
  const { sidecar, ...truth } = source.truth;
  return { file, format: source.meta.format, ...truth, recommendations, passages };
}

mkdirSync(sampleFolder, { recursive: true });
for (const name of readdirSync(join(truthFolder, "source")).filter((f) => f.endsWith(".review")).sort()) {
  const slug = name.replace(/\.review$/, "");
  if (only.length && !only.includes(slug)) continue;
  const source = parse(join(truthFolder, "source", name));
  check(source, slug);
  const folder = mkdtempSync(join(tmpdir(), "render-"));
  try {
    const extension = { docx: "docx", odt: "odt", html: "html", "txt-1252": "txt" }[source.meta.format] ?? "pdf";
    const file = `${slug}.${extension}`;
    const target = join(sampleFolder, file);
    if (!labelsOnly) {
      if (source.meta.format === "scan") {
        placePages(source, pagesOf(await scan(source, target, folder)));
      } else if (extension === "pdf") renameOver(await renderPaged(source, folder), target);
      else if (extension === "html") writeFileSync(target, html(source, [], { print: false }));
      else if (extension === "txt") writeFileSync(target, windows1252(text(source)));
      else {
        const headings = source.blocks.filter((b) => b.kind === "heading" && b.level <= 2);
        renameOver(office(source, headings.map((h, i) => ({ level: h.level, text: h.printed, page: 2 + Math.floor(i / 3) })), extension, folder), target);
      }
      const sidecar = { case: source.truth.case, ...(source.truth.cases ? { cases: source.truth.cases } : {}), ...source.truth.sidecar, notice: "This is a fictional report, written to show what Throughline does." };
      writeFileSync(join(sampleFolder, `${slug}.json`), `${JSON.stringify(sidecar, null, 1)}\n`);
    } else if (extension === "pdf" && source.meta.format !== "scan") placePages(source, pagesOf(target));
    writeFileSync(join(truthFolder, `${slug}.json`), `${JSON.stringify(labels(source, file), null, 1)}\n`);
    const lost = extension === "pdf" ? source.blocks.filter((b) => ["numbered", "recommendation"].includes(b.kind) && !b.page).length : 0;
    console.log(`${file}${lost ? `  (${lost} paragraphs without a page)` : ""}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function renameOver(from, to) { writeFileSync(to, readFileSync(from)); }
function windows1252(words) {
  const special = { "\u2018": 0x91, "\u2019": 0x92, "\u201c": 0x93, "\u201d": 0x94, "\u2022": 0x95, "\u2013": 0x96, "\u2014": 0x97, "\u2026": 0x85, "\u20ac": 0x80 };
  return Buffer.from([...words].map((c) => special[c] ?? (c.codePointAt(0) < 256 ? c.codePointAt(0) : 0x3f)));
}
