// Forty questions in English on thirty pages in English, half on other forms of words and on slips: without a browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { asked } from "./search-asked.mjs";

const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(import.meta.dirname, "../../target"), "release/xanh");

const rows = (name) => readFileSync(join(import.meta.dirname, "../search", name), "utf8")
  .split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(" | "));

/** The pages as a site in the folder `root`, built. */
function written(root) {
  mkdirSync(join(root, "content"));
  writeFileSync(join(root, "xanh.toml"), 'title = "Notes"\nlang = "en"\n');
  for (const [name, title, text] of rows("english-pages.txt")) {
    writeFileSync(join(root, "content", `${name}.md`), `---\ntitle: "${title}"\n---\n\n${text}\n`);
  }
  execFileSync(program, ["build", "--root", root, "--output-dir", join(root, "public")], { stdio: ["ignore", "ignore", "inherit"] });
  return join(root, "public");
}

test("questions in English are answered first", { skip: !existsSync(program) && "the program is not built" }, async (t) => {
  const root = mkdtempSync(join(tmpdir(), "xanh-english-"));
  t.after(() => rmSync(root, { recursive: true }));
  const questions = rows("english-questions.txt").map(([text, name]) => ({ text, right: [`${name}.html`], near: [] }));
  assert.deepEqual([questions.length, rows("english-pages.txt").length], [40, 30]);
  const site = written(root);
  const { rows: answers, first, three } = await asked(site, join(site, "search"), questions);
  answers.filter((row) => row.at > 0).forEach(({ question, hits }) => console.log(`${question.text} -> ${hits[0]?.url ?? "nothing"}`));
  for (const [what, got, goal] of [["success at 1", first, 0.95], ["success at 3", three, 0.975]]) {
    await t.test(`${what} ${got.toFixed(3)} >= ${goal}`, () => assert.ok(got >= goal));
  }
});
