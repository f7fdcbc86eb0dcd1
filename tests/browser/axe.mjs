// Every page of a built site: axe, light and dark, phone and desk; no console message, no foreign request.
//
//     node tests/browser/axe.mjs public

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { address, browser, overflow, pages } from "./site.mjs";

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
    page.on("console", (message) => tell(name, how, `console: ${message.text()}`));
    page.on("pageerror", (error) => tell(name, how, `script: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(file|data|blob):/.test(request.url())) tell(name, how, `request: ${request.url()}`);
    });
    for (name of names) {
      await page.goto(address(root, name));
      if (await overflow(page)) tell(name, how, "wider than the window");
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false, resultTypes: ["violations"] }));
      for (const { id, nodes } of violations) tell(name, how, `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    }
    await page.close();
  }
}

await chromium.close();
console.log(`${names.length} pages, ${wrong} faults`);
process.exit(wrong ? 1 : 0);
