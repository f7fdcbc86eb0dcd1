// "Trên trang này": it names every section of its page, and marks the one that is being read.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, none, pages, sample, site, visit } from "./site.mjs";

let chromium;

before(async () => (chromium = await browser()));
after(() => chromium.close());

/** The anchors of the contents of a page, and of its headings of the second level. */
function anchors(name) {
  const text = readFileSync(join(site, name), "utf8");
  const contents = text.match(/<nav class="?toc"? aria-labelledby.*?<\/nav>/s)?.[0] ?? "";
  const named = [...contents.matchAll(/href="?#([^">\s]+)/g)].map((one) => decodeURIComponent(one[1]));
  const headings = [...text.matchAll(/<h2[^>]*\sid="?([^">\s]+)/g)].map((one) => one[1]);
  return { named, headings };
}

test("every heading of a page with contents is named there, in order", () => {
  const told = pages(site).map((name) => ({ name, ...anchors(name) })).filter(({ named }) => named.length);
  const differs = ({ named, headings }) => named.filter((id) => headings.includes(id)).join() !== headings.join();
  none(told.filter((page) => differs(page)).map(({ name, named, headings }) => `${name}: ${named} / ${headings}`));
  if (told.length < 20) throw new Error(`only ${told.length} pages have contents`);
});

test("the section that is read is marked", async () => {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 700 } });
  const faults = [];
  await visit(context, sample(site), async (page, name) => {
    await page.goto(address(site, name));
    const wrong = await page.evaluate(async () => {
      const links = [...document.querySelectorAll(".side .toc a")];
      const low = document.documentElement.scrollHeight - innerHeight;
      const found = [];
      for (const link of links) {
        const top = document.getElementById(decodeURIComponent(link.hash.slice(1))).getBoundingClientRect().top + scrollY - 100;
        if (top >= low - 4) break; // the end of the page stands for the last sections
        scrollTo({ top, behavior: "instant" });
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        if (document.querySelector(".side .toc [aria-current]") !== link) found.push(link.hash);
      }
      return found;
    });
    faults.push(...wrong.map((hash) => `${name}${hash}`));
  });
  await context.close();
  none(faults);
});
