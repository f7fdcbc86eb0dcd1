// A module, a worksheet and a checklist on paper: numbered pages, nothing torn apart, no answer, and each sheet alone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, build, holding, kind, none, pages, sample, site } from "./site.mjs";

let chromium;
let folder;

before(async () => {
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "xanh-sheets-"));
});

after(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

const words = (text) => (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/** The pages of a PDF, each as its words. */
function sheets(file) {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return text.split("\f").slice(0, -1).map(words);
}

/** Opens the first page of `kind` that holds `selector`, as paper shows it. */
async function opened(wanted, selector) {
  const page = await chromium.newPage();
  for (const name of pages(site).filter((name) => kind(site, name) === wanted)) {
    await page.goto(address(site, name));
    if (await page.locator(selector).count()) {
      await page.emulateMedia({ media: "print" });
      return page;
    }
  }
  throw new Error(`no page of kind ${wanted} holds ${selector}`);
}

async function printed(page, name) {
  const file = join(folder, `${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  const size = execFileSync("pdfinfo", [file], { encoding: "utf8" }).match(/Page size: +([\d.]+) x ([\d.]+)/);
  assert.deepEqual([Math.round(size[1]), Math.round(size[2])], [595, 842], "A4");
  return sheets(file);
}

const texts = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.innerText));

/** Headings whose text stands on the next page; each bears a mark on paper, for other words may be the same. A title that is all of its entry leads nothing. */
async function leftBehind(page) {
  const headings = await page.locator("main :is(h2, h3, h4, .block-title):not(.entries > li > :last-child)").evaluateAll((all) => all.map((one, at) => {
    const text = one.innerText;
    one.append(` zq${at}q`);
    return text;
  }));
  const paper = await printed(page, "headings");
  const last = paper.slice(0, -1).map((sheet) => sheet.replace(/ \d+ \d+$/, "").match(/ zq(\d+)q$/)?.[1]).filter(Boolean);
  return last.map((at) => headings[at]);
}

/** Whether a page begins with `title`, or with the heading above it. */
async function begins(page, paper, title) {
  const before = await texts(page, "main :is(h2, h3, h4):has(+ .block)");
  const starts = [title, ...before.map((heading) => `${words(heading)} ${title}`)];
  return paper.some((sheet) => starts.some((start) => sheet.startsWith(start)));
}

/** What does not stand on one page whole, or stands on none. */
const torn = (parts, paper) => parts.map(words).filter((part) => part && !paper.some((sheet) => sheet.includes(part)));

test("every page bears its number and how many there are", async () => {
  const page = await opened("module", ".quiz");
  const paper = await printed(page, "numbers");
  assert.ok(paper.length > 2);
  paper.forEach((sheet, at) => assert.match(sheet, new RegExp(` ${at + 1} ${paper.length}$`)));
  await page.close();
});

test("every module prints without an answer, each question whole", async () => {
  const faults = [];
  const page = await chromium.newPage();
  await page.emulateMedia({ media: "print" });
  for (const name of pages(site).filter((name) => kind(site, name) === "module")) {
    await page.goto(address(site, name));
    const paper = await printed(page, "module");
    const answers = await page.locator(".quiz").evaluateAll((all) => all.flatMap((form) => [form.dataset.explanation, ...Array.from(form.querySelectorAll("[data-feedback]"), (one) => one.dataset.feedback)]));
    const said = answers.filter(Boolean).map((html) => words(html.replace(/<[^>]*>/g, " ")));
    faults.push(...said.filter((answer) => answer.length > 20 && paper.some((sheet) => sheet.includes(answer))).map((answer) => `${name}: an answer is printed: ${answer}`));
    // A question with its choices; what a person is to write stands in fields, which have no words.
    const questions = await page.locator(".quiz").evaluateAll((all) => all.map((form) => [form.querySelector("legend"), ...form.querySelectorAll(".choice span, .pair span, .order span")].map((one) => one.innerText)));
    const onOne = (question) => paper.some((sheet) => question.map(words).every((part) => sheet.includes(part.slice(0, 30))));
    faults.push(...questions.filter((question) => !onOne(question)).map(([stem]) => `${name}: torn: ${stem}`));
  }
  none(faults);
  await page.close();
});

test("no kind of page leaves a heading behind", async () => {
  const faults = [];
  const page = await chromium.newPage();
  for (const name of sample(site).filter((name) => kind(site, name) !== "projection" && name !== "404.html")) {
    await page.goto(address(site, name));
    await page.emulateMedia({ media: "print" });
    faults.push(...(await leftBehind(page)).map((heading) => `${name}: left behind: ${heading}`));
    await page.emulateMedia({ media: null });
  }
  none(faults);
  await page.close();
});

test("a worksheet begins a page of its own and has lines to write on", async () => {
  const page = await opened("form", ".block-worksheet .writing-lines");
  const title = words((await texts(page, ".block-worksheet > .block-title"))[0]);
  const paper = await printed(page, "worksheet");
  assert.ok(await begins(page, paper, title), `no page begins with “${title}”`);
  const height = await page.locator(".writing-lines span").first().evaluate((one) => one.getBoundingClientRect().height);
  assert.ok(height > 30, `a line is ${height} px high`);
  await page.close();
});

test("a checklist tears no step, and alone it begins a page", async () => {
  const page = await opened("guide", ".block-steps");
  const paper = await printed(page, "checklist");
  none(torn(await texts(page, ".block-steps .steps > li > label"), paper).map((step) => `torn: ${step}`));
  await page.emulateMedia({ media: null });
  await page.evaluate(() => (window.print = () => {}));
  for (const list of await page.locator(".block-steps").all()) {
    const title = words(await list.locator("> .block-title").textContent());
    await list.locator("> .print-sheet").click();
    const alone = await printed(page, "checklist-alone");
    assert.ok(alone.length === 1 && alone[0].startsWith(title), `“${title}” alone: ${alone.length} pages`);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  }
  await page.close();
});

test("a guide fills its pages: one for each sheet, one for 350 other words, and one", async () => {
  const faults = [];
  const page = await chromium.newPage();
  for (const name of pages(site).filter((name) => kind(site, name) === "guide")) {
    await page.goto(address(site, name));
    await page.emulateMedia({ media: "print" });
    const paper = await printed(page, "guide");
    const sheets = await texts(page, ".block-worksheet, .block-handout");
    const count = (text) => words(text).split(" ").length;
    const rest = count(await page.locator("main").innerText()) - sheets.reduce((sum, sheet) => sum + count(sheet), 0);
    const most = sheets.length + Math.ceil(rest / 350) + 1;
    if (paper.length > most) faults.push(`${name}: ${paper.length} pages, at most ${most}`);
    await page.emulateMedia({ media: null });
  }
  none(faults);
  await page.close();
});

test("every leaflet and every text to hand out fits one page of A4", async () => {
  const faults = [];
  const page = await chromium.newPage();
  let leaflets = 0;
  for (const name of holding(site, "block-handout").filter((name) => kind(site, name) !== "level")) {
    await page.goto(address(site, name));
    await page.evaluate(() => (window.print = () => {}));
    for (const sheet of await page.locator(".block-handout").all()) {
      const title = (await sheet.locator("> .block-title").textContent()).trim();
      await sheet.locator("> .print-sheet").click();
      const paper = await printed(page, "leaflet");
      if (paper.length !== 1) faults.push(`${name}: “${title}” takes ${paper.length} pages`);
      leaflets += title.startsWith("Tờ rơi") ? 1 : 0;
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    }
  }
  none(faults);
  assert.ok(leaflets >= pages(site).filter((name) => kind(site, name) === "guide").length, `${leaflets} leaflets`);
  await page.close();
});

test("links stand on paper as addresses, and so does the page itself", async () => {
  const room = join(folder, "linked");
  mkdirSync(join(room, "content"), { recursive: true });
  writeFileSync(join(room, "xanh.toml"), 'title = "Thử"\nbase_url = "https://xanh.example/"\n');
  writeFileSync(join(room, "content/_index.md"), '---\ntitle: "Trang chủ"\n---\n');
  writeFileSync(join(room, "content/a.md"), '---\ntitle: "A"\n---\n\nXem [nơi khác](https://example.org/luat?so=1).\n');
  build(room, join(room, "public"));
  const page = await chromium.newPage();
  await page.goto(address(join(room, "public"), "a.html"));
  const [paper] = await printed(page, "linked");
  assert.ok(paper.includes("Xem nơi khác https example org luat so 1"), paper);
  assert.ok(paper.includes("https xanh example a html"), paper);
  await page.close();
});

test("a sheet prints alone", async () => {
  const page = await opened("guide", ".block-handout");
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => (window.print = () => (window.asked = true)));
  const sheet = page.locator(".block-handout").last();
  await sheet.locator(".print-sheet").click();
  assert.ok(await page.evaluate(() => window.asked));
  await page.emulateMedia({ media: "print" });
  const own = words(await sheet.innerText());
  assert.equal(words(await page.locator("body").innerText()), own);
  const paper = await printed(page, "alone");
  assert.ok(paper.length <= 3 && paper[0].startsWith(own.slice(0, 20)), `${paper.length} pages: ${paper[0].slice(0, 80)}`);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".print-this").count(), 0);
  await page.close();
});

test("the section that is read is printed alone", async () => {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => (window.print = () => {}));
  await page.goto(`${address(site, "chien-dich/3t.html")}#do-bang-gi`);
  await page.waitForFunction(() => document.querySelector('.side .toc [aria-current][href="#do-bang-gi"]'));
  await page.locator("[data-print-section]").click();
  const told = await page.locator(".print-this").evaluateAll((all) => all.map((one) => one.tagName));
  assert.equal(told[0], "H2");
  assert.equal(told.filter((tag) => tag === "H2").length, 1);
  assert.ok(told.length > 1);
  await page.close();
});
