// The built site opened from a folder, as people get it: every page, every link, nothing asked of anyone.

import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { address, browser, every, files, forward, none, onlyFew, overflow, site, strange, torn, visit, watch } from "./site.mjs";
import { lost, reached, seen } from "./links.mjs";

const widths = [320, 360];
const faults = { speech: [], wide: [], torn: [] };
const found = new Map();
let copy;
let chromium;

async function look(page, name) {
  watch(page, pathToFileURL(copy.root).href, (what) => faults.speech.push(`${name}: ${what}`));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address(copy.root, name));
  found.set(name, await seen(page));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const over = await overflow(page);
    if (over) faults.wide.push(`${name}: wider than ${width} px: ${over}`);
    faults.torn.push(...(await torn(page)).map((text) => `${name}: ${text}`));
  }
  page.removeAllListeners();
}

before(async () => {
  copy = strange(site);
  chromium = await browser();
  await visit(await chromium.newContext(), every(copy.root), look);
});

after(async () => {
  await chromium.close();
  copy.remove();
});

test("no page speaks to the console, fails, or asks for anything outside its folder", () => none(faults.speech));

test("no page is wider than a phone of 320 or 360 px", () => none(faults.wide));

test("no text is torn into columns by a box", () => none([...new Set(faults.torn)]));

test("every link is relative and leads to a file and a place that are there", () => none(lost(found, files(copy.root))));

test("an address that was given up leads to a page that is there", () => {
  const old = files(copy.root).filter((name) => name.endsWith(".html") && forward(copy.root, name));
  none(old.flatMap((name) => lost(new Map([...found, [name, { ids: [], links: [["a", forward(copy.root, name)]] }]]), files(copy.root), [name])));
});

test("every page is reached by links from the home page", { skip: onlyFew }, () => {
  const there = reached(found, "index.html");
  none([...found.keys()].filter((name) => name !== "404.html" && !there.has(name)));
});
