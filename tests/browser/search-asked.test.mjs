// Questions that people ask on this repository's own site are answered by the pages that know.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { test } from "node:test";
import { asked } from "./search-asked.mjs";
import { room } from "./search-node.mjs";
import { join } from "node:path";
import { site } from "./site.mjs";

test("questions are answered first or among the first three", async (t) => {
  const { rows, first, three, ndcg } = await asked(site);
  assert.ok(rows.length >= 150);
  rows.filter((row) => row.at > 0).forEach(({ question, at, hits }) => console.log(`${at < 10 ? at + 1 : "-"}: ${question.text} -> ${hits[0]?.url ?? "nothing"}`));
  for (const [what, got, goal] of [["success at 1", first, 0.85], ["success at 3", three, 0.95], ["nDCG@10", ndcg, 0.9]]) {
    await t.test(`${what} ${got.toFixed(3)} >= ${goal}`, () => assert.ok(got >= goal));
  }
});

/** What the site answers to each of `texts`: what was meant instead, and the first page. */
async function answers(texts) {
  const { search } = room(join(site, "search"), join(site, "search")), all = [];
  for (const text of texts) {
    const hits = await search.query(text);
    all.push([text, hits.meant ?? null, hits[0]?.url ?? null]);
  }
  return all;
}

test("a right word stays", async () => {
  const right = ["to roi 3t", "ke hoach mau cap tinh", "dang lai bai bao ghi nguon", "in 2 mat", "mẫu kế hoạch công đoàn cơ sở", '"doi thoai" ke hoach'];
  const got = await answers(right);
  assert.deepEqual(got.map(([text, meant]) => [text, meant]), right.map((text) => [text, null]));
  const { search } = room(join(site, "search"), join(site, "search"));
  const title = "Kế hoạch của công đoàn cơ sở", hits = await search.query(title);
  assert.equal(hits[0].title, title);
  assert.equal(hits.meant, undefined);
});

test("one edit stands before gluing and cutting, and quotes survive it", async () => {
  assert.deepEqual(await answers(["phieu dexuat", "dinh ngghia", "congdoan coso", 'thuong luogn "doi thoai"', "loois soongs xanh"]), [
    ["phieu dexuat", "phieu de xuat", "bieu-mau/phieu-de-xuat.html"],
    ["dinh ngghia", "dinh nghia", "thuat-ngu.html"],
    ["congdoan coso", "cong doan co so", "cap/co-so.html"],
    ['thuong luogn "doi thoai"', 'thuong luong "doi thoai"', "dao-tao/doi-thoai-thuong-luong.html"],
    ["loois soongs xanh", "lối sống xanh", "chien-dich/loi-song-xanh.html"],
  ]);
});

test("English words have the stems of the table", () => {
  let stem;
  vm.runInNewContext(readFileSync(join(import.meta.dirname, "../../themes/xanh/search/english.js"), "utf8"), { __x: (name, make) => { stem = make(); } });
  const table = JSON.parse(readFileSync(join(import.meta.dirname, "../search/english.json"), "utf8"));
  assert.deepEqual(Object.fromEntries(Object.keys(table).map((word) => [word, stem(word)])), table);
});

test("a beginning of a word finds the heading that begins so", async () => {
  const { search } = room(join(site, "search"), join(site, "search"));
  for (const text of ["tờ r", "nhịp", "mườ"]) {
    const [first] = await search.query(text), begins = (title) => title.toLowerCase().startsWith(text);
    assert.ok(begins(first.title) || begins(first.heading), `${text}: ${first.title} / ${first.heading}`);
  }
});
