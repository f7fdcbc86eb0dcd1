// The built site where scripts do not run: everything is read and reached, and no control is there in vain.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, none, sample, site, visit } from "./site.mjs";

let chromium;
let context;

before(async () => {
  chromium = await browser();
  context = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
});

after(() => chromium.close());

/** What of an open page cannot be read, and which buttons do nothing. */
function hidden(page) {
  return page.evaluate(() => {
    const shown = (one) => one.checkVisibility() || one.closest("details:not([open]), template, noscript, dialog, .js-only");
    const text = (one) => one.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
    const parts = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, td):not(nav *)")].filter((one) => text(one) && !shown(one));
    const dead = [...document.querySelectorAll("button:not([type='submit'])")].filter((one) => one.checkVisibility());
    return [...parts.map((one) => `not shown: ${text(one)}`), ...dead.map((one) => `does nothing: button ${text(one)}`)];
  });
}

test("every kind of page is read without scripts", async () => {
  const faults = [];
  const desk = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
  await visit(desk, sample(site), async (page, name) => {
    await page.goto(address(site, name));
    const words = (await page.locator("main").innerText()).trim();
    if (!words) faults.push(`${name}: nothing to read`);
    faults.push(...(await hidden(page)).map((what) => `${name}: ${what}`));
  });
  none(faults);
});

test("the menu leads on without scripts", async () => {
  const page = await context.newPage();
  await page.goto(address(site, "index.html"));
  await page.locator("details.menu > summary").click();
  const link = page.locator("details.menu a").first();
  const to = await link.evaluate((one) => one.href);
  await link.click();
  await page.waitForURL(to);
  assert.ok((await page.locator("h1").innerText()).trim());
  await page.close();
});
