// A Chromium with the packages of web/node_modules, and pages that watch for what must never happen.
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const web = join(dirname(fileURLToPath(import.meta.url)), "../../web");
const require = createRequire(join(web, "package.json"));
const {chromium} = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export async function openBrowser() {
  return chromium.launch({executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"]});
}

/** A page that collects third-party requests, console errors and policy violations in `page.faults`. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({viewport: {width: options.width || 1280, height: 900}, locale: "en-GB", ...options.context});
  const page = await context.newPage();
  page.faults = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) page.faults.push("request to " + request.url());
  });
  page.on("console", (message) => {
    // The browser itself reports the status of an error page; that is what was asked for.
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) page.faults.push("console: " + message.text());
  });
  page.on("pageerror", (error) => page.faults.push("script: " + error.message));
  return page;
}

/** Violations of WCAG 2.2 A and AA as short lines. */
export async function axeFaults(page) {
  // The page's own policy forbids inline script, so axe runs in an isolated world.
  const session = await page.context().newCDPSession(page);
  const {frameTree} = await session.send("Page.getFrameTree");
  const {executionContextId} = await session.send("Page.createIsolatedWorld", {frameId: frameTree.frame.id, worldName: "axe"});
  const run = async (expression) => {
    const {result, exceptionDetails} = await session.send("Runtime.evaluate", {expression, contextId: executionContextId, awaitPromise: true, returnByValue: true});
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
    return result.value;
  };
  await run(axeSource);
  const found = await run(`axe.run(document, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]})
    .then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | "))))`);
  await session.detach();
  return JSON.parse(found);
}
