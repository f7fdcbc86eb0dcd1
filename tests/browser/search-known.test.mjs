// What search finds in the built site, and what a first query costs: the goals of known-item search.

import assert from "node:assert/strict";
import { test } from "node:test";
import { examine } from "./search-known.mjs";
import { site } from "./site.mjs";

test("known items of the site are found, with marks, without, typed in any way", async (t) => {
  for (const { ok, what } of await examine(site, process.env.XANH_LONG ? 30 : 10)) await t.test(what, () => assert.ok(ok, what));
});
