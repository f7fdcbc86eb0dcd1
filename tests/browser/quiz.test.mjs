// Every kind of question by keyboard alone, over `file://`: right, wrong and partly; what stays, what is voided, what is erased.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, audit, browser, build, watch } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const room = mkdtempSync(join(tmpdir(), "xanh-quiz-"));
const out = join(room, "public");
const source = join(room, "content/bai.md");
let chromium;

before(async () => {
  cpSync(join(import.meta.dirname, "quiz-site"), room, { recursive: true });
  build(room, out);
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  rmSync(room, { recursive: true });
});

/** Opens the page of questions in `context`; nothing may speak to the console. */
async function open(context) {
  const page = await context.newPage();
  const told = [];
  watch(page, "file://", (fault) => told.push(fault));
  await page.goto(address(out, "bai.html"));
  assert.deepEqual(told, []);
  return page;
}

/** Presses Tab until the focus is on what `selector` names. */
async function tab(page, selector, key = "Tab") {
  for (let step = 0; step < 120; step++) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

const verdict = (page, id) => page.locator(`#${id} > .verdict`).textContent();

async function check(page, id) {
  await tab(page, `#${id} button[type="submit"]`);
  await page.keyboard.press("Enter");
}

/** Ticks the choices at `places`. */
async function tick(page, id, places, radio) {
  if (radio) {
    await tab(page, `#${id} input`);
    await page.keyboard.press("Space");
    for (let step = 0; step < places[0]; step++) await page.keyboard.press("ArrowDown");
  } else {
    for (const place of places) {
      await tab(page, `#${id} input[value="${place}"]`);
      await page.keyboard.press("Space");
    }
  }
}

/** Chooses the option of each pair by its words. */
async function match(page, id, words) {
  for (const [at, word] of words.entries()) {
    const name = `#${id} select[name="${id}-${at}"]`;
    await tab(page, name);
    await page.keyboard.press("Home");
    const options = await page.locator(`${name} option`).allTextContents();
    for (let step = 0; step < options.indexOf(word); step++) await page.keyboard.press("ArrowDown");
  }
}

/** Moves the pieces until they stand in the order `words`. */
async function order(page, id, words) {
  const shown = () => page.locator(`#${id} .order li > span`).evaluateAll((all) => all.map((one) => one.firstChild.textContent));
  for (const [place, word] of words.entries()) {
    while ((await shown()).indexOf(word) > place) {
      await page.locator(`#${id} .order li`, { hasText: word }).locator("button").first().focus();
      await page.keyboard.press("Enter");
    }
  }
  assert.deepEqual(await shown(), words);
}

async function write(page, id, text) {
  await tab(page, `#${id} fieldset > input, #${id} fieldset > textarea`);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

async function again(page, id) {
  await tab(page, `#${id} button[type="submit"]`, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.evaluate(() => document.activeElement.blur());
}

test("every kind is answered right, wrong and partly by keyboard", async () => {
  const context = await chromium.newContext();
  const page = await open(context);

  await check(page, "mot");
  assert.equal(await verdict(page, "mot"), "Hãy trả lời trước khi kiểm tra.");
  await again(page, "mot");
  await tick(page, "mot", [0], true);
  await check(page, "mot");
  assert.equal(await verdict(page, "mot"), "Chưa đúng.");
  assert.equal(await page.locator("#mot label + .feedback").textContent(), "Chưa đúng: đó là phủ xanh.");
  assert.match(await page.locator("#mot > .feedback").textContent(), /^Giải thích: Tiết kiệm là dùng ít đi\.$/);
  await again(page, "mot");
  assert.equal(await page.locator("#mot .feedback:not(:empty)").count(), 0);
  await tick(page, "mot", [1], true);
  await check(page, "mot");
  assert.equal(await verdict(page, "mot"), "Đúng.");

  await tick(page, "nhieu", [2]);
  await check(page, "nhieu");
  assert.equal(await verdict(page, "nhieu"), "Chưa đúng.");
  await again(page, "nhieu");
  await tick(page, "nhieu", [0, 2]);
  await check(page, "nhieu");
  assert.equal(await verdict(page, "nhieu"), "Đúng một phần: 1 trên 2 điểm. Còn thiếu phương án đúng.");
  await again(page, "nhieu");
  await tick(page, "nhieu", [1]);
  await check(page, "nhieu");
  assert.equal(await verdict(page, "nhieu"), "Đúng.");

  await tick(page, "dung-sai", [1], true);
  await check(page, "dung-sai");
  assert.equal(await verdict(page, "dung-sai"), "Chưa đúng.");
  await again(page, "dung-sai");
  await tab(page, "#dung-sai input:checked");
  await page.keyboard.press("ArrowUp");
  await check(page, "dung-sai");
  assert.equal(await verdict(page, "dung-sai"), "Đúng.");

  await match(page, "ghep", ["Tái chế", "Tiết kiệm", "Tái sử dụng"]);
  await check(page, "ghep");
  assert.equal(await verdict(page, "ghep"), "Chưa đúng.");
  await again(page, "ghep");
  await match(page, "ghep", ["Tiết kiệm", "Tái chế", "Tái sử dụng"]);
  await check(page, "ghep");
  assert.equal(await verdict(page, "ghep"), "Đúng một phần: 1 trên 3 điểm.");
  await again(page, "ghep");
  await match(page, "ghep", ["Tiết kiệm", "Tái sử dụng", "Tái chế"]);
  await check(page, "ghep");
  assert.equal(await verdict(page, "ghep"), "Đúng.");

  await order(page, "xep", ["Dùng lại", "Tái chế", "Bớt đi"]);
  await check(page, "xep");
  assert.equal(await verdict(page, "xep"), "Chưa đúng.");
  await again(page, "xep");
  await order(page, "xep", ["Bớt đi", "Tái chế", "Dùng lại"]);
  await check(page, "xep");
  assert.equal(await verdict(page, "xep"), "Đúng một phần: 1 trên 3 điểm.");
  await again(page, "xep");
  await order(page, "xep", ["Bớt đi", "Dùng lại", "Tái chế"]);
  await check(page, "xep");
  assert.equal(await verdict(page, "xep"), "Đúng.");

  for (const [text, said] of [
    ["tiết kiệm", "Chưa đúng."],
    ["tai che", "Đúng một phần: 0,5 trên 1 điểm. Gần đúng, viết có dấu: tái chế."],
    ["  HOÁ  nguyên-liệu. ", "Đúng."],
    ["Tái chế".normalize("NFD"), "Đúng."],
  ]) {
    await write(page, "ngan", text);
    await check(page, "ngan");
    assert.equal(await verdict(page, "ngan"), said, text);
    await again(page, "ngan");
  }

  for (const [text, said] of [["mười", "Chưa đúng. Hãy viết một con số."], ["8", "Chưa đúng."], ["7.45 tờ", "Đúng."], ["7,5", "Đúng."]]) {
    await write(page, "so", text);
    await check(page, "so");
    assert.equal(await verdict(page, "so"), said, text);
    if (text !== "7,5") await again(page, "so");
  }

  await write(page, "mo", "Tắt quạt giờ nghỉ");
  await check(page, "mo");
  assert.equal(await verdict(page, "mo"), "Đã ghi câu trả lời.");
  assert.equal(await page.locator("#mo > .feedback").textContent(), "Giải thích: Một việc, một người.");
  assert.equal(
    await page.locator(".quiz-result > p").first().textContent(),
    "11 trên 12 điểm (91%); đã trả lời 7 trên 8 câu.",
  );
  await write(page, "ngan", "rác");
  await check(page, "ngan");
  const result = () => page.locator(".quiz-result > p").first().textContent();
  assert.equal(await result(), "11 trên 12 điểm (91%); đã trả lời 8 trên 8 câu. Đạt: từ 80% trở lên.");
  for (const [id, key] of [["mot", "ArrowUp"], ["dung-sai", "ArrowDown"]]) {
    await again(page, id);
    await tab(page, `#${id} input:checked`);
    await page.keyboard.press(key);
    await check(page, id);
  }
  assert.equal(await result(), "9 trên 12 điểm (75%); đã trả lời 8 trên 8 câu. Chưa đạt: cần 80%.");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await audit(page, axe), [], colorScheme);
  }
  await context.close();
});

test("answers stay over a reload; an edited question alone is voided; all are erased", async () => {
  const context = await chromium.newContext();
  const page = await open(context);
  await tick(page, "mot", [1], true);
  await check(page, "mot");
  await order(page, "xep", ["Bớt đi", "Tái chế", "Dùng lại"]);
  await check(page, "xep");
  await write(page, "ngan", "tái chế");
  await check(page, "ngan");
  const site = await page.evaluate(() => document.documentElement.dataset.site);
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("quiz")));
  assert.deepEqual(await keys(), [`xanh:${site}:quiz:TX-99`]);
  await page.reload();
  assert.deepEqual(
    await Promise.all(["mot", "xep", "ngan", "so"].map((id) => verdict(page, id))),
    ["Đúng.", "Đúng một phần: 1 trên 3 điểm.", "Đúng.", ""],
  );

  const text = readFileSync(source, "utf8");
  writeFileSync(source, text.replace("Xếp theo thứ tự xét.", "Xếp theo thứ tự nên xét.").replace("Đúng: dùng ít đi.", "Đúng: bớt đi."));
  build(room, out);
  await page.reload();
  assert.deepEqual(
    await Promise.all(["mot", "xep", "ngan"].map((id) => verdict(page, id))),
    ["Đúng.", "Câu hỏi này đã được sửa, hãy trả lời lại.", "Đúng."],
  );
  writeFileSync(source, text);
  build(room, out);

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải kết quả về máy" }).press("Enter");
  const file = await saved;
  assert.equal(file.suggestedFilename(), "ket-qua-tx-99.txt");
  assert.match(readFileSync(await file.path(), "utf8"), /1\. Việc nào là tiết kiệm\?\r\n {3}Tắt đèn \[1\/1\]/);

  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Xóa kết quả đã làm" }).press("Enter");
  assert.equal(await verdict(page, "mot"), "");
  await page.reload();
  assert.equal(await page.locator("form.answered").count(), 0);
  assert.deepEqual(await keys(), []);
  await context.close();
});

test("a browser that keeps nothing says so, and all works", async () => {
  const context = await chromium.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  const page = await open(context);
  await tick(page, "mot", [1], true);
  await check(page, "mot");
  assert.equal(await verdict(page, "mot"), "Đúng.");
  assert.equal(await page.locator(".quiz-result .muted").textContent(), "Trình duyệt không cho lưu: kết quả sẽ mất khi đóng trang.");
  await check(page, "mot");
  assert.equal(await verdict(page, "mot"), "");
  await page.reload();
  assert.equal(await page.locator("form.answered").count(), 0);
  await context.close();
});

test("pairs and pieces are put in order by a finger", async () => {
  const context = await chromium.newContext({ hasTouch: true, viewport: { width: 360, height: 740 } });
  const page = await open(context);
  for (const [at, word] of ["Tiết kiệm", "Tái sử dụng", "Tái chế"].entries()) {
    await page.locator(`#ghep select[name="ghep-${at}"]`).tap();
    await page.locator(`#ghep select[name="ghep-${at}"]`).selectOption({ label: word });
  }
  for (const word of ["Dùng lại", "Bớt đi"]) {
    const item = page.locator("#xep .order li", { hasText: word });
    for (let step = 0; step < 2 && (await item.locator("button").first().isEnabled()); step++) await item.locator("button").first().tap();
  }
  for (const id of ["ghep", "xep"]) {
    await page.locator(`#${id} button[type="submit"]`).tap();
    assert.equal(await verdict(page, id), "Đúng.");
  }
  const small = await page.locator("form.quiz :is(button, select, input[type=text]):visible").evaluateAll((all) => all.filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width < 24 || height < 24;
  }).length);
  assert.equal(small, 0, "controls too small for a finger");
  await context.close();
});

test("without a script and on paper all is read and no answer is", async () => {
  for (const options of [{ javaScriptEnabled: false }, {}]) {
    const context = await chromium.newContext(options);
    const page = await open(context);
    await page.emulateMedia({ media: options.javaScriptEnabled === false ? "screen" : "print" });
    const text = await page.locator("main").innerText();
    assert.match(text, /Việc nào là tiết kiệm\?[\s\S]*Tắt đèn[\s\S]*Bớt đi/);
    assert.doesNotMatch(text, /Giải thích|Đáp án|dùng ít đi|phủ xanh|7,5/);
    assert.equal(await page.locator("form.quiz button:visible").count(), 0);
    await context.close();
  }
});
