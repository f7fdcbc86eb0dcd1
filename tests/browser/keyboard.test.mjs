// The built site by keyboard alone: the skip link, the menu, the search, and a focus that is always seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, none, sample, site } from "./site.mjs";

let chromium;

before(async () => {
  chromium = await browser();
});

after(() => chromium.close());

async function opened(name, width) {
  const page = await chromium.newPage({ viewport: { width, height: 800 } });
  await page.goto(address(site, name));
  return page;
}

/** Presses Tab until the focus stands on what `selector` names. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((name) => document.activeElement.matches(name), selector)) return;
  }
  assert.fail(`60 times Tab do not reach \`${selector}\``);
}

test("the first Tab shows the skip link, and it leads to the content", async () => {
  const page = await opened("index.html", 1280);
  await page.keyboard.press("Tab");
  const skip = page.locator(".skip");
  assert.ok(await skip.evaluate((one) => one === document.activeElement), "the first stop is the skip link");
  const box = await skip.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0, "the skip link is in sight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => !document.activeElement.closest("header")), "the next stop is past the head");
  await page.close();
});

test("the menu of a phone opens, and leads on", async () => {
  const page = await opened("index.html", 360);
  await tabTo(page, "details.menu > summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "details.menu a");
  const to = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await page.close();
});

test("the search takes what is typed, and lets go", async () => {
  const page = await opened("index.html", 1280);
  await tabTo(page, ".site-search input");
  await page.keyboard.type("tang truong");
  assert.equal(await page.evaluate(() => document.activeElement.value), "tang truong");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => !document.activeElement.matches(".site-search input")));
  await page.close();
});

/** Where the focus stands: its name, whether it is past the end, whether it has moved, whether it is seen. */
function stop() {
  const one = document.activeElement;
  const drawn = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const round = [one, one.parentElement, one.nextElementSibling].filter(Boolean);
  const kept = window.lastStop === one;
  window.lastStop = one;
  const name = `${one.localName} ${(one.textContent || one.getAttribute("aria-label") || "").trim().slice(0, 40)}`;
  return { name, kept, end: one === document.body, seen: round.some((near) => drawn(getComputedStyle(near))) };
}

/** Walks through an open page by Tab; tells where the focus is not seen, or does not move. */
async function walk(page) {
  const faults = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const { name, kept, end, seen } = await page.evaluate(stop);
    if (end) break;
    if (!seen) faults.push(`the focus is not seen on ${name}`);
    if (kept) faults.push(`the focus is kept by ${name}`);
  }
  return faults;
}

// One page at a time: two tabs of one browser take the focus from each other.
test("wherever the focus stands, it is seen, and it moves on", async () => {
  const faults = [];
  const page = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
  for (const name of sample(site)) {
    await page.goto(address(site, name));
    faults.push(...(await walk(page)).map((fault) => `${name}: ${fault}`));
  }
  await page.close();
  none(faults);
});
