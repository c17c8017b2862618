// How well documents are read: compares `throughline explain --json` with label files. Run by script/evaluate-reading.
// Usage: node evaluate-reading.mjs PROGRAM LABELS DOCUMENTS [--misses] [--json]
// A passage is exact when text, printed number and page are right. A fact, date or field counts once: right, wrong or
// missing; F1 = 2 right / (wanted + given). Intervals are Wilson's, 95 %.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [program, labelFolder, documentFolder] = process.argv.slice(2);
const showMisses = process.argv.includes("--misses");
const asJson = process.argv.includes("--json");
const names = ["paragraphs", "text", "roles", "running lines left", "bibliography", "dates", "facts", "not stated", "by person", "subjects", "recommendations", "addressees", "action types", "levels"];

const spaced = (words) => (words ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
const newScore = () => ({ right: 0, wanted: 0, given: 0 });
const f1 = (s) => (s.wanted + s.given === 0 ? 1 : (2 * s.right) / (s.wanted + s.given));
function wilson(right, n) {
  if (n === 0) return [0, 1];
  const z = 1.959964, p = right / n, d = 1 + (z * z) / n;
  const middle = p + (z * z) / (2 * n), half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, (middle - half) / d), Math.min(1, (middle + half) / d)];
}

function trigrams(words) {
  const all = new Map();
  for (let i = 0; i + 3 <= words.length; ++i) { const key = words.slice(i, i + 3); all.set(key, (all.get(key) ?? 0) + 1); }
  return all;
}
function likeness(a, b) {
  if (a === b) return 1;
  if (a.length > 2 * b.length + 20 || b.length > 2 * a.length + 20) return 0;
  const x = trigrams(a), y = trigrams(b);
  let both = 0;
  for (const [key, n] of x) both += Math.min(n, y.get(key) ?? 0);
  return Math.min(0.999, both / Math.max(1, Math.max(a.length, b.length) - 2));
}

class Measure {
  constructor() { this.scores = Object.fromEntries(names.map((n) => [n, newScore()])); this.wrongRole = 0; this.misses = []; }
  miss(what, want, got) { this.misses.push(`${what}\n      want: ${want}\n      got:  ${got}`); }
  one(name, what, want, got) {
    const s = this.scores[name];
    if (want) ++s.wanted;
    if (got) ++s.given;
    if (want && want === got) ++s.right;
    if ((want ?? "") !== (got ?? "")) this.miss(`${name}: ${what}`, want ?? "", got ?? "");
  }
  many(name, what, want, got) {
    const s = this.scores[name], wanted = new Set(want ?? []), given = new Set(got ?? []);
    s.wanted += wanted.size; s.given += given.size;
    for (const v of given) if (wanted.has(v)) ++s.right;
    const missing = [...wanted].filter((v) => !given.has(v)), extra = [...given].filter((v) => !wanted.has(v));
    if (missing.length || extra.length) this.miss(`${name}: ${what}`, `missing ${missing.join("; ")}`, `extra ${extra.join("; ")}`);
  }
  add(other) {
    for (const n of names) for (const k of ["right", "wanted", "given"]) this.scores[n][k] += other.scores[n][k];
    this.wrongRole += other.wrongRole;
  }
}

/** The value, or the state where it is more than "not stated". */
const said = (fact) => (!fact || fact.state === "not_stated" ? "" : fact.state === "stated" ? String(fact.value) : fact.state);

function passages(m, labels, reading) {
  const got = reading.passages.map((p) => ({ ...p, text: spaced(p.text), used: false }));
  for (const want of labels.passages.filter((p) => !["title", "small"].includes(p.kind))) {
    const text = spaced(want.text);
    let best = null, like = 0;
    for (const p of got) {
      if (p.used) continue;
      let now = likeness(p.text, text);
      // Of equal texts the one with the right number and page is meant.
      if (now > 0.9) now += (p.number ?? "") === (want.number ?? "") ? 0.0005 : 0;
      if (now > like) { like = now; best = p; }
    }
    const close = like > 0.85;
    if (close) best.used = true;
    const same = close && best.text === text;
    const exact = same && (best.number ?? "") === (want.number ?? "") && (want.page === null || best.page === want.page);
    for (const [name, ok] of [["paragraphs", exact], ["text", same]]) { const s = m.scores[name]; ++s.wanted; ++s.given; if (ok) ++s.right; }
    if (!exact) m.miss("paragraph", `[${want.number ?? ""}] p${want.page} ${text.slice(0, 160)}`, like > 0.3 ? `[${best.number ?? ""}] p${best.page} ${best.text.slice(0, 160)}` : "nothing like it");
    if (!close) continue;
    const s = m.scores.roles; ++s.wanted; ++s.given;
    if (best.role === want.role) ++s.right;
    else m.miss(`role of: ${text.slice(0, 90)}`, want.role, `${best.role} (${best.role_why}) under ${best.heading_path.join(" > ")}`);
  }
  const running = [labels.header, labels.footer].map((w) => spaced((w ?? "").split("{")[0])).filter((w) => w.length > 7);
  for (const p of got.filter((p) => !p.used && p.role !== "front-matter"))
    if (running.some((w) => p.text.includes(w))) { ++m.scores["running lines left"].given; m.miss("running line left", "", p.text.slice(0, 120)); }
}

function bibliography(m, labels, reading) {
  const want = labels.review, got = reading.review;
  m.one("bibliography", "kind", labels.document.kind, reading.document.kind);
  for (const key of ["type", "domain", "nation", "regime", "title", "methodology"]) m.one("bibliography", key, want[key] ?? "", got[key] ?? "");
  m.one("bibliography", "counts in statistics", want.counts_in_statistics ? "yes" : "no", got.counts_in_statistics ? "yes" : "no");
  for (const key of ["boards", "pseudonyms", "authors", "joint_with"]) m.many("bibliography", key, want[key], got[key]);
  for (const [role, label] of Object.entries(want.dates)) {
    const a = said(label), b = said(got.dates[role]);
    m.one("dates", role, a, b);
    const n = Math.min(a.length, b.length);
    if (got.dates[role]?.state === "stated" && (a === "" || a.slice(0, n) !== b.slice(0, n))) ++m.wrongRole;
  }
}

function facts(m, labels, reading) {
  for (const [name, label] of Object.entries(labels.facts)) {
    const got = reading.facts[name];
    if (!got) continue;
    if (Array.isArray(label.value) || Array.isArray(got.value)) { m.many("facts", name, label.value, got.value); continue; }
    m.one("facts", name, said(label), said(got));
    if (said(label) === "") { const s = m.scores["not stated"]; ++s.wanted; ++s.given; if (said(got) === "") ++s.right; }
    if (label.by) m.many("by person", name, Object.entries(label.by).map((e) => e.join(" ")), Object.entries(got.by ?? {}).map((e) => e.join(" ")));
  }
  const printed = (s) => [s.age_years ?? "-", s.age_months ?? "-", s.age_band ?? "", said(s.sex), said(s.ethnicity)].join("/");
  const subjects = (all) => all.filter((s) => s.role === "subject").map(printed).map((p, i, list) => `${p}#${list.slice(0, i).filter((q) => q === p).length}`);
  m.many("subjects", "subjects", subjects(labels.subjects), subjects(reading.subjects));
}

function recommendations(m, labels, reading) {
  const given = new Map(reading.recommendations.map((r) => [`${r.number ?? ""}|${spaced(r.text)}`, r]));
  const s = m.scores.recommendations;
  s.wanted += labels.recommendations.length; s.given += reading.recommendations.length;
  for (const want of labels.recommendations) {
    const key = `${want.number ?? ""}|${spaced(want.text)}`, got = given.get(key);
    if (!got) { m.miss("recommendation", key, ""); continue; }
    given.delete(key);
    ++s.right;
    m.many("addressees", key.slice(0, 200), want.addressees, got.addressees);
    m.one("action types", key.slice(0, 200), want.action_type ?? "", got.action_type ?? "");
    m.one("levels", key.slice(0, 120), want.level ?? "", got.level ?? "");
  }
  for (const key of given.keys()) m.miss("recommendation invented", "", key.slice(0, 200));
}

const total = new Measure();
const rows = [];
for (const name of readdirSync(labelFolder).filter((f) => f.endsWith(".json")).sort()) {
  const labels = JSON.parse(readFileSync(join(labelFolder, name), "utf8"));
  const file = join(documentFolder, labels.file ?? "");
  if (!labels.passages || !existsSync(file)) continue;
  let output;
  try { output = execFileSync(program, ["explain", "--json", file], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }); }
  catch (error) { output = error.stdout; }
  const reading = JSON.parse(output.toString());
  const m = new Measure();
  passages(m, labels, reading); bibliography(m, labels, reading); facts(m, labels, reading); recommendations(m, labels, reading);
  total.add(m);
  rows.push([labels.file, m]);
  if (showMisses) console.log(`== ${labels.file}\n  ${m.misses.join("\n  ")}`);
}
const share = (s) => (s.wanted ? s.right / s.wanted : 1);
if (asJson) console.log(JSON.stringify({ scores: total.scores, dates_in_a_wrong_role: total.wrongRole }, null, 1));
else {
  console.log("| document | paragraphs exact | roles | bibliography F1 | dates F1 | facts F1 | recommendations F1 |\n|---|---|---|---|---|---|---|");
  for (const [file, m] of rows) {
    const s = m.scores;
    console.log(`| ${file} | ${s.paragraphs.right} of ${s.paragraphs.wanted} | ${s.roles.right} of ${s.roles.wanted} | ${f1(s.bibliography).toFixed(3)} | ${f1(s.dates).toFixed(3)} | ${f1(s.facts).toFixed(3)} | ${f1(s.recommendations).toFixed(3)} |`);
  }
  console.log("\n| measure | right | wanted | given | F1 or share | 95 % interval of right / wanted |\n|---|---|---|---|---|---|");
  for (const n of names) {
    const s = total.scores[n], [low, high] = wilson(s.right, s.wanted);
    if (n === "running lines left") { console.log(`| ${n} | | | ${s.given} | | |`); continue; }
    const value = ["paragraphs", "text", "roles", "not stated"].includes(n) ? share(s) : f1(s);
    console.log(`| ${n} | ${s.right} | ${s.wanted} | ${s.given} | ${value.toFixed(3)} | ${low.toFixed(3)} to ${high.toFixed(3)} |`);
  }
  console.log(`\nDates in a wrong role: ${total.wrongRole}. Documents: ${rows.length}.`);
}
