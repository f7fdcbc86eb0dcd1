// A site that is published again does not break search in a page that stands open, nor behind a host that keeps copies.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { corpus, markdown, registers } from "./search-corpus.mjs";
import { serve } from "./search-site.mjs";
import { browser, build } from "./site.mjs";

/** A site of made-up pages; `say` adds a paragraph to every page, so that most files of the index change. */
function written() {
  const root = mkdtempSync(join(tmpdir(), "xanh-")), made = corpus(60), files = [...markdown(made), ...registers(made)];
  for (const [name, text] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const pages = files.filter(([name]) => /trang-\d+\.md$/.test(name));
  const say = (words) => pages.forEach(([name, text], at) => writeFileSync(join(root, name), `${text}\nĐoạn ${words} của trang ${at}.\n`));
  const publish = () => build(root, join(root, "public"));
  return { root, say, publish, title: made.docs[31].title, url: made.docs[31].url };
}

const before = (root) => JSON.parse(readFileSync(join(root, "public/.xanh-manifest.json"), "utf8")).before ?? {};

test("an open page goes on while the site is published twice", async () => {
  const { root, say, publish, title, url } = written();
  publish();
  assert.deepEqual(before(root), {}, "a first build carries nothing over");
  const server = await serve(join(root, "public"), { "cache-control": "max-age=600" });
  const chromium = await browser(), context = await chromium.newContext(), faults = [];
  const open = async () => {
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${server.url}index.html`);
    await page.evaluate(() => window.xanhSearch.ready());
    return page;
  };
  const first = (page, text) => page.evaluate(async (query) => (await window.xanhSearch.query(query))[0]?.url, text);
  const page = await open();
  say("hồng hạc bay");
  publish();
  assert.ok(Object.keys(before(root)).length > 10, "files of the publication before are there");
  assert.equal(await first(page, title), url, "what was there is found by the files that were there");
  say("chim công múa");
  publish();
  assert.equal(await first(page, "doan chim cong mua cua trang 7"), "kho/7/trang-7.html", "its files are gone: the root is read again");
  assert.equal(await first(page, title), url);
  const other = await open();
  assert.equal(await first(other, "doan chim cong mua cua trang 9"), "kho/9/trang-9.html", "a root out of a cache is read again");
  assert.deepEqual(faults, []);
  await chromium.close();
  server.close();
  rmSync(root, { recursive: true });
});
