// The preview in a browser: what breaks is shown on the page, what is mended shows itself, and the reader stays where he was.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { browser } from "./site.mjs";

const target = process.env.CARGO_TARGET_DIR ?? join(import.meta.dirname, "../../target");
const program = resolve(process.env.XANH ?? join(target, "release/xanh"));
const folder = mkdtempSync(join(tmpdir(), "xanh-serve-"));
const long = Array.from({ length: 80 }, (_, at) => `Đoạn ${at}.\n`).join("\n");
let chromium, child, home;

const put = (name, text) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const sound = (text) => `---\ntitle: "Trang A"\n---\n${text}\n\n${long}`;

before(async () => {
  put("xanh.toml", 'title = "Thử"\n[theme]\nname = "t"\n');
  put("themes/t/theme.toml", 'name = "t"\nparent = "xanh"\ncontract = 2\n');
  put("themes/t/styles/9.css", "h1 { color: rgb(255, 0, 0) }");
  put("content/_index.md", '---\ntitle: "Trang chủ"\n---\n');
  put("content/a.md", sound("Một."));
  child = spawn(program, ["serve", "-p", "0", "--editor", "vscode", folder], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, XANH_LANG: "vi" } });
  child.stderr.setEncoding("utf8");
  home = await new Promise((done) => child.stderr.on("data", (text) => text.match(/http:\S+/) && done(text.match(/http:\S+/)[0])));
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  child?.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
});

async function open() {
  const page = await chromium.newPage({ viewport: { width: 1000, height: 700 } });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`${home}a.html`);
  await page.evaluate(() => window.scrollTo(0, 900));
  return { page, faults };
}

/** Breaks a file, expects the overlay with `line`, mends it, expects it gone and the reader where he was. */
async function broken(name, text, line, mended) {
  const { page, faults } = await open();
  put(name, text);
  const overlay = page.frameLocator("#xanh-faults");
  await overlay.locator(".file", { hasText: line }).first().waitFor();
  assert.match(await overlay.locator("article").first().innerText(), /Sửa:|khuôn mẫu/);
  assert.match(await overlay.locator(".file").first().getAttribute("href"), /^vscode:\/\/file\//);
  assert.ok((await page.innerText("body")).includes("Đoạn 79."), "the last good page is gone");
  mended();
  await page.locator("#xanh-faults").waitFor({ state: "detached" });
  await page.waitForFunction(() => Math.abs(window.scrollY - 900) < 5);
  assert.deepEqual(faults.filter((fault) => !fault.includes("ERR_INCOMPLETE")), []);
  await page.close();
}

test("a wrong key in the front matter", () =>
  broken("content/a.md", sound("Một.").replace("title:", "titel:"), "content/a.md:2:1", () => put("content/a.md", sound("Hai."))));

test("a link that leads nowhere", () =>
  broken("content/a.md", sound("Xem [đó](none.md)."), "content/a.md:4:5", () => put("content/a.md", sound("Ba."))));

test("a template that does not compile", () =>
  broken("templates/page.html", "<p>{% if %}</p>", "templates/page.html:1:", () => rmSync(join(folder, "templates"), { recursive: true })));

test("a save shows itself, and the reader stays where he was", async () => {
  const { page } = await open();
  put("content/a.md", sound("Chữ mới tinh."));
  await page.getByText("Chữ mới tinh.").waitFor({ state: "attached" });
  await page.waitForFunction(() => Math.abs(window.scrollY - 900) < 5);
  await page.close();
});

test("a style sheet is exchanged without loading the page anew", async () => {
  const { page } = await open();
  await page.evaluate(() => (window.stays = true));
  put("themes/t/styles/9.css", "h1 { color: rgb(0, 128, 0) }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(0, 128, 0)");
  assert.equal(await page.evaluate(() => window.stays), true);
  await page.close();
});
