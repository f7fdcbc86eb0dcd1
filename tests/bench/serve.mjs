// From a save to the new bytes of the page: `node tests/bench/serve.mjs [PAGES …]`, 100, 1,000 and 10,000 pages by default.
// `XANH` names the program (target/release/xanh), `SAVES` how often is measured (40).

import { rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, page, preview, write } from "./preview.mjs";

const saves = Number(process.env.SAVES ?? 40);

async function until(url, text) {
  while (!(await ask(url)).includes(text)) await sleep(1);
}

/** Milliseconds from the save of `text` in `file` until `address` holds `mark`. */
async function save(file, text, address, mark) {
  const began = performance.now();
  writeFileSync(file, text);
  await until(address, mark);
  return performance.now() - began;
}

const sorted = (times) => times.toSorted((a, b) => a - b);
const shown = (times) => {
  const all = sorted(times);
  return `median ${all[all.length >> 1].toFixed(0)} ms [${all[0].toFixed(0)}–${all.at(-1).toFixed(0)}]`;
};

async function measure(count) {
  const folder = write(count);
  const began = performance.now();
  const { home, resident, end } = await preview(folder);
  await ask(home);
  const first = performance.now() - began;
  const [bodies, lists] = [[], []];
  await sleep(2000);
  for (let round = 0; round < saves; round++) {
    const { file, address, text, list } = page(folder, (round * 37) % count);
    bodies.push(await save(file, `${text}\nDấu ${round}z.\n`, home + address, `Dấu ${round}z.`));
    await sleep(250);
    const newest = text.replace("date: 20", "date: 30").replace('title: "', `title: "Tên${round}z `);
    lists.push(await save(file, newest, home + list, `Tên${round}z`));
    await sleep(250);
  }
  console.log(`${count} pages: first page ${first.toFixed(0)} ms; text → its page ${shown(bodies)}; title → the list ${shown(lists)}; ${resident()} MB`);
  end();
  rmSync(dirname(folder), { recursive: true });
}

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length ? counts : [100, 1000, 10000]) await measure(count);
