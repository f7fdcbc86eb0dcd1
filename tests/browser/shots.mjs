// Pictures of one page of each kind, at three widths, light and dark, to be looked at one by one.
//
//     node tests/browser/shots.mjs public /tmp/shots [page.html …]

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { address, browser, kinds, overflow } from "./site.mjs";

const [root = "public", folder = "shots", ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const chromium = await browser();
let wrong = 0;

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 768, 1280]) {
    const page = await chromium.newPage({ colorScheme, viewport: { width, height: 900 } });
    const names = wanted.length ? wanted.map((name) => [name.replace(/\W+/g, "-"), name]) : kinds(root);
    for (const [kind, name] of names) {
      await page.goto(address(root, name));
      const over = await overflow(page);
      if (over) {
        wrong += 1;
        console.error(`${name}: wider than ${width} px: ${over}`);
      }
      await page.screenshot({ path: join(folder, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await page.close();
  }
}

await chromium.close();
process.exit(wrong ? 1 : 0);
