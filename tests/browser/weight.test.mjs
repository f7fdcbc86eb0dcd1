// What a page of the built site costs a phone: its bytes, and that nothing moves while it opens.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, normalize, dirname } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, kinds, none, pages, sample, serve, site, visit } from "./site.mjs";

const most = { page: 30, css: 12, js: 12 }; // KB of 1,024 bytes, gzip, pictures apart
const shift = 0.01; // of Chromium's measure; 0.1 is what search engines call good
let chromium;
let server;

before(async () => {
  server = await serve(site);
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  server.close();
});

const weights = new Map();

/** The size of the file `name` as a server sends it, in KB. */
function weight(name) {
  if (!weights.has(name)) weights.set(name, gzipSync(readFileSync(join(site, name)), { level: 9 }).length / 1024);
  return weights.get(name);
}

/** The style sheets and scripts that the page `name` asks for as it opens. */
function parts(name) {
  const text = readFileSync(join(site, name), "utf8");
  const near = (link) => normalize(join(dirname(name), decodeURI(link)));
  const all = (pattern) => [...text.matchAll(pattern)].map((one) => near(one[1]));
  return { css: all(/<link rel="?stylesheet"? href="([^"]+)"/g), js: all(/<script[^>]*\ssrc="([^"]+)"/g) };
}

const sum = (names) => names.reduce((kilobytes, name) => kilobytes + weight(name), 0);

test(`no page weighs more than ${most.page} KB, its styles and its scripts ${most.css} KB each`, () => {
  const faults = pages(site).flatMap((name) => {
    const { css, js } = parts(name);
    const found = { page: weight(name) + sum(css) + sum(js), css: sum(css), js: sum(js) };
    const over = Object.keys(most).filter((what) => found[what] > most[what]);
    return over.map((what) => `${name}: ${what} ${found[what].toFixed(1)} KB`);
  });
  none(faults);
});

/** Gathers from the first moment of a page what moves without being asked. */
function gather() {
  window.moved = 0;
  const add = (list) => list.getEntries().forEach((one) => (window.moved += one.value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
}

/** What moved while the page `name` opened. */
async function opening(page, name) {
  await page.goto(server.home + name.split("/").map(encodeURIComponent).join("/"));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => window.moved);
}

// Of three openings the least counts: a busy machine may paint a page of which half is parsed, and a table whose later rows
// widen a column then moves. What scripts, styles and pictures move they move each time.
for (const width of [360, 1280]) {
  test(`nothing moves while a page opens: ${width} px`, async () => {
    const context = await chromium.newContext({ viewport: { width, height: 800 } });
    await context.addInitScript(gather);
    const faults = [];
    await visit(context, sample(site), async (page, name) => {
      let moved = Infinity;
      for (let times = 0; times < 3 && moved > shift; times++) moved = Math.min(moved, await opening(page, name));
      if (moved > shift) faults.push(`${name}: ${moved.toFixed(3)}`);
    });
    await context.close();
    none(faults);
  });
}

/** Each of the controls `which` of an open deck, and its box in whole pixels. */
const controls = (page, which) =>
  page.locator(`.projection-bar > :is(${which})`).evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return `${one.textContent}: ${[x, y, width, height].map(Math.round)}`;
    }),
  );

/** Makes a browser one that cannot fill the screen with a page, as some phones are. */
const unfilled = () => Object.defineProperty(document, "fullscreenEnabled", { value: false });

/** The controls of the deck `address` while its own script is on its way, and when it has run. */
async function held(context, address, which) {
  const page = await context.newPage();
  let release;
  const released = new Promise((done) => (release = done));
  await page.route(/projection-\w+\.js$/, (route) => released.then(() => route.continue()));
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.readyState === "interactive");
  const early = await controls(page, which);
  release();
  await page.waitForFunction(() => document.querySelector(".projection-bar [role=status]").textContent);
  const late = await controls(page, which);
  await page.close();
  return { early, late };
}

for (const [width, height] of [[320, 640], [360, 800], [800, 600], [1280, 800], [640, 300]]) {
  for (const fills of [true, false]) {
    test(`the controls of a deck stand still: ${width} × ${height} px${fills ? "" : ", no full screen"}`, async () => {
      const context = await chromium.newContext({ viewport: { width, height } });
      if (!fills) await context.addInitScript(unfilled);
      const deck = server.home + encodeURI(kinds(site).get("projection"));
      const { early, late } = await held(context, deck, fills ? "a, button" : "a, button:not([data-full])");
      assert.equal(late.length, fills ? 4 : 3);
      assert.deepEqual(late, early);
      await context.close();
    });
  }
}
