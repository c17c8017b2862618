// What only a browser can tell: axe, reflow, keyboard, no script, print, no third party. One process; prints one line a
// check and ends with 1 when any failed. Needs THROUGHLINE_SERVER and THROUGHLINE_DATA, or THROUGHLINE_URL.
import assert from "node:assert/strict";
import {axeFaults, openBrowser, openPage} from "./browser.mjs";
import {pagesOf} from "./pages.mjs";
import {startServer} from "./server.mjs";

const server = await startServer();
const {url} = server;
const browser = await openBrowser();
const pages = await pagesOf(url);
let failed = 0;

async function check(name, body, options) {
  const page = await openPage(browser, url, options);
  try {
    await body(page);
    assert.deepEqual(page.faults, []);
    assert.deepEqual(await page.context().cookies(), [], "cookies");
    console.log("ok    " + name);
  } catch (error) {
    failed++;
    console.log("FAIL  " + name + "\n      " + String(error.message).split("\n").join("\n      "));
  } finally {
    await page.context().close();
  }
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [name, path] of Object.entries(pages))
  for (const width of [320, 1280])
    await check(`${name} at ${width}: axe and reflow`, async (page) => {
      await page.goto(url + path);
      assert.deepEqual(await axeFaults(page), []);
      assert.equal(await overflow(page), 0, "the page is wider than the screen");
      assert.equal(await page.locator("h1").count(), 1);
    }, {width});

await check("text spacing of WCAG 1.4.12 at 320 cuts nothing off", async (page) => {
  for (const path of [pages.home, pages.search, pages.review, pages.theme]) {
    await page.goto(url + path);
    await page.addStyleTag({content: "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"});
    assert.equal(await overflow(page), 0, path);
  }
}, {width: 320, context: {bypassCSP: true}});

await check("the keyboard reaches search, filters and results in the order of the page", async (page) => {
  await page.goto(url + pages.search);
  const seen = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => {
      const e = document.activeElement;
      return e.id || e.getAttribute("href") || e.textContent.trim().slice(0, 30);
    }));
  }
  assert.equal(seen[0], "#main-content");
  assert.equal(seen[1], "#results");
  const q = seen.indexOf("q");
  const box = seen.findIndex((one) => one.startsWith("theme-"));
  assert.ok(q > 1 && box > q, seen.join(", "));
});

await check("a filter by keyboard: count announced, address changed, focus kept", async (page) => {
  await page.goto(url + pages.search);
  const before = await page.locator("#count").textContent();
  const box = page.locator("#filters input[type=checkbox][name=theme]").last();
  await page.locator("#filters input[type=checkbox][name=theme]").first().focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.search.includes("theme="));
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent.includes("case"));
  assert.ok(await page.evaluate(() => document.activeElement.name === "theme"), "focus");
  assert.ok(await page.locator(".tl-chip").count() >= 1);
  assert.ok(await box.count() === 1);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes("theme="));
  await page.waitForFunction((text) => document.getElementById("count").textContent === text, before);
});

await check("without script: search, filter, chip, paging, passage", async (page) => {
  await page.goto(url + "/");
  await page.fill("#q", "professional curiosity");
  await page.press("#q", "Enter");
  assert.ok(page.url().includes("/search?q="));
  await page.locator("#filters input[name=theme]").first().check();
  await page.locator("#filters button").first().click();
  assert.ok(page.url().includes("theme="));
  await page.locator(".tl-chip").first().click();
  assert.ok(!page.url().includes("theme="));
  await page.locator(".tl-passage a").first().click();
  assert.ok(page.url().includes("/review/"));
  assert.ok(await page.locator(".tl-para--found, .tl-row--found").count() >= 1);
}, {context: {javaScriptEnabled: false}});

await check("on a phone the first result is near, and the filters open with a button", async (page) => {
  await page.goto(url + pages.search);
  assert.ok(!(await page.locator("#filters").isVisible()));
  const top = await page.locator(".tl-result").first().evaluate((e) => e.getBoundingClientRect().top);
  assert.ok(top < 900, `first result at ${top} px`);
  await page.locator("[data-show-filters]").click();
  assert.ok(await page.locator("#filters").isVisible());
}, {width: 360});

await check("a wide table of a report scrolls in its own box on a phone", async (page) => {
  await page.goto(url + pages["review-with-table"]);
  const box = page.locator(".tl-report").filter({has: page.locator(".tl-row--found")});
  assert.equal(await box.count(), 1);
  assert.equal(await overflow(page), 0);
  const widest = await page.evaluate(() => Math.max(...[...document.querySelectorAll(".tl-report")].map((e) => e.scrollWidth - e.clientWidth)));
  assert.ok(widest > 0, "no table is wider than the screen, so this check proves nothing");
  await box.focus();
  assert.ok(await box.evaluate((e) => e === document.activeElement), "the keyboard reaches it");
}, {width: 360});

await check("a review's page tells the facts first and each is one click from its words", async (page) => {
  await page.goto(url + pages.review);
  const order = await page.evaluate(() => ["facts", "recommendations", "documents", "document-1", "cite"].map((id) => document.getElementById(id)?.getBoundingClientRect().top ?? null).filter((top) => top !== null));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  const link = page.locator(".tl-facts__where a[href^='#']").first();
  const target = (await link.getAttribute("href")).slice(1);
  await link.click();
  assert.ok(await page.evaluate((id) => document.getElementById(decodeURIComponent(id)).matches(":target"), target));
}, {context: {javaScriptEnabled: false}});

await check("links and buttons are at least 24 px high on a phone", async (page) => {
  await page.goto(url + pages.search);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, input, select, .tl-tools a, .tl-chip, .tl-theme")]
      .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
      .filter(([, box]) => box.height > 0 && box.height < 24)
      .map(([html]) => html));
  assert.deepEqual(small, []);
}, {width: 360});

await check("in print: no filters, no menu, details open, where it came from at the end", async (page) => {
  await page.goto(url + pages.search);
  await page.emulateMedia({media: "print"});
  assert.ok(!(await page.locator("#filters").isVisible()));
  assert.ok(!(await page.locator("#navigation").isVisible()));
  assert.ok(await page.locator(".tl-printonly").isVisible());
});

await check("contrast themes keep chart and marks", async (page) => {
  await page.emulateMedia({forcedColors: "active"});
  await page.goto(url + pages.theme);
  assert.ok(await page.locator("svg .c-line, svg .c-bar").first().isVisible());
  await page.goto(url + pages.search);
  assert.ok(await page.locator("mark").first().isVisible());
});

await check("pages that were not asked for by a search may not be framed or scripted", async (page) => {
  const answer = await page.goto(url + "/");
  assert.match(answer.headers()["content-security-policy"], /default-src 'none'/);
  assert.ok(!answer.headers()["content-security-policy"].includes("unsafe"));
});

await browser.close();
await server.stop();
console.log(failed === 0 ? "all browser checks passed" : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
