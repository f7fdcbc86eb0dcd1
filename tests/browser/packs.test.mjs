// Packs as people get them: `xanh pack` of this repository's site, opened where a stick, a mail or a phone would open them.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, browser, build, files, none, overflow, pages, visit, watch } from "./site.mjs";
import { lost, seen } from "./links.mjs";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(root, "target"), "release/xanh");
const above = mkdtempSync(join(tmpdir(), "xanh-"));
const stem = "song-xanh-cong-doan";
let chromium;

/** Packs the site into a folder of its own; the paths of what was written. */
function pack(name, ...options) {
  const to = join(above, name);
  const asked = ["pack", "--root", root, "--output-dir", to, "--lang", "en", ...options];
  const { status, stderr } = spawnSync(program, asked, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return { to, told: stderr };
}

/** Unpacks `zip` into a folder whose name a careless program would misread. */
function unpacked(zip, name) {
  const to = join(above, name);
  execFileSync("python3", ["-m", "zipfile", "-e", zip, to]);
  return to;
}

before(async () => (chromium = await browser()));

after(async () => {
  await chromium.close();
  rmSync(above, { recursive: true });
});

const whole = [
  ["a level", "co-so", `${stem}-cap-co-so`, ["--level", "co-so"]],
  ["a module", "mo-dun", `${stem}-mo-dun-tx-cs-01`, ["--module", "TX-CS-01"]],
  ["a plan", "ke-hoach", `${stem}-57-kh-tld`, ["--plan", "57-kh-tld"]],
];

for (const [what, name, file, options] of whole) {
  test(`the pack of ${what} opens from a folder with an odd name, and no link leaves it`, async () => {
    const { to } = pack(name, ...options);
    const folder = unpacked(join(to, `${file}.zip`), `Gói ${name} #1 %20`);
    const faults = [];
    const found = new Map();
    await visit(await chromium.newContext(), pages(folder), async (page, one) => {
      watch(page, pathToFileURL(folder).href, (fault) => faults.push(`${one}: ${fault}`));
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto(address(folder, one));
      found.set(one, await seen(page));
      const over = await overflow(page);
      if (over) faults.push(`${one}: ${over}`);
      page.removeAllListeners();
    });
    none(faults);
    none(lost(found, files(folder)));
  });

  test(`the sums of the pack of ${what} hold`, () => {
    const folder = join(above, `Gói ${name} #1 %20`);
    const rows = readFileSync(join(folder, "SHA256SUMS"), "utf8").trimEnd().split("\n").map((row) => row.split("  "));
    assert.deepEqual(rows.map(([, path]) => path), files(folder).filter((path) => path !== "SHA256SUMS"));
    none(rows.filter(([sum, path]) => sum !== createHash("sha256").update(readFileSync(join(folder, path))).digest("hex")));
  });
}

test("search works in a pack, and finds nothing that stays outside", async () => {
  const folder = join(above, "Gói co-so #1 %20");
  const page = await chromium.newPage();
  await page.goto(`${address(folder, "tim.html")}?q=${encodeURIComponent("phan loai rac")}`);
  await page.waitForSelector("[data-xanh-results] a[href]");
  const links = await page.$$eval("[data-xanh-results] a[href]", (all) => all.map((one) => one.pathname));
  const there = new Set(files(folder));
  none(links.map((path) => decodeURIComponent(path).split("#1 %20/")[1]).filter((path) => path && !there.has(path)));
  await page.close();
});

test("the first file asks to unpack where it stands alone, and only there", async () => {
  const folder = join(above, "Gói co-so #1 %20");
  const alone = join(mkdtempSync(join(above, "mot-")), "00-MO-TRUOC.html");
  copyFileSync(join(folder, "00-MO-TRUOC.html"), alone);
  const page = await chromium.newPage();
  const asks = async (path) => {
    await page.goto(pathToFileURL(path).href);
    return page.locator("strong").isVisible();
  };
  assert.equal(await asks(alone), true);
  assert.equal(await asks(join(folder, "00-MO-TRUOC.html")), false);
  await page.click("li a");
  assert.match(page.url(), /cap\/co-so\.html$/);
  await page.close();
});

test("a folder holds the same files as the zip", () => {
  const { to } = pack("thu-muc", "--level", "co-so", "--folder");
  const folder = join(to, `${stem}-cap-co-so`);
  const own = files(folder).filter((name) => name !== ".xanh-manifest.json");
  assert.deepEqual(own, files(join(above, "Gói co-so #1 %20")));
  assert.deepEqual(readFileSync(join(folder, "SHA256SUMS")), readFileSync(join(above, "Gói co-so #1 %20", "SHA256SUMS")));
});

test("one page of a level is light, and reads alone at 360 px: without scripts, without an origin", async () => {
  const { to } = pack("mot-trang", "--level", "co-so", "--single");
  const file = join(to, `${stem}-cap-co-so.html`);
  const html = readFileSync(file, "utf8");
  const bytes = Buffer.byteLength(html.replace(/ src="?data:image[^"\s>]*/g, ""));
  assert.ok(bytes <= 500_000, `${bytes} bytes without pictures`);
  for (const javaScriptEnabled of [false, true]) {
    const context = await chromium.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    const faults = [];
    watch(page, "about:", (fault) => faults.push(fault));
    // A page that is set has no address and no origin, as an attachment in a phone.
    await page.setContent(`<iframe sandbox="allow-scripts" style="width:100%;height:780px;border:0"></iframe>`);
    await page.$eval("iframe", (frame, text) => (frame.srcdoc = text), html);
    const frame = page.frames().at(-1);
    await frame.waitForSelector("article h1");
    if (javaScriptEnabled) assert.equal(await overflow(frame), 0);
    none(faults);
    await context.close();
  }
});

test("every link of the page leads to a place on it, and its search finds words without marks", async () => {
  const page = await chromium.newPage();
  await page.goto(pathToFileURL(join(above, "mot-trang", `${stem}-cap-co-so.html`)).href);
  none(await page.$$eval("a[href]", (all) => all
    .map((one) => one.getAttribute("href"))
    .filter((goal) => goal.startsWith("#") ? !document.getElementById(decodeURIComponent(goal.slice(1))) : !/^(https?|mailto|tel):/.test(goal))));
  const ids = await page.$$eval("[id]", (all) => all.map((one) => one.id));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
  await page.fill("#book-search input", "cong doan co so");
  assert.ok(await page.locator("#book-search li a").count() > 3);
  await page.fill("#book-search input", "khongcochunao");
  assert.equal(await page.locator("#book-search li a").count(), 0);
  await page.close();
});

test("an EPUB opens in a reader engine, chapter by chapter", async () => {
  const { to } = pack("sach", "--level", "co-so", "--epub");
  const base64 = readFileSync(join(to, `${stem}-cap-co-so.epub`)).toString("base64");
  const page = await chromium.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto("about:blank");
  for (const script of ["jszip/dist/jszip.min.js", "epubjs/dist/epub.min.js"]) {
    await page.addScriptTag({ path: join(import.meta.dirname, "node_modules", script) });
  }
  const read = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const book = window.ePub(bytes.buffer);
    const place = document.body.appendChild(document.createElement("div"));
    const rendition = book.renderTo(place, { width: 400, height: 600 });
    await rendition.display();
    const { toc } = await book.loaded.navigation;
    const titles = [];
    for (const item of book.spine.spineItems) {
      await rendition.display(item.href);
      titles.push(rendition.getContents()[0].document.querySelector("h1").textContent);
    }
    return { toc: toc.map((one) => one.label.trim()), titles };
  }, base64);
  none(faults);
  assert.ok(read.titles.length > 10);
  assert.deepEqual(read.titles, ["Mục lục", ...read.toc]);
  await page.close();
});

test("a PDF has the contents, an outline of all headings, and the number of each page", async () => {
  const { to } = pack("giay", "--module", "TX-CS-01", "--pdf");
  const page = await chromium.newPage();
  const { to: single } = pack("giay-mot-trang", "--module", "TX-CS-01", "--single");
  await page.goto(pathToFileURL(join(single, `${stem}-mo-dun-tx-cs-01.html`)).href);
  const headings = await page.locator(":is(h1, h2, h3, h4, h5, h6)").count();
  await page.close();
  const file = join(to, `${stem}-mo-dun-tx-cs-01.pdf`);
  assert.match(execFileSync("pdfinfo", [file], { encoding: "utf8" }), /Page size: .*\(A4\)/);
  const sheets = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  assert.ok(sheets.length > 2);
  none(sheets.filter((sheet, at) => sheet.trimEnd().split("\n").at(-1).trim() !== `${at + 1} / ${sheets.length}`));
  assert.match(sheets[0], /Mục lục\n\s+1\. /);
  const outline = readFileSync(file, "latin1").match(/\/Type \/Outlines\s[^>]*\/Count (\d+)/);
  assert.equal(Number(outline?.[1]), headings);
});

test("two packs are the same bytes, whatever the zone and the number of threads", () => {
  for (const [name, options] of [["zip", []], ["epub", ["--epub"]], ["html", ["--single"]]]) {
    const sums = [["1", "Asia/Ho_Chi_Minh"], ["2", "America/Lima"]].map(([jobs, zone]) => {
      const to = join(above, `${name}-${jobs}`);
      const asked = ["pack", "--root", root, "--output-dir", to, "--level", "co-so", "--jobs", jobs, "--clock", "2026-11-23", ...options];
      execFileSync(program, asked, { env: { ...process.env, TZ: zone } });
      return createHash("sha256").update(readFileSync(join(to, `${stem}-cap-co-so.${name}`))).digest("hex");
    });
    assert.equal(sums[0], sums[1], name);
  }
});

test("a limit splits the site by level, says which part is which, and tells each size", () => {
  const { to, told } = pack("thu", "--mail", "2M");
  const parts = files(to).filter((name) => name.endsWith(".zip"));
  assert.ok(parts.length > 1, told);
  const note = readFileSync(join(to, "00-CAC-PHAN.txt"), "utf8");
  none(parts.filter((name) => !note.includes(name) || !told.includes(name)));
});

test("the page of a level and of a module offers its files with what each weighs, from a folder too; a pack offers none", async () => {
  const out = join(above, "Trang #1 %20");
  build(root, out);
  const context = await chromium.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const faults = [];
  watch(page, pathToFileURL(out).href, (fault) => faults.push(fault));
  for (const name of ["cap/co-so.html", "dao-tao/3t.html"]) {
    await page.goto(address(out, name));
    await page.click(".take summary");
    await page.waitForFunction(() => [...document.querySelectorAll(".take li")].every((one) => / \([\d,]+ [KM]B\)$/.test(one.textContent)));
    const goals = await page.$$eval(".take a", (all) => all.map((one) => one.getAttribute("href").replace(/^\.\.\//, "")));
    assert.deepEqual(goals.map((goal) => goal.split(".").pop()), ["zip", "html", "epub"]);
    none(goals.filter((goal) => !files(out).includes(goal)));
    assert.equal(await overflow(page), 0);
  }
  none(faults);
  await page.goto(address(join(above, "Gói co-so #1 %20"), "cap/co-so.html"));
  assert.equal(await page.locator(".take").count(), 0);
  await context.close();
});
