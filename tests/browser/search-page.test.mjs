// The page of search: where to begin, kinds and levels of what is found, what was searched last, arrows, and help where nothing is found.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, serve, site } from "./site.mjs";

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

const query = (words) => `tim.html?q=${encodeURIComponent(words)}`;

test("it begins with a field, examples, levels and kinds; each leads to answers", async () => {
  const page = await chromium.newPage();
  await page.goto(address(site, "tim.html"));
  assert.ok(await page.locator(".page-search input").isVisible());
  await page.locator("[data-examples] a").first().click();
  await page.locator(".xs-hit").first().waitFor();
  assert.equal(await page.locator(".search-start").isVisible(), false);
  await page.goto(address(site, "tim.html"));
  await page.locator('.search-start a[href="?cap=co-so"]').click();
  await page.locator(".xs-hit .chip").first().waitFor();
  const chips = await page.locator(".xs-hit").first().locator(".chip").allTextContents();
  assert.ok(chips.length > 0);
  await page.close();
});

test("arrows go through the results and back to the field", async () => {
  const page = await chromium.newPage();
  await page.goto(server.home + query("3T"));
  await page.locator(".xs-hit").nth(1).waitFor();
  await page.locator(".page-search input").focus();
  const at = () => page.evaluate(() => [...document.querySelectorAll(".xs-hit > .xs-title")].indexOf(document.activeElement));
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), 0);
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), 1);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  await page.close();
});

test("what was searched last is kept on the device and forgotten at a word; in a folder nothing is kept", async () => {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(server.home + query("tiết kiệm điện"));
  await page.locator(".xs-hit").first().waitFor();
  await page.waitForFunction(() => Object.values(localStorage).some((value) => value.includes("tiết kiệm điện")));
  await page.goto(`${server.home}tim.html`);
  assert.deepEqual(await page.locator("[data-recent] li").allTextContents(), ["tiết kiệm điện"]);
  await page.locator("[data-recent] button").click();
  assert.equal(await page.locator("[data-recent]").isVisible(), false);
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("tiết kiệm điện")}`);
  await page.locator(".xs-hit").first().waitFor();
  await page.waitForTimeout(2000);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith("searches"))), []);
  await context.close();
});

test("where nothing is found stand advice and the nearest topics", async () => {
  const page = await chromium.newPage();
  await page.goto(server.home + query("qwrtzp xkcdw"));
  await page.locator(".xs-links a").first().waitFor();
  assert.equal(await page.locator(".xs-links a").count(), 5);
  await page.locator(".xs-links a").first().click();
  await page.locator(".xs-hit").first().waitFor();
  await page.close();
});
