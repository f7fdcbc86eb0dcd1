// Every page of a built site: axe, light and dark, phone and desk; no console message, no foreign request.
//
//     node tests/browser/axe.mjs public [page.html …]

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { address, audit, browser, overflow, pages, watch } from "./site.mjs";

const [root = "public", ...only] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const names = only.length ? only : pages(root);
const chromium = await browser();
let wrong = 0;

function tell(name, how, what) {
  wrong += 1;
  console.error(`${name} (${how}): ${what}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    const how = `${colorScheme}, ${width} px`;
    const page = await chromium.newPage({ colorScheme, viewport: { width, height: 900 } });
    let name = "";
    watch(page, "file:", (what) => tell(name, how, what));
    for (name of names) {
      await page.goto("about:blank"); // what the last page still does is over
      await page.goto(address(root, name));
      const over = await overflow(page);
      if (over) tell(name, how, `wider than the window: ${over}`);
      for (const fault of await audit(page, axe)) tell(name, how, fault);
    }
    await page.close();
  }
}

await chromium.close();
console.log(`${names.length} pages, ${wrong} faults`);
process.exit(wrong ? 1 : 0);
