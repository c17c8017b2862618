// Renders a parsed source as HTML (for browsers and printing), flat ODT (for LibreOffice), groff and plain text.
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const NOTE = /\[\^([^\]]+)\]/g;

function groupRows(blocks) {
  const out = [];
  for (const block of blocks) {
    const last = out[out.length - 1];
    if (block.kind === "row" && last?.kind === "table" && !block.header) last.rows.push(block);
    else if (block.kind === "row") out.push({ kind: "table", rows: [block], role: block.role });
    else out.push(block);
  }
  return out;
}

const numberedKinds = new Set(["numbered", "recommendation"]);

export function html(source, contents, { print }) {
  const notes = source.blocks.filter((b) => b.kind === "footnote");
  const mark = (text) => escape(text).replace(NOTE, (_, n) => (print ? `<sup>${n}</sup>` : `<sup><a href="#note-${n}">${n}</a></sup>`));
  const bullets = (block) => (block.bullets?.length ? `<ul>${block.bullets.map((b) => `<li>${mark(b)}</li>`).join("")}</ul>` : "");
  const body = groupRows(source.blocks).map((block) => {
    switch (block.kind) {
      case "title": return `<p class="title">${mark(block.text)}</p>`;
      case "small": return `<p class="small">${mark(block.text)}</p>`;
      case "page": return print ? '<div class="page"></div>' : "<hr>";
      case "contents": return print
        ? `<p class="contents-title">Contents</p>${contents.map((c) => `<p class="toc l${c.level}"><span class="toc-text">${escape(c.text)}</span><span class="dots"></span><span>${c.page ?? ""}</span></p>`).join("")}`
        : "";
      case "heading": return `<h${block.level + 1}>${mark(block.printed)}</h${block.level + 1}>`;
      case "numbered": case "recommendation":
        return print ? `<div class="para"><span class="n">${escape(block.printed)}</span><div><p>${mark(block.text)}</p>${bullets(block)}</div></div>` : `<p>${escape(block.printed)} ${mark(block.text)}</p>${bullets(block)}`;
      case "box": return `<div class="box"><p>${mark(block.text)}</p>${bullets(block)}</div>`;
      case "table": return `<table>${block.rows.map((r, i) => `<tr>${r.cells.map((c) => (i === 0 ? `<th>${mark(c)}</th>` : `<td>${mark(c)}</td>`)).join("")}</tr>`).join("")}</table>`;
      case "footnote": return print ? `<p class="note"><sup>${block.note}</sup> ${escape(block.text)}</p>` : "";
      default: return block.bullet ? `<ul><li>${mark(block.text)}</li></ul>` : `<p>${mark(block.text)}</p>${bullets(block)}`;
    }
  }).join("\n");
  const columns = source.meta.columns === "2";
  const style = print ? `@page{size:A4;margin:24mm 22mm 22mm 22mm}
body{font:11pt/1.45 "Liberation Serif",serif}.title{font:bold 20pt/1.3 "Liberation Sans",sans-serif;margin:6mm 0}.small{font-size:10pt}
h2{font:bold 16pt "Liberation Sans",sans-serif;margin:8mm 0 3mm;break-after:avoid}h3{font:bold 12.5pt "Liberation Sans",sans-serif;break-after:avoid}h4,h5{font:bold 11pt "Liberation Sans",sans-serif;break-after:avoid}
.page{break-after:page}.para{display:grid;grid-template-columns:14mm 1fr}.para p,.para ul{margin:0 0 3mm}.n{padding-right:3mm}
.contents-title{font:bold 16pt "Liberation Sans",sans-serif}.toc{display:flex;margin:1mm 0}.dots{flex:1;border-bottom:1px dotted #000;margin:0 2mm 1mm}.l2{padding-left:6mm}.l3{padding-left:12mm}
table{border-collapse:collapse;width:100%;font-size:9.5pt;margin:4mm 0}td,th{border:1px solid #555;padding:1.5mm 2mm;text-align:left;vertical-align:top}tr{break-inside:avoid}
.box{border:1.5px solid #333;padding:3mm 4mm;margin:4mm 0;background:#f3f3f3}.note{font-size:8.5pt;border-top:1px solid #999}${columns ? ".body{columns:2;column-gap:8mm}" : ""}` : "";
  const lang = source.truth.document.language ?? "en";
  const title = source.blocks.filter((b) => b.kind === "title").map((b) => b.text).join(" ");
  if (print) return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escape(title)}</title><style>${style}</style><div class="body">${body}</div></html>`;
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escape(title)} | ${escape(source.truth.review.boards[0] ?? "")}</title></head>
<body><header><p>${escape(source.truth.review.boards[0] ?? "")}</p><nav><ul><li><a href="/">Home</a></li><li><a href="/reviews">Published reviews</a></li><li><a href="/contact">Contact us</a></li></ul></nav></header>
<main>${body}${notes.length ? `<section class="footnotes"><ol>${notes.map((n) => `<li id="note-${n.note}">${escape(n.text)}</li>`).join("")}</ol></section>` : ""}</main>
<footer><p>Cookies and privacy. Accessibility.</p></footer></body></html>`;
}

export function flatOdt(source, contents) {
  const notes = new Map(source.blocks.filter((b) => b.kind === "footnote").map((b) => [b.note, b.text]));
  const used = new Set();
  const mark = (text) => escape(text).replace(NOTE, (_, n) => {
    if (!notes.has(n) || used.has(n)) return "";
    used.add(n);
    return `<text:note text:id="ftn${n}" text:note-class="footnote"><text:note-citation>${n}</text:note-citation><text:note-body><text:p text:style-name="Footnote">${escape(notes.get(n))}</text:p></text:note-body></text:note>`;
  });
  const bullets = (block) => (block.bullets?.length ? `<text:list text:style-name="Bullets">${block.bullets.map((b) => `<text:list-item><text:p text:style-name="Body">${mark(b)}</text:p></text:list-item>`).join("")}</text:list>` : "");
  let tables = 0;
  const render = (blocks) => groupRows(blocks).map((block) => {
    switch (block.kind) {
      case "title": return `<text:p text:style-name="Title">${mark(block.text)}</text:p>`;
      case "small": return `<text:p text:style-name="Small">${mark(block.text)}</text:p>`;
      case "page": return '<text:p text:style-name="Break"/>';
      case "contents": return `<text:p text:style-name="ContentsTitle">Contents</text:p>${contents.map((c) => `<text:p text:style-name="Toc${Math.min(c.level, 2)}">${escape(c.text)}<text:tab/>${c.page ?? ""}</text:p>`).join("")}`;
      case "heading": return `<text:h text:style-name="Heading_20_${block.level}" text:outline-level="${block.level}">${mark(block.printed)}</text:h>`;
      case "numbered": case "recommendation": return `<text:p text:style-name="Numbered">${escape(block.printed)}<text:tab/>${mark(block.text)}</text:p>${bullets(block)}`;
      case "box": return `<text:p text:style-name="Box">${mark(block.text)}</text:p>${bullets(block)}`;
      case "table": {
        const width = Math.max(...block.rows.map((r) => r.cells.length));
        return `<table:table table:name="T${++tables}" table:style-name="Table"><table:table-column table:number-columns-repeated="${width}"/>${block.rows.map((r) => `<table:table-row>${Array.from({ length: width }, (_, i) => `<table:table-cell table:style-name="Cell" office:value-type="string"><text:p text:style-name="CellText">${mark(r.cells[i] ?? "")}</text:p></table:table-cell>`).join("")}</table:table-row>`).join("")}</table:table>`;
      }
      case "footnote": return "";
      default: return block.bullet ? `<text:list text:style-name="Bullets"><text:list-item><text:p text:style-name="Body">${mark(block.text)}</text:p></text:list-item></text:list>` : `<text:p text:style-name="Body">${mark(block.text)}</text:p>${bullets(block)}`;
    }
  }).join("\n");
  const two = source.meta.columns === "2";
  const split = two ? source.blocks.findIndex((b) => b.kind === "heading") : source.blocks.length;
  const head = render(source.blocks.slice(0, split));
  const rest = two ? `<text:section text:style-name="TwoColumns" text:name="Body">${render(source.blocks.slice(split))}</text:section>` : "";
  const sans = 'style:font-name="Liberation Sans" fo:font-family="Liberation Sans"';
  const para = (name, props, text) => `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${props}/><style:text-properties ${text}/></style:style>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
${para("Body", 'fo:margin-bottom="0.25cm" fo:line-height="125%" fo:text-align="justify"', 'style:font-name="Liberation Serif" fo:font-family="Liberation Serif" fo:font-size="11pt" fo:language="en" fo:country="GB" fo:hyphenate="true"')}
${para("Numbered", 'fo:margin-left="1.3cm" fo:text-indent="-1.3cm" fo:margin-bottom="0.25cm" fo:line-height="125%"', 'fo:font-family="Liberation Serif" fo:font-size="11pt" fo:language="en" fo:country="GB" fo:hyphenate="true"')}
${para("Title", 'fo:margin-bottom="0.6cm"', `${sans} fo:font-size="20pt" fo:font-weight="bold"`)}
${para("Small", 'fo:margin-bottom="0.3cm"', `${sans} fo:font-size="10pt"`)}
${para("ContentsTitle", 'fo:margin-bottom="0.4cm"', `${sans} fo:font-size="15pt" fo:font-weight="bold"`)}
${[1, 2].map((l) => `<style:style style:name="Toc${l}" style:family="paragraph"><style:paragraph-properties fo:margin-left="${(l - 1) * 0.6}cm"><style:tab-stops><style:tab-stop style:position="${16 - (l - 1) * 0.6}cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-family="Liberation Serif" fo:font-size="11pt"/></style:style>`).join("")}
${[[1, 16], [2, 13], [3, 11.5], [4, 11]].map(([l, s]) => `<style:style style:name="Heading_20_${l}" style:display-name="Heading ${l}" style:family="paragraph" style:default-outline-level="${l}"><style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always"/><style:text-properties ${sans} fo:font-size="${s}pt" fo:font-weight="bold"/></style:style>`).join("")}
${para("Box", 'fo:border="0.05cm solid #333333" fo:padding="0.2cm" fo:margin-bottom="0.3cm" fo:background-color="#f0f0f0"', 'fo:font-family="Liberation Serif" fo:font-size="11pt"')}
${para("CellText", '', 'fo:font-family="Liberation Serif" fo:font-size="9.5pt"')}
${para("Footnote", '', 'fo:font-family="Liberation Serif" fo:font-size="9pt"')}
${para("Running", '', `${sans} fo:font-size="8.5pt"`)}
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="1.3cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-size="2pt"/></style:style>
<style:style style:name="Table" style:family="table"><style:table-properties style:width="16cm" table:align="left"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.02cm solid #555555" fo:padding="0.1cm"/></style:style>
<style:style style:name="TwoColumns" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.8cm" fo:margin-bottom="1.8cm" fo:margin-left="2.4cm" fo:margin-right="2.4cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p text:style-name="Running">${escape(source.meta.header ?? "")}</text:p></style:header>
<style:footer><text:p text:style-name="Running">${escape(source.meta.footer ?? "")} Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>${head}${rest}</office:text></office:body></office:document>`;
}

export function groff(source, contents) {
  const notes = new Map(source.blocks.filter((b) => b.kind === "footnote").map((b) => [b.note, b.text]));
  const safe = (text) => text.replace(/\\/g, "\\e").replace(/^([.'])/, "\\&$1");
  const used = new Set();
  const mark = (text) => {
    const found = [...text.matchAll(NOTE)].map((m) => m[1]).filter((n) => notes.has(n) && !used.has(n));
    found.forEach((n) => used.add(n));
    const words = safe(text).replace(NOTE, (_, n) => (notes.has(n) ? `\\*{${n}\\*}` : ""));
    return words + found.map((n) => `\n.FS "${n}"\n${safe(notes.get(n))}\n.FE`).join("");
  };
  const bullets = (block) => (block.bullets ?? []).map((b) => `.IP \\(bu 3n\n${mark(b)}`).join("\n");
  const quote = (text) => `"${text.replace(/"/g, "\u201d")}"`;
  const out = [`.nr PS 11`, `.nr VS 14`, `.nr LL 16c`, `.nr PO 2.5c`, `.nr HM 2.6c`, `.nr FM 2.6c`,
    `.ds LH ${source.meta.header ?? ""}`, ".ds CH", ".ds RH", `.ds LF ${source.meta.footer ?? ""}`, ".ds CF", ".ds RF Page \\\\n%", ".P1"];
  for (const block of groupRows(source.blocks)) {
    switch (block.kind) {
      case "title": out.push(".LP", ".ps 18", ".vs 23", ".ft HB", safe(block.text), ".br", ".ft R", ".sp 0.5"); break;
      case "small": out.push(".LP", safe(block.text)); break;
      case "page": out.push(".bp"); break;
      case "contents":
        out.push(".LP", ".ft HB", ".ps 15", "Contents", ".ft R", ".ps 11", ".sp", ".ta 15.5cR", ".nf", ".nh");
        for (const c of contents) out.push(`${"  ".repeat(c.level - 1)}${safe(c.text)} \\a\t${c.page ?? ""}`.replace("\\a", ""));
        out.push(".fi", ".hy");
        break;
      case "heading": out.push(".sp 0.6", ".ne 5", ".LP", ".ft HB", `.ps ${[15, 12.5, 11, 11][block.level - 1]}`, safe(block.printed), ".br", ".ft R"); break;
      case "numbered": case "recommendation": out.push(`.IP ${quote(block.printed)} ${block.printed.length > 6 ? block.printed.length + 1 : 6}n`, mark(block.text)); if (block.bullets) out.push(".RS", bullets(block), ".RE"); break;
      case "box": out.push(".B1", ".LP", mark(block.text), ".B2"); break;
      case "table": {
        const width = Math.max(...block.rows.map((r) => r.cells.length));
        const each = Math.floor(150 / width) / 10;
        out.push(".LP", ".TS", "allbox;", Array.from({ length: width }, () => `lBw(${each}c)`).join(" "), `${Array.from({ length: width }, () => `lw(${each}c)`).join(" ")}.`);
        for (const row of block.rows) out.push(Array.from({ length: width }, (_, i) => `T{\n.na\n${safe(row.cells[i] ?? "")}\nT}`).join("\t"));
        out.push(".TE");
        break;
      }
      case "footnote": break;
      default: out.push(".LP", mark(block.text)); if (block.bullets) out.push(bullets(block));
    }
  }
  return out.join("\n") + "\n";
}

export function text(source) {
  const wrap = (words, indent) => {
    const lines = [];
    let line = "";
    for (const word of words.split(/\s+/)) {
      if (line && line.length + 1 + word.length > 76 - indent.length) { lines.push(line); line = word; } else line = line ? `${line} ${word}` : word;
    }
    if (line) lines.push(line);
    return lines.map((l, i) => (i === 0 ? l : indent + l)).join("\r\n");
  };
  const clean = (t) => t.replace(NOTE, "");
  return groupRows(source.blocks).map((block) => {
    switch (block.kind) {
      case "title": return clean(block.text).toUpperCase();
      case "page": case "contents": return "";
      case "heading": return clean(block.printed);
      case "numbered": case "recommendation": return [wrap(`${block.printed} ${clean(block.text)}`, ""), ...(block.bullets ?? []).map((b) => `  - ${wrap(clean(b), "    ")}`)].join("\r\n");
      case "table": return block.rows.map((r) => r.cells.map(clean).join("\t")).join("\r\n");
      case "footnote": return `${block.note}. ${wrap(block.text, "")}`;
      default: return [block.bullet ? `  - ${wrap(clean(block.text), "    ")}` : wrap(clean(block.text), ""), ...(block.bullets ?? []).map((b) => `  - ${wrap(clean(b), "    ")}`)].join("\r\n");
    }
  }).filter(Boolean).join("\r\n\r\n") + "\r\n";
}
