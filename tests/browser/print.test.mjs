// The built site on paper: A4, and Vietnamese that can be taken out of the PDF again.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, kinds, none, site } from "./site.mjs";

const enough = 0.97; // of the words: an address that is broken over two lines counts as lost
let chromium;
let folder;

before(async () => {
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "xanh-pdf-"));
});

after(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

const words = (text) => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];

/** The paper of a PDF in points, and its words. */
function paper(file) {
  const [, width, height] = execFileSync("pdfinfo", [file], { encoding: "utf8" }).match(/Page size: +([\d.]+) x ([\d.]+)/);
  return { width: Math.round(width), height: Math.round(height), words: new Set(words(execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }))) };
}

function isA4({ width, height }) {
  return Math.abs(width - 595) <= 1 && Math.abs(height - 842) <= 1;
}

async function printed(page, kind, name) {
  await page.goto(address(site, name));
  await page.emulateMedia({ media: "print" });
  const said = words(await page.locator("main").innerText());
  const menu = await page.locator(".site-head, .site-foot").evaluateAll((all) => all.some((one) => one.checkVisibility()));
  const file = join(folder, `${kind}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  await page.emulateMedia({ media: null });
  return { said, menu, sheet: paper(file) };
}

test("every kind of page prints on A4, its words whole and without the menu", async () => {
  const faults = [];
  const page = await chromium.newPage({ viewport: { width: 642, height: 945 } }); // A4 without the margins of the theme
  for (const [kind, name] of kinds(site)) {
    const { said, menu, sheet } = await printed(page, kind, name);
    if (kind !== "projection" && !isA4(sheet)) faults.push(`${name}: ${sheet.width} × ${sheet.height} points`);
    const missing = said.filter((word) => !sheet.words.has(word));
    if (missing.length > said.length * (1 - enough)) faults.push(`${name}: not in the PDF: ${missing.slice(0, 12).join(" ")}`);
    if (menu) faults.push(`${name}: the menu is printed`);
  }
  none(faults);
});
