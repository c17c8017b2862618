// Reads an annotated source (tests/truth/README.md) into a title page, blocks and labels.
import { readFileSync } from "node:fs";

const THEME_LABEL = /^\^ ([a-z0-9-]+) (concern|good|context|absent)(?: ([a-z,-]+))?$/;

export function parse(path) {
  const lines = readFileSync(path, "utf8").replace(/\r/g, "").split("\n");
  const document = { meta: {}, truth: null, blocks: [] };
  let at = 0;
  for (; at < lines.length; ++at) {
    const line = lines[at];
    if (line.startsWith("@truth")) {
      const json = [line.slice(6)];
      while (lines[++at] !== undefined && !(lines[at - 1] === "}" && json.length > 1)) json.push(lines[at]);
      document.truth = JSON.parse(json.join("\n"));
      break;
    }
    const meta = /^@(\w+)\s+(.*)$/.exec(line);
    if (meta) document.meta[meta[1]] = meta[2].trim();
    else if (line.trim()) throw new Error(`${path}:${at + 1}: expected a @ line`);
  }
  let role = "front-matter";
  const roles = [];
  let headings = [];
  for (; at < lines.length; ++at) {
    const line = lines[at].trimEnd();
    if (!line.trim()) continue;
    const last = document.blocks[document.blocks.length - 1];
    if (line.startsWith("^ ")) {
      label(last, line, `${path}:${at + 1}`);
      continue;
    }
    const block = { line: at + 1, role, headings: headings.map((h) => h.text), labels: { themes: [], facts: [], dates: [] } };
    const heading = /^(#{1,4}) (.*?)(?: \{([a-z-]+)\})?$/.exec(line);
    if (heading) {
      const level = heading[1].length;
      const number = /^((?:\d+\.)*\d+|[IVX]+|[A-Z])\.? +(?=\S)/.exec(heading[2]);
      Object.assign(block, { kind: "heading", level, printed: heading[2], number: number ? number[1] : "", text: number ? heading[2].slice(number[0].length) : heading[2] });
      headings = headings.filter((h) => h.level < level);
      roles.length = Math.min(roles.length, level - 1);
      role = heading[3] ?? roles[level - 2] ?? role;
      while (roles.length < level - 1) roles.push(role);
      roles[level - 1] = role;
      headings.push({ level, text: heading[2] });
      block.role = role;
    } else if (line.startsWith("=- ")) Object.assign(block, { kind: "small", text: line.slice(3) });
    else if (line.startsWith("= ")) Object.assign(block, { kind: "title", text: line.slice(2) });
    else if (line === "[page]") block.kind = "page";
    else if (line === "[contents]") block.kind = "contents";
    else if (/^\[\^[^\]]+\]: /.test(line)) {
      const note = /^\[\^([^\]]+)\]: (.*)$/.exec(line);
      Object.assign(block, { kind: "footnote", note: note[1], text: note[2] });
    } else if (line.startsWith("|")) Object.assign(block, { kind: "row", cells: line.replace(/^\||\|$/g, "").split("|").map((c) => c.trim()), header: last?.kind !== "row" });
    else if (line.startsWith("- ")) {
      if (last && ["paragraph", "numbered", "box", "recommendation"].includes(last.kind)) {
        last.bullets = [...(last.bullets ?? []), line.slice(2)];
        continue;
      }
      Object.assign(block, { kind: "paragraph", text: line.slice(2), bullet: true });
    } else if (line.startsWith("+ ")) Object.assign(block, { kind: "paragraph", text: line.slice(2) });
    else if (line.startsWith("> ")) Object.assign(block, { kind: "box", text: line.slice(2) });
    else {
      const recommendation = /^((?:Recommendation|RECOMMENDATION|Argymhelliad|Question) [\w.]+:|R\d+[.:]?|Q\d+[.:]?|\(?\d+\)|[ivx]+\.) +(.*)$/.exec(line);
      const numbered = /^(\d+(?:\.\d+)*\.?|[A-Z]\d+(?:\.\d+)*|[A-Z]\.\d+) +(.*)$/.exec(line);
      if (recommendation) Object.assign(block, { kind: "recommendation", printed: recommendation[1], number: recommendation[1].replace(/^(Recommendation|RECOMMENDATION|Question) /, "").replace(/[.:()]/g, ""), text: recommendation[2] });
      else if (numbered) Object.assign(block, { kind: "numbered", printed: numbered[1], number: numbered[1].replace(/\.$/, ""), text: numbered[2] });
      else Object.assign(block, { kind: "paragraph", text: line.trim() });
    }
    document.blocks.push(block);
  }
  return document;
}

function label(block, line, where) {
  if (!block) throw new Error(`${where}: a label without a block`);
  const theme = THEME_LABEL.exec(line);
  if (theme) block.labels.themes.push({ theme: theme[1], polarity: theme[2], lens: theme[3] ? theme[3].split(",").filter(Boolean) : [] });
  else if (line.startsWith("^ role=")) block.role = line.slice(7).trim();
  else if (line.startsWith("^ fact ")) block.labels.facts.push(line.slice(7).trim());
  else if (line.startsWith("^ date ")) block.labels.dates.push(line.slice(7).trim());
  else if (line.startsWith("^ rec")) {
    const rec = {};
    for (const pair of line.slice(5).trim().split(/\s+/).filter(Boolean)) {
      const [key, value] = pair.split("=");
      rec[key] = value;
    }
    block.labels.rec = rec;
  } else throw new Error(`${where}: cannot read label "${line}"`);
}

/** The words of a block as a reader would cite them: footnote marks dropped, bullets joined. */
export function plain(text) {
  return text.replace(/\[\^[^\]]+\]/g, "").replace(/\*\*?/g, "").replace(/\s+/g, " ").trim();
}

export function passageText(block) {
  if (block.kind === "row") return block.cells.map(plain).filter(Boolean).join(" | ");
  return [block.text, ...(block.bullets ?? [])].map(plain).join(" ").normalize("NFC");
}
