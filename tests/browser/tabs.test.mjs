// Tabs of levels by keyboard alone, over `file://`: arrows, Home, End, the way out; the level kept; all to be read without JavaScript.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, audit, browser, build, watch } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const room = mkdtempSync(join(tmpdir(), "xanh-tabs-"));
const out = join(room, "public");
const ids = ["co-so", "tren-co-so", "tinh-nganh"];
let chromium;

before(async () => {
  cpSync(join(import.meta.dirname, "tabs-site"), room, { recursive: true });
  build(room, out);
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  rmSync(room, { recursive: true });
});

async function open(context, name = "viec.html") {
  const page = await context.newPage();
  const told = [];
  watch(page, "file://", (fault) => told.push(fault));
  await page.goto(address(out, name));
  assert.deepEqual(told, []);
  return page;
}

/** Presses Tab until the focus is on the tabs. */
async function tabTo(page) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches("[role=tab]"))) return;
  }
  assert.fail("the keyboard does not reach the tabs");
}

/** The tab that has the focus and the one that is chosen, and the panels in sight: all as ids of panels. */
const state = (page) => page.evaluate(() => ({
  focus: document.activeElement.getAttribute("aria-controls"),
  chosen: [...document.querySelectorAll("[role=tab][aria-selected=true]")].map((one) => one.getAttribute("aria-controls")).join(),
  seen: [...document.querySelectorAll("[role=tabpanel]")].filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.innerText).map((one) => one.id).join(),
}));

test("arrows, Home and End choose a tab and show its panel alone", async () => {
  const context = await chromium.newContext();
  const page = await open(context);
  await tabTo(page);
  const at = async (id) => assert.deepEqual(await state(page), { focus: id, chosen: id, seen: id });
  await at(ids[0]);
  for (const [key, id] of [["ArrowRight", 1], ["ArrowRight", 2], ["ArrowRight", 0], ["ArrowLeft", 2], ["ArrowLeft", 1], ["Home", 0], ["End", 2]]) {
    await page.keyboard.press(key);
    await at(ids[id]);
  }
  await context.close();
});

test("Tab goes from the tabs into the panel in sight, and Shift with Tab back to the chosen tab", async () => {
  const context = await chromium.newContext();
  const page = await open(context);
  await tabTo(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[role=tabpanel]")?.id), ids[1]);
  await page.keyboard.press("Shift+Tab");
  assert.equal((await state(page)).focus, ids[1]);
  await context.close();
});

test("tabs and panels name each other, and axe finds nothing", async () => {
  const context = await chromium.newContext();
  const page = await open(context);
  const named = await page.locator("[role=tab]").evaluateAll((tabs) => tabs.map((tab) => {
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    return [tab.textContent.trim(), panel.getAttribute("aria-labelledby") === tab.id, tab.tabIndex];
  }));
  assert.deepEqual(named, [["Cơ sở", true, 0], ["Cấp trên cơ sở", true, -1], ["Tỉnh, ngành", true, -1]]);
  assert.ok(await page.locator("[role=tablist]").getAttribute("aria-label"));
  assert.deepEqual(await audit(page, axe), []);
  await context.close();
});

test("the level that was chosen is chosen on the next page, and an address into a panel opens it", async () => {
  const context = await chromium.newContext();
  const page = await open(context);
  await tabTo(page);
  await page.keyboard.press("End");
  await page.reload();
  assert.equal((await state(page)).chosen, ids[2]);
  await page.goto(`${address(out, "viec.html")}#tren-co-so`);
  await page.reload();
  assert.deepEqual(await state(page).then(({ chosen, seen }) => [chosen, seen]), [ids[1], ids[1]]);
  await context.close();
});

test("without JavaScript every panel is read, with its level as a title", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await open(context);
  assert.equal(await page.locator("[role=tab]").count(), 0);
  for (const id of ids) assert.ok(await page.locator(`#${id} > p`).last().isVisible(), id);
  assert.deepEqual(await page.locator(".block-for-levels").evaluateAll((all) => all.map((one) => one.textContent.trim())), ["Cơ sở", "Cấp trên cơ sở", "Tỉnh, ngành"]);
  await context.close();
});

test("on paper every panel is printed, with its level as a title", async () => {
  const context = await chromium.newContext();
  const page = await open(context);
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator("[role=tablist]").isVisible()));
  for (const id of ids) assert.ok(await page.locator(`#${id} > .block-for-levels`).isVisible(), id);
  await context.close();
});

test("the headings of a block `tabs` become tabs; an address leads into one; without scripts all is read", async () => {
  const context = await chromium.newContext();
  const page = await open(context, "may.html");
  const shown = () => page.locator("[role=tabpanel]").evaluateAll((all) => all.filter((one) => !one.hasAttribute("hidden")).map((one) => one.querySelector("h3").id));
  assert.deepEqual(await page.locator("[role=tab]").allTextContents(), ["Máy tính", "Điện thoại", "Ti vi"]);
  assert.deepEqual(await shown(), ["may-tinh"]);
  assert.ok(await page.getByText("Chọn máy của bạn.").isVisible());
  await page.locator("[role=tab]").first().focus();
  await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await shown(), ["ti-vi"]);
  assert.deepEqual(await audit(page, axe), []);
  await page.goto(`${address(out, "may.html")}#dien-thoai`);
  await page.reload();
  assert.deepEqual(await shown(), ["dien-thoai"]);
  await context.close();
  const plain = await chromium.newContext({ javaScriptEnabled: false });
  const bare = await open(plain, "may.html");
  for (const text of ["Bấm đúp", "Chạm vào", "Cắm thẻ"]) assert.ok(await bare.getByText(text).isVisible(), text);
  await plain.close();
});
