// Steps that are ticked on the device: by keyboard, kept over a reload, the same on the page of a level, by their words.

import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, build } from "./site.mjs";

const room = mkdtempSync(join(tmpdir(), "xanh-steps-"));
const out = join(room, "public");
let chromium;

const put = (name, text) => {
  mkdirSync(dirname(join(room, name)), { recursive: true });
  writeFileSync(join(room, name), text);
};
const guide = (...steps) => `---\ntitle: "Tiết kiệm"\nkind: guide\nlevels: [co-so]\n---\n\n::: steps [Việc của tổ] {#viec level=co-so}\n\n${steps.map((step) => `- [ ] ${step}\n`).join("")}\n:::\n`;

before(async () => {
  put("xanh.toml", 'title = "Thử"\n');
  put("content/_index.md", '---\ntitle: "Trang chủ"\n---\n');
  put("content/registers/levels.toml", '[[level]]\nid = "co-so"\nname = "Cơ sở"\nshort = "Cơ sở"\n');
  put("content/cap/co-so.md", '---\ntitle: "Cơ sở"\nkind: level\n---\n');
  put("content/a.md", guide("Tắt đèn", "Tắt quạt", "Ghi sổ"));
  build(room, out);
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  rmSync(room, { recursive: true });
});

/** The words of the steps that are ticked on an open page. */
const ticked = (page) => page.locator(".block-steps input:checked").evaluateAll((all) => all.map((box) => box.closest("label").textContent.trim()));
const state = (page) => page.locator(".steps-state [role=status]").textContent();

async function tick(page, words) {
  await page.getByRole("checkbox", { name: words }).focus();
  await page.keyboard.press("Space");
}

test("a tick stays, on the page of the level too, and goes with the words of its step", async () => {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(address(out, "a.html"));
  await tick(page, "Tắt đèn");
  await tick(page, "Ghi sổ");
  assert.equal(await state(page), "2/3 việc đã xong.");
  await page.reload();
  assert.deepEqual(await ticked(page), ["Tắt đèn", "Ghi sổ"]);
  await page.goto(address(out, "cap/co-so.html"));
  assert.deepEqual(await ticked(page), ["Tắt đèn", "Ghi sổ"]);
  await page.locator("summary", { hasText: "Tiết kiệm" }).press("Enter");
  await tick(page, "Tắt quạt");

  put("content/a.md", guide("Ghi sổ", "Mở cửa sổ", "Tắt đèn hành lang", "Tắt quạt"));
  build(room, out);
  await page.goto(address(out, "a.html"));
  assert.deepEqual(await ticked(page), ["Ghi sổ", "Tắt quạt"]);
  await page.getByRole("button", { name: "Bỏ dấu chọn" }).press("Enter");
  assert.deepEqual(await ticked(page), []);
  await page.reload();
  assert.deepEqual(await ticked(page), []);
  await context.close();
});

test("a browser that keeps nothing ticks all the same, and says so", async () => {
  const context = await chromium.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  const page = await context.newPage();
  await page.goto(address(out, "a.html"));
  await tick(page, "Tắt quạt");
  assert.deepEqual(await ticked(page), ["Tắt quạt"]);
  assert.match(await state(page), /^1\/\d việc đã xong\. Trình duyệt không cho lưu/);
  await context.close();
});
