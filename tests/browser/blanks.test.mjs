// Dots typed to be written on: a line to the side of its paragraph, item or cell on screen and on paper, the dots unseen and yet there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, none, pages, site } from "./site.mjs";

let chromium;

before(async () => {
  chromium = await browser();
});

after(() => chromium.close());

/** Whether something is drawn in the last six columns of the lowest line of `block`'s blank, a box of the page. */
async function reaches(page, block) {
  const inner = await block.evaluate((one) => {
    const { right } = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const blank = one.querySelector(".blank-end");
    const high = parseFloat(getComputedStyle(blank).lineHeight);
    const bottom = Math.max(...[...blank.getClientRects()].map((line) => line.bottom)) + high / 4;
    const end = right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight);
    return { x: scrollX + end - 6, y: scrollY + bottom - high, width: 6, height: high };
  });
  const picture = (await page.screenshot({ clip: inner, fullPage: true })).toString("base64");
  return page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const seen = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    return seen.some((value, at) => at % 4 < 3 && value !== seen[at % 4]);
  }, picture);
}

for (const [media, width] of [["screen", 360], ["screen", 1280], ["print", 680]]) {
  test(`a line to write on reaches the side: ${media}, ${width} px`, async () => {
    const page = await chromium.newPage({ viewport: { width, height: 900 } });
    const faults = [];
    let looked = 0;
    for (const name of pages(site).filter((name) => name.startsWith("bieu-mau/"))) {
      await page.goto(address(site, name));
      await page.emulateMedia({ media });
      for (const block of await page.locator(":is(p, li, td):has(> .blank-end:last-child)").all()) {
        looked += 1;
        if (!(await reaches(page, block))) faults.push(`${name}: ${await block.innerText()}`);
      }
    }
    assert.ok(looked > 10, `only ${looked} lines`);
    none(faults);
    await page.close();
  });
}
