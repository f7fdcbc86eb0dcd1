// The modules of this repository as trainers use them: screens by keys, buttons and touch, notes beside them, the lesson plan, all on paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, audit, browser, build, kind, none, pages, watch } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const room = mkdtempSync(join(tmpdir(), "xanh-modules-"));
const sites = { learner: join(room, "learner"), trainer: join(room, "trainer") };
const one = "dao-tao/3t";
let chromium, modules;

before(async () => {
  for (const [audience, folder] of Object.entries(sites)) build(join(import.meta.dirname, "../.."), folder, "--audience", audience);
  modules = pages(sites.learner).filter((name) => kind(sites.learner, name) === "module").map((name) => name.replace(/\.html$/, ""));
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  rmSync(room, { recursive: true });
});

const words = (text) => (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

const desk = { viewport: { width: 1280, height: 720 } };

/** Opens `name` of the site for `audience`; nothing may speak to the console. */
async function opened(audience, name, options = desk) {
  const page = await chromium.newPage(options);
  watch(page, "file://", (fault) => assert.fail(`${name}: ${fault}`));
  const [path, hash] = name.split("#");
  await page.goto(address(sites[audience], path) + (hash ? `#${hash}` : ""));
  return page;
}

/** Does `work` with the page `ending` of every module, on one page of the browser. */
async function each(audience, ending, work, options = desk) {
  const page = await chromium.newPage(options);
  for (const name of modules) {
    await page.goto(address(sites[audience], `${name}${ending}.html`));
    await work(page, name);
  }
  await page.close();
}

/** The pages of `page` on paper, each as its words, and their size in points. */
async function printed(page) {
  const file = join(room, "page.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true });
  const [, width, height] = execFileSync("pdfinfo", [file], { encoding: "utf8" }).match(/Page size: +([\d.]+) x ([\d.]+)/);
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return { size: [Math.round(width), Math.round(height)], sheets: text.split("\f").slice(0, -1).map(words) };
}

/** The number of the screen that stands alone, from 1, and what the bar says. */
async function at(page) {
  const shown = await page.locator(".screen").evaluateAll((all) => all.flatMap((screen, at) => (screen.checkVisibility() ? [at + 1] : [])));
  assert.equal(shown.length, 1, `screens ${shown} are shown at once`);
  const all = await page.locator(".screen").count();
  assert.equal(await page.locator(".projection-bar [role=status]").textContent(), `Màn ${shown[0]} trên ${all}`);
  assert.equal(new URL(page.url()).hash, `#${shown[0]}`);
  return shown[0];
}

test("keys lead from screen to screen, and no further than the last", async () => {
  const page = await opened("learner", `${one}-trinh-chieu.html`);
  const last = await page.locator(".screen").count();
  const steps = [["ArrowRight", 2], ["PageDown", 3], [" ", 4], ["ArrowDown", 5], ["ArrowLeft", 4], ["PageUp", 3], ["Shift+Space", 2], ["ArrowUp", 1]];
  assert.equal(await at(page), 1);
  for (const [key, screen] of [...steps, ["ArrowLeft", 1], ["End", last], ["ArrowRight", last], ["Home", 1], ["Control+ArrowRight", 1]]) {
    await page.keyboard.press(key);
    assert.equal(await at(page), screen, key);
  }
  await page.keyboard.press("PageDown");
  await page.reload();
  assert.equal(await at(page), 2);
  await page.close();
});

test("buttons lead too, by keyboard, and tell where it ends", async () => {
  const page = await opened("learner", `${one}-trinh-chieu.html`);
  const button = (name) => page.getByRole("button", { name });
  assert.ok(await button("Màn trước").isDisabled());
  await button("Màn sau").press("Enter");
  await button("Màn sau").press("Space");
  assert.equal(await at(page), 3);
  await button("Màn trước").click();
  assert.equal(await at(page), 2);
  await page.keyboard.press("End");
  assert.ok(await button("Màn sau").isDisabled());
  if (await button("Toàn màn hình").isVisible()) {
    await button("Toàn màn hình").click();
    await page.waitForFunction(() => document.fullscreenElement);
    await button("Toàn màn hình").click();
    await page.waitForFunction(() => !document.fullscreenElement);
  }
  await page.getByRole("link", { name: "Về trang mô-đun" }).press("Enter");
  await page.waitForURL(address(sites.learner, `${one}.html`));
  await page.close();
});

test("a finger leads on and back", async () => {
  const page = await opened("learner", `${one}-trinh-chieu.html`, { viewport: { width: 800, height: 600 }, hasTouch: true });
  const client = await page.context().newCDPSession(page);
  const touch = (type, x) => client.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y: 300 }] });
  for (const [from, to, screen] of [[600, 300, 2], [300, 600, 1], [400, 370, 1]]) {
    await touch("touchStart", from);
    await touch("touchMove", to);
    await touch("touchEnd");
    await page.waitForTimeout(200);
    assert.equal(await at(page), screen, `${from} to ${to}`);
  }
  await page.close();
});

test("every screen of a learner fits a projector", async () => {
  const faults = [];
  const heights = (all) => all.map((screen) => {
    all.forEach((one) => one.classList.toggle("shown", one === screen));
    return document.documentElement.scrollHeight - innerHeight;
  });
  for (const [width, height] of [[1024, 768], [1280, 720], [1920, 1080]]) {
    await each("learner", "-trinh-chieu", async (page, name) => {
      const over = await page.locator(".screen").evaluateAll(heights);
      over.forEach((over, at) => over > 0 && faults.push(`${name} #${at + 1}: ${over} px below ${width} × ${height}`));
    }, { viewport: { width, height } });
  }
  none(faults);
});

test("what goes on below the window is read before the next screen comes", async () => {
  const page = await opened("trainer", `${one}-trinh-chieu.html`, { viewport: { width: 640, height: 480 } });
  const left = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
  let long = 1;
  while ((await left()) <= 4) {
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.locator("[data-on]").isEnabled(), "a screen goes on below the window");
    long = await at(page);
  }
  for (let press = 0; press < 40 && (await left()) > 4; press++) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(150);
    assert.equal(await at(page), long);
  }
  await page.keyboard.press("PageDown");
  assert.equal(await at(page), long + 1);
  await page.close();
});

test("notes stand beside the screens, for trainers alone", async () => {
  let notes = 0;
  await each("trainer", "-trinh-chieu", async (page, name) => {
    assert.doesNotMatch(readFileSync(join(sites.learner, `${name}-trinh-chieu.html`), "utf8"), /block-trainer|screen-notes/, name);
    const told = await page.locator(".screen-told").evaluateAll((all) => all.map((screen) => {
      document.querySelectorAll(".screen").forEach((one) => one.classList.toggle("shown", one === screen));
      const [text, note] = [...screen.children].map((child) => child.getBoundingClientRect());
      return text.right <= note.left && note.width > 200;
    }));
    assert.ok(told.every(Boolean), name);
    notes += told.length;
  });
  assert.ok(notes > 30, `${notes} screens with notes`);
});

test("a screen is a printed page, for learners and for trainers", async () => {
  const faults = [];
  for (const audience of ["learner", "trainer"]) {
    await each(audience, "-trinh-chieu", async (page, name) => {
      const tell = (fault) => faults.push(`${name}, ${audience}: ${fault}`);
      const titles = await page.locator(".screen :is(.screen-title, h2)").allTextContents();
      const { size, sheets } = await printed(page);
      if (size.join() !== "842,595") tell(`${size} points`);
      if (sheets.length !== (await page.locator(".screen").count())) tell(`${titles.length} screens, ${sheets.length} pages`);
      titles.forEach((title, at) => sheets[at]?.includes(words(title).slice(0, 12)) || tell(`page ${at + 1} lacks “${title}”`));
    });
  }
  none(faults);
});

test("without a script all screens are read, and no button is there", async () => {
  const page = await opened("learner", `${one}-trinh-chieu.html`, { javaScriptEnabled: false });
  const shown = await page.locator(".screen").evaluateAll((all) => all.filter((screen) => screen.checkVisibility()).length);
  assert.equal(shown, await page.locator(".screen").count());
  assert.equal(await page.locator("button:visible").count(), 0);
  await page.close();
});

/** The minute after midnight of a clock: `08:10` -> 490. */
const minute = (clock) => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

test("the clock of a lesson plan runs from activity to activity without a gap", async () => {
  await each("trainer", "-giao-an", async (page, name) => {
    const heads = await page.locator(".lesson-table > thead th").allTextContents();
    assert.deepEqual(heads, ["Giờ", "Hoạt động", "Mục tiêu", "Phương pháp", "Tài liệu, phương tiện"], name);
    const rows = await page.locator(".lesson-table > tbody > tr:not(.notes)").evaluateAll((all) => all.map((row) => ({
      part: row.classList.contains("part"),
      time: row.cells[0].textContent.match(/\d\d:\d\d/g),
      minutes: Number(row.cells[0].innerText.match(/(\d+) phút/)[1]),
      title: row.cells[1].textContent,
    })));
    let [now, within] = [minute("08:00"), 0];
    for (const { part, time: [from, to], minutes, title } of rows) {
      if (!part) within = now;
      assert.equal(minute(from), part ? within : now, `${name}: ${title}`);
      assert.equal(minute(to) - minute(from), minutes, `${name}: ${title}`);
      if (part) within = minute(to);
      else now = minute(to);
    }
    const text = await page.locator(".lead").first().textContent();
    assert.ok(text.includes(`${now - minute("08:00")} phút`), `${name}: ${text}`);
    await page.goto(address(sites.trainer, `${name}.html`));
    const headings = await page.locator("main :is(h2, h3)").evaluateAll((all) => all.map((one) => one.firstChild.textContent).filter((text) => / \(\d+ phút\)\s*$/.test(text)));
    assert.deepEqual(rows.map((row) => row.title), headings.map((text) => text.replace(/ \(\d+ phút\)\s*$/, "")), name);
  });
});

/** What the key of a form on the page of a module says is right, in words. */
function keys(forms) {
  return forms.map((form) => {
    const numbers = form.dataset.key.split(" ").map(Number);
    const text = (all) => Array.from(all, (one) => one.textContent.trim());
    const stem = form.querySelector("legend").textContent.trim();
    switch (form.dataset.kind) {
      case "match":
        return [stem, text(form.querySelectorAll(".pair > span")).map((left, at) => `${left} → ${form.querySelector("select").options[numbers[at] + 1].text}`)];
      case "order":
        return [stem, numbers.map((piece, at) => `${at + 1}. ${form.querySelector(`[data-piece="${piece}"] > span`).textContent.trim()}`)];
      case "short":
        return [stem, [form.dataset.key.split("|").join(" | ")]];
      case "number":
        return [stem, [form.dataset.key.replace(/\./g, ",").replace(" ", " ± ")]];
      case "open":
        return [stem, []];
      default:
        return [stem, numbers.map((at) => form.querySelectorAll(".choice > span")[at].textContent.trim())];
    }
  });
}

test("the answer key has every question of the page and what is right, and no learner has it", async () => {
  let questions = 0;
  const all = new Set(pages(sites.learner));
  await each("trainer", "", async (page, name) => {
    assert.ok(!all.has(`${name}-giao-an.html`), name);
    const right = await page.locator("form.quiz").evaluateAll(keys);
    await page.goto(address(sites.trainer, `${name}-giao-an.html`));
    const key = await page.locator(".answer-key > li").evaluateAll((all) => all.map((one) => {
      const list = one.querySelector("strong")?.closest("p")?.nextElementSibling;
      return [one.firstElementChild.textContent.trim(), list?.tagName === "UL" ? Array.from(list.children, (answer) => answer.textContent.trim()) : []];
    }));
    assert.deepEqual(key, right, name);
    questions += key.length;
  }, { javaScriptEnabled: false });
  assert.ok(questions > 40, `${questions} questions`);
});

test("the attendance list has thirty lines, the evaluation form a line an objective", async () => {
  const page = await opened("trainer", `${one}-giao-an.html`);
  assert.deepEqual(await page.locator(".attendance thead th").allTextContents(), ["Số thứ tự", "Họ và tên", "Đơn vị", "Ký tên"]);
  assert.equal(await page.locator(".attendance tbody tr").count(), 30);
  const objectives = await page.locator(".objectives li > span").allTextContents();
  const lines = await page.locator(".evaluation tbody th").allTextContents();
  assert.deepEqual(lines.slice(0, objectives.length), objectives);
  assert.ok(lines.length > objectives.length);
  assert.deepEqual(await page.locator(".evaluation thead th").allTextContents(), ["Nội dung", "1", "2", "3", "4"]);
  await page.close();
});

test("a lesson plan prints on A4, each of its sheets on a page of its own, no activity parted from its notes", async () => {
  const faults = [];
  await each("trainer", "-giao-an", async (page, name) => {
    const pairs = await page.locator(".lesson-table tr.notes").evaluateAll((all) => all.map((row) => {
      const [first] = row.cells[1].innerText.split(/(?<=\.)\s/);
      return [row.previousElementSibling.cells[1].innerText, first];
    }));
    const answers = await page.locator(".answer-key > li > :first-child").allTextContents();
    const { size, sheets } = await printed(page);
    if (size.join() !== "595,842") faults.push(`${name}: ${size} points`);
    for (const title of ["Danh sách học viên", "Phiếu đánh giá buổi học", ...(answers.length ? ["Đáp án"] : [])]) {
      if (!sheets.some((sheet) => sheet.startsWith(words(title)))) faults.push(`${name}: no page begins with “${title}”`);
    }
    for (const [title, note] of pairs) {
      const together = sheets.some((sheet) => sheet.includes(words(title).split(" ").slice(0, 3).join(" ")) && sheet.includes(words(note).slice(0, 10)));
      if (!together) faults.push(`${name}: “${title}” and “${note}” stand on two pages`);
    }
  });
  none(faults);
});

test("axe finds nothing on screens and lesson plans", async () => {
  const faults = [];
  for (const [audience, name] of [["learner", `${one}-trinh-chieu.html`], ["trainer", `${one}-trinh-chieu.html#5`], ["trainer", `${one}-giao-an.html`]]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await opened(audience, name, { ...desk, colorScheme });
      faults.push(...(await audit(page, axe)).map((fault) => `${name} (${audience}, ${colorScheme}): ${fault}`));
      await page.close();
    }
  }
  none(faults);
});

test("the second window follows and leads the first, also after either was loaded again", async () => {
  const context = await chromium.newContext(desk);
  const first = await context.newPage();
  const deck = address(sites.trainer, `${one}-trinh-chieu.html`);
  await first.goto(deck);
  const told = await first.locator(".screen").evaluateAll((all) => all.findIndex((screen, at) => at > 0 && screen.querySelector(".screen-notes")));
  await first.goto(`${deck}#${told + 1}`);
  await first.reload();
  const [second] = await Promise.all([context.waitForEvent("page"), first.click("[data-presenter]")]);
  const at = (page, wanted) => page.waitForFunction((wanted) => [...document.querySelectorAll(".screen")].findIndex((screen) => screen.classList.contains("shown")) === wanted, wanted);
  await at(second, told);
  assert.equal(await second.locator(".screen.next").count(), 1);
  assert.ok(await second.locator(".shown .screen-notes").isVisible());
  assert.match(await second.locator(".presenter-clock").textContent(), /^\d\d:\d\d$/);
  assert.equal(await first.locator(".screen-notes:visible").count(), 0, "the class sees no notes");
  await second.keyboard.press("ArrowRight");
  await at(first, told + 1);
  await first.keyboard.press("ArrowLeft");
  await at(second, told);
  await first.reload();
  await at(first, told);
  await second.keyboard.press("ArrowRight");
  await at(first, told + 1);
  assert.equal(await first.locator(".screen-notes:visible").count(), 0, "nor after it was loaded again");
  await second.close();
  await first.waitForFunction(() => !document.documentElement.classList.contains("plain"));
  await context.close();
});

for (const [per, most] of [[2, 0.5], [6, 1 / 6]]) {
  test(`every screen of a deck is whole at ${per} a page`, async () => {
    const faults = [];
    await each("trainer", "-trinh-chieu", async (page, name) => {
      const screens = await page.locator(".screen").count();
      await page.evaluate((per) => (document.documentElement.dataset.per = per), per);
      const { sheets } = await printed(page);
      if (sheets.length > Math.ceil(screens * most) + 2) faults.push(`${name}: ${sheets.length} pages for ${screens} screens`);
      const text = sheets.join(" ");
      const titles = await page.locator(".screen h2").evaluateAll((all) => all.map((one) => one.textContent));
      // Lines of screens side by side stand in turns in the text of the PDF.
      const begins = (title) => words(title).slice(0, 12);
      faults.push(...titles.filter((title) => !text.includes(begins(title))).map((title) => `${name}: no “${title}”`));
    });
    none(faults);
  });
}
