// Tables wider than a phone: a rule at each side where more is to be seen, none at their ends, none on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, pages, site } from "./site.mjs";

let chromium;

before(async () => {
  chromium = await browser();
});

after(() => chromium.close());

/** The first page with a table wider than a phone, whose first column stays in sight or moves with the others, and the frame of that table. */
async function wide(colorScheme, stays) {
  const page = await chromium.newPage({ colorScheme, viewport: { width: 360, height: 900 } });
  for (const name of pages(site)) {
    await page.goto(address(site, name));
    for (const frame of await page.locator(".prose > .table-scroll").all()) {
      const fits = (one, stays) => one.scrollWidth > one.clientWidth + 20 && (getComputedStyle(one.querySelector("th, td")).position === "sticky") === stays;
      if (await frame.evaluate(fits, stays)) return [page, frame];
    }
  }
  throw new Error("no table is wider than a phone");
}

/** Whether a rule stands at the left and at the right of a table that was scrolled to `part` of its way: the lowest row of pixels, where no words are. */
async function rules(page, frame, part) {
  await frame.evaluate((one, part) => one.scrollTo(part * (one.scrollWidth - one.clientWidth), 0), part);
  const picture = (await frame.screenshot()).toString("base64");
  return page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const at = (x) => context.getImageData(x, bitmap.height - 4, 1, 1).data.slice(0, 3).join();
    return [at(1) !== at(8), at(bitmap.width - 2) !== at(bitmap.width - 9)];
  }, picture);
}

for (const look of ["light", "dark"]) {
  test(`a rule tells where a table goes on: ${look}`, async () => {
    const [page, frame] = await wide(look, false);
    assert.deepEqual(await rules(page, frame, 0), [false, true], "at its beginning");
    assert.deepEqual(await rules(page, frame, 0.5), [true, true], "between");
    assert.deepEqual(await rules(page, frame, 1), [true, false], "at its end");
    await page.emulateMedia({ media: "print" });
    assert.equal(await frame.evaluate((one) => getComputedStyle(one).backgroundImage), "none", "on paper");
    await page.emulateMedia({ media: "screen", forcedColors: "active" });
    assert.equal(await frame.evaluate((one) => getComputedStyle(one).backgroundImage), "none", "in colours that a reader forces");
    await page.close();
  });
}

test("the first of many columns stays in sight, with a rule beside it", async () => {
  const [page, frame] = await wide("light", true);
  await frame.evaluate((one) => one.scrollTo(one.scrollWidth, 0));
  const [left, rule] = await frame.evaluate((one) => {
    const cell = one.querySelector("tbody :is(th, td)");
    return [cell.getBoundingClientRect().left - one.getBoundingClientRect().left, getComputedStyle(cell).backgroundSize];
  });
  assert.equal(left, 0);
  assert.equal(rule, "1px 100%");
  await page.close();
});
