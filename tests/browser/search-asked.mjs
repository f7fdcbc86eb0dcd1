// Questions that people ask on this repository's own site, with the pages that answer each: tests/search/questions.txt.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { room } from "./search-node.mjs";

/** The questions: `{text, right: [address], near: [address]}`; an address may end in `#anchor`. */
export function questions(file = join(import.meta.dirname, "../search/questions.txt")) {
  const rows = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return rows.map((row) => {
    const [text, pages] = row.split(" | "), [right, near = ""] = pages.split(" ~ ");
    return { text, right: right.split(" "), near: near ? near.split(" ") : [] };
  });
}

/** Whether a result is at the address `wanted`, and shows its anchor where that has one. */
function leads(hit, wanted) {
  const [url, anchor] = wanted.split("#");
  return hit.url === url && (!anchor || [hit.anchor, ...hit.sections.map((one) => one.anchor)].includes(anchor));
}

/** 2 for a result that answers, 1 for one that helps. */
const gain = (question, hit) => question.right.some((wanted) => leads(hit, wanted)) ? 2 : question.near.some((wanted) => leads(hit, wanted)) ? 1 : 0;

const discounted = (gains) => gains.reduce((sum, one, at) => sum + (2 ** one - 1) / Math.log2(at + 2), 0);

/** Place of the first result that answers, from 0 (10 where there is none), and nDCG of the ten. */
export function judge(question, hits) {
  // A page that several addresses name counts once.
  const all = [...question.right.map(() => 2), ...question.near.map(() => 1)].slice(0, 10);
  const gains = hits.slice(0, 10).map((hit) => gain(question, hit)), at = gains.indexOf(2);
  return { at: at < 0 ? 10 : at, ndcg: Math.min(1, discounted(gains) / discounted(all)) };
}

/** Asks all questions of the index of the site at `root` by the client in the folder `client`. */
export async function asked(root, client = join(root, "search"), list = questions()) {
  const { search } = room(client, join(root, "search")), rows = [];
  for (const question of list) {
    const hits = await search.query(question.text, { limit: 10 });
    rows.push({ question, hits, ...judge(question, hits) });
  }
  const share = (holds) => rows.filter(holds).length / rows.length;
  const ndcg = rows.reduce((sum, row) => sum + row.ndcg, 0) / rows.length;
  return { rows, first: share((row) => row.at === 0), three: share((row) => row.at < 3), ndcg };
}

// node search-asked.mjs SITE [CLIENT] [FILE]: what is not answered first, and the three figures.
if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [root, client, file] = process.argv.slice(2);
  const { rows, first, three, ndcg } = await asked(root, client || join(root, "search"), file && existsSync(file) ? questions(file) : questions());
  for (const { question, hits, at } of rows) {
    if (at === 0) continue;
    const got = hits.slice(0, 3).map((hit) => `${hit.url}${hit.anchor && "#" + hit.anchor}`).join(" ");
    console.log(`${at < 10 ? at + 1 : "-"}  ${question.text}  | ${question.right[0]} <- ${got}`);
  }
  console.log(`${rows.length} questions: first ${first.toFixed(3)}, in three ${three.toFixed(3)}, nDCG@10 ${ndcg.toFixed(3)}`);
}
