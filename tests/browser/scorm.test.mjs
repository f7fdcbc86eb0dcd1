// A module as a SCORM 1.2 package in a course page (scorm-again), under a policy that allows no `eval`: it fails, stops, goes on, passes.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, files, none, serve, watch } from "./site.mjs";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(root, "target"), "release/xanh");
const above = mkdtempSync(join(tmpdir(), "xanh-"));
const folder = join(above, "scorm");
const course = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Khóa học</title><script src="scorm12.js"></script>
<script src="lms.js"></script><iframe id="sco" width="900" height="700"></iframe></html>`;
// What a course page does: it gives the package its API, with what it kept of the learner.
const lms = `window.start = function (saved, href) {
  window.API = new window.Scorm12API({ autocommit: false, logLevel: 5 });
  if (saved) window.API.loadFromJSON(saved, "cmi");
  document.getElementById("sco").src = href;
};
window.kept = function () { return JSON.parse(JSON.stringify(window.API.cmi)); };`;
let chromium;
let server;

/** The first address of the first resource. */
const sco = () => readFileSync(join(folder, "imsmanifest.xml"), "utf8").match(/scormtype="sco" href="([^"]+)"/)[1];

/** A course page that begins the module, with what was kept of the learner before. */
async function begun(context, saved) {
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults = [];
  watch(page, new URL("/", server.home).href, (fault) => faults.push(fault));
  await page.goto(`${server.home}lms.html`);
  await page.evaluate(([kept, href]) => window.start(kept, href), [saved, sco()]);
  const module = page.frameLocator("#sco").frameLocator("iframe");
  await module.locator(".quiz-result [data-percent]").waitFor();
  return { page, module, faults };
}

/** Leaves the module, as a learner who closes it; what the course keeps. */
async function left({ page }) {
  await page.evaluate(() => (document.getElementById("sco").src = "about:blank"));
  await page.waitForFunction(() => window.API.isTerminated());
  return page.evaluate(() => window.kept());
}

/** Answers for every question of the module, right or wrong, as the page keeps them. */
function answers(module, right) {
  return module.locator("form.quiz").evaluateAll((forms, right) => Object.fromEntries(forms.map((form) => {
    const key = form.dataset.key;
    const numbers = key.split(" ").filter(Boolean).map(Number);
    const texts = { short: key.split("|")[0], number: key.split(" ")[0], open: "Đã làm." };
    const wrong = { short: "không", number: "-1", open: "Đã làm." };
    const kind = form.dataset.kind;
    if (kind in texts) return [form.id, { digest: form.dataset.digest, answer: (right ? texts : wrong)[kind] }];
    if (right) return [form.id, { digest: form.dataset.digest, answer: numbers }];
    const other = [...form.querySelectorAll(".choice input")].map((one) => Number(one.value)).find((one) => !numbers.includes(one));
    return [form.id, { digest: form.dataset.digest, answer: kind === "match" || kind === "order" ? [...numbers].reverse() : [other] }];
  })), right);
}

before(async () => {
  execFileSync(program, ["pack", "--root", root, "--output-dir", above, "--module", "TX-CS-01", "--scorm", "--quiet"]);
  const [zip] = files(above).filter((name) => name.endsWith(".scorm.zip"));
  execFileSync("python3", ["-m", "zipfile", "-e", join(above, zip), folder]);
});

before(async () => {
  const listed = [...readFileSync(join(folder, "imsmanifest.xml"), "utf8").matchAll(/<file href="([^"]+)"/g)].map((one) => decodeURIComponent(one[1]));
  assert.deepEqual([...new Set(listed)].sort(), files(folder).filter((name) => name !== "imsmanifest.xml"));
  writeFileSync(join(folder, "lms.html"), course);
  writeFileSync(join(folder, "lms.js"), lms);
  copyFileSync(join(import.meta.dirname, "node_modules/scorm-again/dist/scorm12.min.js"), join(folder, "scorm12.js"));
  chromium = await browser();
  server = await serve(folder, { "content-security-policy": "script-src 'self'" });
});

after(async () => {
  server.close();
  await chromium.close();
  rmSync(above, { recursive: true });
});

test("a module begins, is stopped half way and goes on where it was", async () => {
  const one = await begun(await chromium.newContext());
  assert.equal(await one.page.evaluate(() => window.kept().core.lesson_status), "incomplete");
  const form = one.module.locator('form.quiz[data-kind="single"]').first();
  const id = await form.getAttribute("id");
  await form.locator("input").first().check();
  await form.locator("button[type=submit]").click();
  await one.page.waitForFunction((id) => window.kept().suspend_data.includes(id), id);
  const kept = await left(one);
  assert.equal(kept.core.lesson_status, "incomplete");
  assert.equal(kept.core.exit, "suspend");
  assert.match(kept.core.session_time, /^\d{2,4}:\d\d:\d\d/);
  none(one.faults);
  // Another browser, the same learner.
  const two = await begun(await chromium.newContext(), kept);
  await two.module.locator(`#${id}.answered`).waitFor();
  assert.equal(await two.module.locator("form.answered").count(), 1);
  none(two.faults);
});

for (const [right, status] of [[false, "failed"], [true, "passed"]]) {
  test(`a module whose answers are ${right ? "right" : "wrong"} is ${status}`, async () => {
    const context = await chromium.newContext();
    const first = await begun(context);
    const all = await answers(first.module, right);
    const kept = await left(first);
    kept.suspend_data = JSON.stringify(all);
    const again = await begun(await chromium.newContext(), kept);
    await again.page.waitForFunction((status) => window.kept().core.lesson_status === status, status);
    const score = Number((await left(again)).core.score.raw);
    assert.equal(score >= 80, right, `${score}`);
    none(again.faults);
  });
}

test("answers that another learner left in this browser are not taken for this one's", async () => {
  const context = await chromium.newContext();
  const one = await begun(context);
  const form = one.module.locator('form.quiz[data-kind="single"]').first();
  await form.locator("input").first().check();
  await form.locator("button[type=submit]").click();
  await left(one);
  const other = await begun(context);
  await other.page.waitForFunction(() => window.kept().suspend_data === "{}");
  assert.equal(await other.module.locator("form.answered").count(), 0);
});
