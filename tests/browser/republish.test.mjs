// The box of a column over `file://`: what is copied is what the files say, whole and cut.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, site } from "./site.mjs";

const column = "bao-chi/ba-dong-tu";
let chromium;

before(async () => (chromium = await browser()));
after(() => chromium.close());

const words = (text) => (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
const file = (ending) => readFileSync(join(site, `${column}.${ending}`), "utf8");

async function opened() {
  const page = await chromium.newPage();
  await page.goto(address(site, `${column}.html`));
  return page;
}

/** What the button `as` puts on the clipboard, format by format. */
async function copied(page, as) {
  await page.evaluate(() => {
    window.taken = {};
    window.addEventListener("copy", (event) => {
      for (const type of ["text/html", "text/plain"]) window.taken[type] = event.clipboardData.getData(type);
    }, { once: true });
  });
  await page.locator(`[data-copy-as="${as}"]`).click();
  await page.locator("[data-state]:not(:empty)").waitFor();
  return page.evaluate(() => ({ ...window.taken, state: document.querySelector("[data-state]").textContent }));
}

test("a column is told to be as long below its title as in the box", async () => {
  const page = await opened();
  const count = async (place) => (await page.locator(place).first().textContent()).match(/[\d.]+ chữ/)[0];
  assert.equal(await count(".byline"), await count(".republish .about li"));
  await page.close();
});

test("each button copies its form, with source, licence and clauses", async () => {
  const page = await opened();
  const [rich, html, text] = [await copied(page, "rich"), await copied(page, "html"), await copied(page, "text")];
  assert.equal(rich.state, "Đã chép");
  assert.equal(rich["text/html"], html["text/plain"]);
  assert.equal(html["text/html"], "");
  const mark = "Cắt được từ đây";
  assert.equal(words(text["text/plain"]), words(file("txt").replace(`[${mark}]`, "")));
  assert.equal(words(html["text/plain"].replace(/<[^>]*>/g, " ")), words(text["text/plain"]));
  for (const needed of ["Nguồn:", "CC-BY-4.0", "Căn cứ:", "III.3.1"]) assert.ok(html["text/plain"].includes(needed), needed);
  assert.doesNotMatch(html["text/plain"], /class=|style=|<script/);
  await page.close();
});

test("the short version leaves out what may be cut, and nothing else", async () => {
  const page = await opened();
  await page.locator("[data-short]").check();
  const { "text/plain": text } = await copied(page, "text");
  const whole = file("txt").replaceAll("\r", "").replace("\ufeff", "");
  const [before, rest] = whole.split("[Cắt được từ đây]\n\n");
  assert.equal(text, before + rest.slice(rest.lastIndexOf("* * *")));
  const { "text/html": html } = await copied(page, "rich");
  assert.equal(words(html.replace(/<[^>]*>/g, " ")), words(text));
  await page.close();
});

test("each headline is copied alone", async () => {
  const page = await opened();
  const buttons = page.locator('[data-copy-as="line"]');
  for (let at = 0; at < (await buttons.count()); at++) {
    await page.evaluate(() => {
      window.taken = {};
      window.addEventListener("copy", (event) => (window.taken = { text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") }), { once: true });
    });
    const button = buttons.nth(at);
    await button.click();
    const line = await button.evaluate((it) => it.previousElementSibling.textContent);
    assert.deepEqual(await page.evaluate(() => window.taken), { text: line, html: "" });
  }
  await page.close();
});

test("without JavaScript the text stands ready to be taken by hand", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(site, `${column}.html`));
  assert.equal(await page.locator("[data-copy-as]:visible").count(), 0);
  await page.locator(".republish summary").click();
  assert.equal(words(await page.locator("#dang-lai-chu").inputValue()), words(file("txt")));
  await context.close();
});
