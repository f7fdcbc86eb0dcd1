// The same goals on made-up pages: 10,000, or as many as `XANH_LARGE` says. A long test: only with `XANH_LONG=1` or `XANH_LARGE`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { corpus, markdown, registers } from "./search-corpus.mjs";
import { examine } from "./search-known.mjs";

const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(import.meta.dirname, "../../target"), "release/xanh");
const pages = Number(process.env.XANH_LARGE || 10_000);
const asked = process.env.XANH_LONG || process.env.XANH_LARGE;
const skipped = (!asked && "a long test: XANH_LONG=1") || (!existsSync(program) && "the program is not built");

test(`known items of ${pages} made-up pages are found`, { skip: skipped }, async (t) => {
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
  rmSync(root, { recursive: true });
});
