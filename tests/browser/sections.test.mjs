// Sections as cards that a script narrows down, and the pages of a section beside each of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, holding, none, sample, site, visit } from "./site.mjs";

let chromium;

before(async () => (chromium = await browser()));
after(() => chromium.close());

test("a list is narrowed down by level and topic; the address keeps what was chosen", async () => {
  const page = await chromium.newPage();
  await page.goto(address(site, "bieu-mau/index.html"));
  const shown = () => page.locator("[data-listing] > li:visible").count();
  const all = await shown();
  await page.getByRole("combobox", { name: "Cấp", exact: true }).selectOption("cap-tren-co-so");
  const some = await shown();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.equal(await page.locator(".filter [role=status]").textContent(), `Đang hiện ${some} trong ${all}`);
  await page.reload();
  assert.equal(await shown(), some);
  await page.getByRole("button", { name: "Bỏ lọc" }).click();
  assert.equal(await shown(), all);
  await page.close();
});

test("modules are narrowed down by length", async () => {
  const page = await chromium.newPage();
  await page.goto(address(site, "dao-tao/index.html"));
  await page.getByLabel("Thời lượng").selectOption("0-15");
  const minutes = await page.locator("[data-listing] > li:visible").evaluateAll((all) => all.map((one) => Number(one.dataset.minutes)));
  assert.ok(minutes.length > 0 && minutes.every((one) => one <= 15), minutes.join());
  await page.close();
});

test("without scripts the whole list is there and no control of it", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(site, "bieu-mau/index.html"));
  assert.equal(await page.locator(".filter:visible").count(), 0);
  assert.equal(await page.locator("[data-listing] > li:visible").count(), await page.locator("[data-listing] > li").count());
  await context.close();
});

test("beside a page stand at most twenty of its section, itself marked, from 1200 px on", async () => {
  const faults = [];
  const listed = holding(site, 'class="around"');
  await visit(await chromium.newContext(), listed, async (page, name) => {
    await page.goto(address(site, name));
    const around = page.locator(".around");
    for (const width of [1100, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      if ((await around.isVisible()) !== width >= 1200) faults.push(`${name}: ${width} px`);
    }
    const { links, here } = await around.evaluate((nav) => ({ links: nav.querySelectorAll("li a").length, here: nav.querySelectorAll("[aria-current=page]").length }));
    if (links < 2 || links > 20 || here !== 1) faults.push(`${name}: ${links} links, ${here} marked`);
  });
  none(faults);
  assert.ok(listed.length > 50, `${listed.length} pages`);
});

test("what stays in sight beside a page covers none of it on the way down", async () => {
  const faults = [];
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  await visit(context, [...new Set([...sample(site), "dao-tao/index.html"])], async (page, name) => {
    await page.goto(address(site, name));
    const covered = await page.evaluate(() => {
      const parts = [...document.querySelectorAll(".page > *")].filter((one) => one.checkVisibility());
      const isBeside = (one) => one.matches(".side, .around");
      const touch = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const found = new Set();
      for (let top = 0; top < document.documentElement.scrollHeight; top += 200) {
        scrollTo(0, top);
        const boxes = parts.map((one) => [one, one.getBoundingClientRect()]);
        const beside = boxes.filter(([one]) => isBeside(one));
        boxes.filter(([one]) => !isBeside(one)).filter(([, box]) => beside.some(([, other]) => touch(box, other))).forEach(([one]) => found.add(one.className || one.tagName));
      }
      return [...found];
    });
    faults.push(...covered.map((part) => `${name}: ${part}`));
  });
  await context.close();
  none(faults);
});
