// The question bank for Moodle, parsed by another program: every question of this repository's modules, word for word.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import gift from "gift-pegjs";
import { browser, build } from "./site.mjs";

const root = join(import.meta.dirname, "../..");
const room = mkdtempSync(join(tmpdir(), "xanh-gift-"));
const sites = { "the repository's modules": root, "a site of awkward marks": join(import.meta.dirname, "quiz-site") };
let chromium;

before(async () => {
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  rmSync(room, { recursive: true });
});

/** The bank of the site at `from`: its GIFT as `gift-pegjs` parses it, its XML as a browser does. */
async function banks(from) {
  const out = mkdtempSync(join(room, "site-"));
  build(from, join(out, "public"), "--audience", "trainer");
  const text = (name) => readFileSync(join(out, "public/moodle", name), "utf8");
  const page = await chromium.newPage();
  const bank = await page.evaluate(read, text("cau-hoi.xml"));
  await page.close();
  return { questions: gift.parse(text("cau-hoi.gift.txt")), bank };
}

function read(xml) {
  const all = (node, name) => Array.from(node.getElementsByTagName(name));
  const document = new DOMParser().parseFromString(xml, "text/xml");
  if (all(document, "parsererror").length) throw new Error(document.documentElement.textContent);
  const text = (node, name) => (all(node, name)[0] ? all(all(node, name)[0], "text")[0].textContent : "");
  return all(document, "question").map((question) => ({
    type: question.getAttribute("type"),
    name: text(question, "name") || text(question, "category"),
    stem: text(question, "questiontext"),
    general: text(question, "generalfeedback"),
    tags: all(question, "tag").map((tag) => tag.textContent),
    answers: Array.from(question.children)
      .filter((node) => node.tagName === "answer")
      .map((node) => ({ text: node.children[0].textContent, fraction: Number(node.getAttribute("fraction")), feedback: text(node, "feedback") })),
    files: all(question, "file").map((file) => [file.parentElement.tagName, file.getAttribute("path") + file.getAttribute("name"), atob(file.textContent)]),
    pairs: all(question, "subquestion").map((pair) => [pair.children[0].textContent, text(pair, "answer")]),
  }));
}

const types = { MC: "multichoice", TF: "truefalse", Matching: "matching", Short: "shortanswer", Numerical: "numerical", Essay: "essay", Category: "category" };
const line = (text) => text.replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, "[Hình: $1. GIFT không chứa được tệp: hình ở trong cau-hoi.xml]").replace(/\n/g, " ").trim();

/** What the parser left in its own notation: it forgets to put escaped marks back in the right side of a pair. */
const put = (text) => text.replace(/&&(\d{3});/g, (whole, code) => String.fromCharCode(Number(code)));

/** Holds one question of GIFT against the same of XML. */
function same(question, other) {
  assert.equal(types[question.type], other.type, other.name);
  assert.equal(question.title, other.name);
  if (question.type === "Category") return;
  assert.equal(question.stem.text, line(other.stem), other.name);
  assert.equal(question.globalFeedback ? question.globalFeedback.text : "", line(other.general), other.name);
  assert.deepEqual(question.tags ?? [], other.tags, other.name);
  const words = other.answers.map((one) => line(one.text));
  if (question.type === "MC") {
    assert.deepEqual(question.choices.map((choice) => choice.text.text), words, other.name);
    assert.deepEqual(question.choices.map((choice) => choice.feedback?.text ?? ""), other.answers.map((one) => line(one.feedback)), other.name);
    const right = question.choices.map((choice) => choice.isCorrect || choice.weight > 0);
    assert.deepEqual(right, other.answers.map((one) => one.fraction > 0), other.name);
  }
  if (question.type === "TF") assert.equal(question.isTrue, other.answers.find((one) => one.fraction === 100).text === "true", other.name);
  if (question.type === "Short") assert.deepEqual(question.choices.map((one) => one.text.text), words, other.name);
  if (question.type === "Matching") {
    const pairs = question.matchPairs.map((pair) => [pair.subquestion.text, put(pair.subanswer)]);
    assert.deepEqual(pairs, other.pairs.map(([left, right]) => [line(left), right]), other.name);
  }
}

for (const [name, from] of Object.entries(sites)) {
  test(`GIFT as parsed is Moodle XML as parsed: ${name}`, async () => {
    const { questions, bank } = await banks(from);
    assert.equal(questions.length, bank.length);
    questions.forEach((question, at) => same(question, bank[at]));
  });
}

test("what GIFT reads as its own marks comes back as it was written", async () => {
  const { questions } = await banks(sites["a site of awkward marks"]);
  const named = (name) => questions.find((question) => question.title === `TX-98 ${name}`);
  assert.equal(named("dau").stem.text, "<p>Chọn: <code>=</code> ~ # { } : \\ -&gt; %50%?</p>");
  assert.deepEqual(named("dau").choices.map((choice) => choice.text.text), ["a = b # c", "{x} ~ y -&gt; z", "::d:: // e"]);
  assert.equal(named("dau").choices[0].feedback.text, "<p>Đúng: a=b.</p>");
  assert.deepEqual(named("cap").matchPairs.map((pair) => [pair.subquestion.text, put(pair.subanswer)]), [["1 -&gt; 2", "x = y"], ["ba", "{z}"]]);
  assert.deepEqual(named("viet").choices.map((choice) => choice.text.text), ["3T = ba T", "~ba~"]);
});

test("pictures are in the XML, byte for byte where they are shown", async () => {
  const { bank } = await banks(sites["a site of awkward marks"]);
  const { stem, files } = bank.find((one) => one.name === "TX-98 hinh");
  const drawing = readFileSync(join(sites["a site of awkward marks"], "content/so-do.svg"), "latin1");
  assert.match(stem, /<img src="@@PLUGINFILE@@\/so-do\.svg" alt="Ba chữ: &quot;A = B&quot;, {C}"/);
  assert.deepEqual(files, ["questiontext", "answer", "feedback"].map((element) => [element, "/so-do.svg", drawing]));
});

test("the bank has every question of every module, those for exams too", async () => {
  const { bank } = await banks(root);
  const folder = join(root, "content/dao-tao");
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const ids = [...text.matchAll(/^:::+ quiz .*#([\w-]+)/gm)].map((found) => found[1]).sort();
  const named = bank.filter((one) => one.type !== "category").map((one) => one.name.split(" ").pop()).sort();
  assert.deepEqual(named, ids);
});
