// Builds what a browser gets: scss and ts into dist/, named by their content, with a manifest the server reads.
// Node 18 is enough. No network, no watch mode: `npm run build` takes a few seconds.
import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {compile} from "sass";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");

function style() {
  const result = compile(join(root, "scss/main.scss"), {
    style: "compressed",
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
  });
  const css = result.css;
  for (const forbidden of ["GDS Transport", "@font-face", "url(http", "@import"])
    if (css.includes(forbidden)) throw new Error(`The style sheet holds "${forbidden}"`);
  return css;
}

async function script(name) {
  const result = await build({
    entryPoints: [join(root, "ts", name + ".ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    write: false,
  });
  return result.outputFiles[0].text;
}

function keep(manifest, name, suffix, text) {
  const sum = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const file = `${name}-${sum}.${suffix}`;
  writeFileSync(join(dist, file), text);
  manifest[`${name}.${suffix}`] = file;
  console.log(`${file}  ${(Buffer.byteLength(text) / 1024).toFixed(1)} KB`);
}

mkdirSync(dist, {recursive: true});
for (const old of readdirSync(dist)) rmSync(join(dist, old), {recursive: true});
const manifest = {};
keep(manifest, "main", "css", style());
keep(manifest, "on", "js", await script("on"));
keep(manifest, "app", "js", await script("app"));
keep(manifest, "icon", "svg", readFileSync(join(root, "icon.svg"), "utf8"));
// Last: a server that reads the manifest finds every file it names.
writeFileSync(join(dist, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
