// Text to syllables: the client does what src/search/analysis.rs does, for the table that both read and for the words of the site.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { random } from "./search-corpus.mjs";
import { index, library, rows } from "./search-site.mjs";
import { address, browser, site } from "./site.mjs";

let chromium, page;

before(async () => {
  chromium = await browser();
  page = await chromium.newPage();
  await page.goto(address(site, "tim.html"));
  await page.evaluate(() => window.xanhSearch.ready());
});
after(() => chromium.close());

/** What the client makes of each text: [{words: [{k, f, s, e, b}], joined: [{k, f, from, to}]}], `from` and `to` as places among the words. */
const analysed = (texts) => page.evaluate((all) => all.map((text) => {
  const list = window.xanhSearch.pieces(text);
  return { words: list.map(({ k, f, s, e, b }) => ({ k, f, s, e, b })), joined: list.j };
}), texts);

/** The pieces as the table writes them: `key form`, `#key form` for a number of several parts, `|` where no phrase goes on. */
function shown({ words, joined }) {
  return words.flatMap((word, at) => [
    ...joined.filter((one) => one.from === at).map((one) => `#${one.k} ${one.f}`),
    `${word.k} ${word.f}`,
    ...(word.b ? ["|"] : []),
  ]);
}

test("a text is analysed as the table says", async () => {
  const table = JSON.parse(readFileSync(join(import.meta.dirname, "../search/analysis.json"), "utf8"));
  const got = await analysed(table.map((row) => row.text));
  table.forEach((row, at) => assert.deepEqual(shown(got[at]), row.pieces, row.about));
});

test("10,000 random words of the site stand in its index as the client reads them", async () => {
  const forms = new Map(), dice = random(10_000);
  for (const [key, ...cells] of rows(index(site))) {
    forms.set(key, new Set(cells.filter((_, at) => at % 2 === 0)));
  }
  const has = (key, form) => forms.get(key)?.has(form);
  const texts = library(site).docs.flatMap((doc) => doc.sections.map((section) => section.t.join("\n"))).filter(Boolean);
  const read = await analysed(texts);
  const places = read.flatMap(({ words }, text) => words.map((_, at) => [text, at]));
  for (let drawn = 0; drawn < 10_000; drawn++) {
    const [text, at] = dice.pick(places), [word, next] = read[text].words.slice(at, at + 2);
    const told = `${texts[text].slice(word.s, (next || word).e)}: ${JSON.stringify([word, next])}`;
    assert.ok(has(`!${word.k}`, word.f), told);
    if (next && !word.b) assert.ok(has(`${word.k} ${next.k}`, `${word.f} ${next.f}`), told);
  }
  for (const { k, f } of read.flatMap(({ joined }) => joined)) assert.ok(has(`!${k}`, f), k);
});
