// What a page of the built site costs a phone: its bytes, and that nothing moves while it opens.

import { readFileSync } from "node:fs";
import { join, normalize, dirname } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, none, pages, sample, serve, site, visit } from "./site.mjs";

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

for (const width of [360, 1280]) {
  test(`nothing moves while a page opens: ${width} px`, async () => {
    const context = await chromium.newContext({ viewport: { width, height: 800 } });
    await context.addInitScript(gather);
    const faults = [];
    await visit(context, sample(site), async (page, name) => {
      await page.goto(server.home + name.split("/").map(encodeURIComponent).join("/"));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const moved = await page.evaluate(() => window.moved);
      if (moved > shift) faults.push(`${name}: ${moved.toFixed(3)}`);
    });
    await context.close();
    none(faults);
  });
}
