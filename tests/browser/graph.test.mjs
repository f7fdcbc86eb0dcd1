// Clauses, what rests on them, coverage and the pages of levels: from a folder, by keyboard, and without scripts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, kind, pages, site } from "./site.mjs";

const plan = "ke-hoach/57-kh-tld/index.html";
const levels = pages(site).filter((name) => kind(site, name) === "level");
const clauses = JSON.parse(readFileSync(join(site, "api/clauses.json"), "utf8"));

let chromium;
let scripted;
let bare;

before(async () => {
  chromium = await browser();
  scripted = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
  bare = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
});

after(() => chromium.close());

async function opened(context, name) {
  const page = await context.newPage();
  await page.goto(address(site, name));
  return page;
}

/** Presses Tab from what `selector` names, or from the top, until the focus stands on `goal`. */
async function tabTo(page, goal, most = 80) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((name) => document.activeElement.matches(name), goal)) return;
  }
  assert.fail(`${most} times Tab do not reach \`${goal}\``);
}

/** Puts the focus on the heading before `selector`, so that Tab goes on from there. */
const near = (page, selector) =>
  page.evaluate((name) => {
    const one = document.querySelector(name);
    one.setAttribute("tabindex", "-1");
    one.focus();
  }, selector);

test("what rests on a clause is unfolded by keyboard, and a page of it opened", async () => {
  const page = await opened(scripted, plan);
  await near(page, "[id='III.4.1']");
  await tabTo(page, "[id='III.4.1'] > details.backlinks > summary");
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.closest("details").open));
  const kinds = await page.locator("[id='III.4.1'] > details.backlinks > p.kind").allInnerTexts();
  assert.ok(kinds.length > 1 && new Set(kinds).size === kinds.length, `kinds: ${kinds}`);
  await tabTo(page, "[id='III.4.1'] > details.backlinks li a");
  const to = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await page.close();
});

test("what rests on a clause is read without scripts, and is what api/clauses.json tells", async () => {
  const page = await opened(bare, plan);
  for (const clause of clauses.filter((one) => one.plan === "57-kh-tld")) {
    const below = page.locator(`[id='${clause.id}'] > details.backlinks`);
    assert.equal(await below.count(), clause.backlinks.length ? 1 : 0, clause.id);
    if (!clause.backlinks.length) continue;
    await below.locator("summary").click();
    const shown = await below.locator("li a").evaluateAll((links) => links.map((link) => link.href));
    const told = clause.backlinks.map((one) => address(site, one.url));
    assert.deepEqual(shown.toSorted(), told.toSorted(), clause.id);
  }
  await page.close();
});

test("a reference shows its clause when it has the focus, lets go with Escape, and leads there with Enter", async () => {
  const page = await opened(scripted, "cap/co-so.html");
  const reference = "main .clause-quote footer a.clause-ref";
  await near(page, "#nhiem-vu");
  await tabTo(page, reference);
  const id = await page.evaluate(() => document.activeElement.dataset.clause);
  await page.waitForSelector("#clause-preview");
  const clause = clauses.find((one) => `${one.plan}#${one.id}` === id);
  const folded = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  assert.equal(folded(await page.locator("#clause-preview .preview-text").innerText()), folded(clause.text));
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-describedby")), "clause-preview");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#clause-preview").count(), 0);
  await page.keyboard.press("Enter");
  await page.waitForURL(address(site, clause.url.split("#")[0]) + "#" + clause.url.split("#")[1]);
  assert.ok(await page.evaluate(() => document.querySelector(":target")));
  await page.close();
});

test("a reference shows its clause under the mouse and on a tap", async () => {
  const page = await opened(scripted, "cap/co-so.html");
  await page.locator("main .clause-quote footer a.clause-ref").first().hover();
  await page.waitForSelector("#clause-preview[role='tooltip']");
  await page.close();
  const phone = await chromium.newContext({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 800 } });
  const small = await opened(phone, "cap/co-so.html");
  await small.locator("main .clause-quote footer a.clause-ref").first().tap();
  await small.waitForSelector("#clause-preview a");
  await small.locator("#clause-preview a").tap();
  await small.waitForURL(/#(I|V)/);
  await phone.close();
});

test("a reference is a plain link without scripts", async () => {
  const page = await opened(bare, "cap/co-so.html");
  const link = page.locator("main .clause-quote footer a.clause-ref").first();
  const to = await link.evaluate((one) => one.href);
  await link.click();
  await page.waitForURL(to);
  assert.ok(await page.evaluate(() => document.querySelector(":target").checkVisibility()));
  await page.close();
});

test("a citation in official text leads to the register of documents", async () => {
  for (const context of [scripted, bare]) {
    const page = await opened(context, plan);
    const link = page.locator("[data-official] a.citation").first();
    const number = (await link.innerText()).replace(/\s/g, "");
    await link.click();
    await page.waitForURL(/van-ban\.html#/);
    assert.ok((await page.locator(":target").innerText()).includes(number));
    await page.close();
  }
});

test("each level has its duties, each linked to its clause, without scripts and on a phone", async () => {
  assert.equal(levels.length, 4);
  for (const name of levels) {
    const page = await opened(bare, name);
    const id = name.slice("cap/".length, -".html".length);
    const told = clauses.filter((one) => !one.example && one.levels.includes(id)).map((one) => address(site, one.url.split("#")[0]) + "#" + one.url.split("#")[1]);
    const shown = await page.locator("section[aria-labelledby='nhiem-vu'] .clause-quote > a.clause-number").evaluateAll((links) => links.map((link) => link.href));
    assert.deepEqual(shown.toSorted(), told.toSorted(), name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than a phone`);
    await page.close();
  }
});

test("the switch of the home page leads to every level by keyboard", async () => {
  const page = await opened(scripted, "index.html");
  const left = new Set(levels.map((name) => address(site, name)));
  for (let presses = 0; presses < 120 && left.size; presses += 1) {
    await page.keyboard.press("Tab");
    left.delete(await page.evaluate(() => document.activeElement.href ?? ""));
  }
  assert.deepEqual([...left], []);
  await page.close();
});

test("the matrix is read on a phone without scripts, and reached by keyboard", async () => {
  const page = await opened(bare, "do-phu.html");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than a phone");
  const rows = new Set(JSON.parse(readFileSync(join(site, "coverage.json"), "utf8")).map((cell) => cell.clause));
  for (const row of rows) {
    const { url } = clauses.find((one) => `${one.plan}#${one.id}` === row);
    assert.ok(await page.locator(`main a[href="${url}"]`).first().isVisible(), row);
  }
  await page.close();
  const wide = await opened(scripted, "do-phu.html");
  await tabTo(wide, "main a[href*='ke-hoach/57-kh-tld/index.html#']", 120);
  const to = await wide.evaluate(() => document.activeElement.href);
  await wide.keyboard.press("Enter");
  await wide.waitForURL(to);
  await wide.close();
});
