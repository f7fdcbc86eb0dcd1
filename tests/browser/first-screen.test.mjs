// How far a reader goes, in screens, to what he came for: the first duty and tick of a level, the first words of a module, of a guide, the sheet of a form.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, kind, none, pages, site } from "./site.mjs";

const sizes = [[360, 740], [1280, 800]];
// The most screens, on a phone and on a desk: 1 is all of the first.
const bounds = {
  level: { ".duty-cards li": [1, 0.6], ".this-month .steps input": [1.5, 1] },
  module: { "main :is(.objectives, .prose > p)": [1.5, 1] },
  guide: { "main .prose > :is(p, h2, div)": [1.5, 1] },
  form: { ".block-worksheet": [1, 0.8] },
};
let chromium;

before(async () => (chromium = await browser()));
after(() => chromium.close());

/** How many screens down the first of `selector` that is shown begins; nothing where none is. */
const distance = (page, selector) =>
  page.evaluate((selector) => {
    const first = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    return first ? (first.getBoundingClientRect().top + scrollY) / innerHeight : null;
  }, selector);

const pageCount = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

sizes.forEach(([width, height], at) => {
  test(`what one came for is near: ${width} px`, async () => {
    const page = await chromium.newPage({ viewport: { width, height } });
    const faults = [];
    for (const name of pages(site).filter((name) => kind(site, name) in bounds)) {
      await page.goto(address(site, name));
      for (const [selector, most] of Object.entries(bounds[kind(site, name)])) {
        const far = await distance(page, selector);
        if (far === null || far > most[at]) faults.push(`${name}: ${selector} after ${far?.toFixed(2)} screens, at most ${most[at]}`);
      }
    }
    await page.close();
    none(faults);
  });
});

test("the clock of the device opens the month's steps, at most five, and the whole year on demand", async () => {
  const levels = pages(site).filter((name) => kind(site, name) === "level");
  const page = await chromium.newPage();
  const shown = () => page.locator(".this-month [data-months]").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => ({ months: one.dataset.months.split(" "), ticks: one.querySelectorAll("input").length })));
  for (let month = 1; month <= 12; month += 1) {
    await page.clock.setFixedTime(new Date(2027, month - 1, 15));
    for (const name of levels) {
      await page.goto(address(site, name));
      const blocks = await shown();
      assert.equal(blocks.length, 1, `${name}, month ${month}`);
      assert.ok(blocks[0].months.includes(String(month)), `${name}, month ${month}: ${blocks[0].months}`);
      assert.ok(blocks[0].ticks > 0 && blocks[0].ticks <= 5, `${name}, month ${month}: ${blocks[0].ticks} ticks`);
    }
  }
  await page.getByRole("button", { name: "Xem cả năm" }).press("Enter");
  assert.deepEqual((await shown()).flatMap(({ months }) => months).map(Number).sort((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  await page.close();
});

test("the whole year is read without scripts", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(site, "cap/co-so.html"));
  assert.equal(await page.locator(".this-month [data-months]:visible").count(), await page.locator(".this-month [data-months]").count());
  await context.close();
});

test("the page of the workplace prints on six pages at most", async () => {
  const page = await chromium.newPage();
  await page.goto(address(site, "cap/co-so.html"));
  await page.emulateMedia({ media: "print" });
  const count = pageCount(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(count <= 6, `${count} pages`);
  await page.close();
});

test("of a form its sheets are printed, each on a page of its own", async () => {
  const page = await chromium.newPage();
  const faults = [];
  for (const name of pages(site).filter((name) => kind(site, name) === "form")) {
    await page.goto(address(site, name));
    await page.emulateMedia({ media: "print" });
    const sheets = await page.locator(".prose > .block-worksheet").count();
    const outside = await page.locator("main h1, main .prose > :not(.block-worksheet)").evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    const count = pageCount(await page.pdf({ preferCSSPageSize: true }));
    // The minutes of a meeting take a page more.
    const most = name.endsWith("/bien-ban-doi-thoai.html") ? 2 : sheets;
    if (outside || count > most) faults.push(`${name}: ${count} pages of ${sheets} sheets, ${outside} parts beside them`);
    await page.emulateMedia({ media: null });
  }
  await page.close();
  none(faults);
});

test("every screen of a deck holds more than its heading", async () => {
  const page = await chromium.newPage();
  const faults = [];
  for (const name of pages(site).filter((name) => kind(site, name) === "projection")) {
    await page.goto(address(site, name));
    const bare = await page.locator(".screen").evaluateAll((all) => all.filter((screen) => {
      const copy = screen.cloneNode(true);
      copy.querySelectorAll("h2, .kicker, .screen-notes, .screen-stair").forEach((one) => one.remove());
      return !copy.textContent.trim() && !copy.querySelector("img, svg");
    }).map((screen) => screen.querySelector("h2").textContent));
    faults.push(...bare.map((title) => `${name}: nothing but “${title}”`));
  }
  await page.close();
  none(faults);
});
