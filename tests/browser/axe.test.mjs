// A page of each kind under axe, light and dark, phone and desk; every page with `XANH_PAGES=all`; with `XANH_PAGES=few` each look and each
// width once.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { address, audit, browser, none, onlyFew, sample, site, visit } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let chromium;

before(async () => {
  chromium = await browser();
});

after(() => chromium.close());

const looks = [["light", 1280], ["dark", 360], ["dark", 1280], ["light", 360]];

for (const [colorScheme, width] of onlyFew ? looks.slice(0, 2) : looks) {
  test(`axe finds nothing: ${colorScheme}, ${width} px`, async () => {
    const context = await chromium.newContext({ colorScheme, viewport: { width, height: 900 } });
    const faults = [];
    await visit(context, sample(site), async (page, name) => {
      await page.goto(address(site, name));
      faults.push(...(await audit(page, axe)).map((fault) => `${name}: ${fault}`));
    });
    await context.close();
    none(faults);
  });
}
