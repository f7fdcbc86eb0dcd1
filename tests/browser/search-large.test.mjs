// The same goals on made-up pages: 163 in every run, 10,000 with `XANH_LONG=1`, or as many as `XANH_LARGE` says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { corpus, markdown, registers } from "./search-corpus.mjs";
import { examine } from "./search-known.mjs";
import { slow } from "./search-slow.mjs";

const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(import.meta.dirname, "../../target"), "release/xanh");
const pages = Number(process.env.XANH_LARGE || (process.env.XANH_LONG ? 10_000 : 163));

test(`known items of ${pages} made-up pages are found`, { skip: !existsSync(program) && "the program is not built" }, async (t) => {
  const root = mkdtempSync(join(tmpdir(), "xanh-"));
  const made = corpus(pages);
  for (const [name, text] of [...markdown(made), ...registers(made)]) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const started = performance.now();
  execFileSync(program, ["build", "--root", root, "--output-dir", join(root, "public")], { stdio: ["ignore", "ignore", "inherit"] });
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const { ok, what } of await examine(join(root, "public"), 8)) await t.test(what, () => assert.ok(ok, what));
  if (pages > 1000) await goesOnAPhone(t, join(root, "public"), made.docs.filter((_, at) => at % (pages >> 3) === 7).map((doc) => doc.title));
  rmSync(root, { recursive: true });
});

async function goesOnAPhone(t, root, queries) {
  const waits = await slow(root, queries);
  for (const [what, goal] of [["titles", 3000], ["ten", 5000], ["key", 1500]]) {
    const all = waits.map((wait) => wait[what]).sort((a, b) => a - b), median = all[all.length >> 1];
    console.log(`slow phone, ${what}: median ${median} ms of ${all.join(" ")}`);
    await t.test(`G7 ${what}: ${median} <= ${goal} ms (held to with XANH_FAST)`, () => assert.ok(median <= goal || !process.env.XANH_FAST));
  }
}
