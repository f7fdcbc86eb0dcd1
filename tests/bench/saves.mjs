// A long rain of saves: `node tests/bench/saves.mjs [MINUTES]`, 60 minutes by default, fifty saves a second, over a hundred pages.
// Each quarter of a minute the rain stops, and every page that was saved must hold what was saved last. `XANH` names the program.

import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, page, preview, write } from "./preview.mjs";

const minutes = Number(process.argv[2] ?? 60);
const [pages, gap, spell] = [100, 20, 15_000];

/** Milliseconds until every page holds its last mark; a page that never does ends the run. */
async function settled(home, last) {
  const began = performance.now();
  for (const [at, mark] of last) {
    const address = home + all[at].address;
    while (!(await ask(address)).includes(mark)) {
      if (performance.now() - began > 30_000) throw new Error(`page ${at} never held ${mark}`);
      await sleep(5);
    }
  }
  return performance.now() - began;
}

/** Saves a page as editors do: every other time in place, else as a new file under the old name. */
function save({ file, text }, mark, turn) {
  const saved = `${text}\n${mark}\n`;
  if (turn % 2) return writeFileSync(file, saved);
  writeFileSync(`${file}~`, saved);
  renameSync(`${file}~`, file);
}

const folder = write(pages);
const all = Array.from({ length: pages }, (_, at) => page(folder, at));
const { home, resident, end } = await preview(folder);
await ask(home);

const [ends, waits, sizes] = [Date.now() + minutes * 60_000, [], [resident()]];
let saves = 0;
while (Date.now() < ends) {
  const [last, stops] = [new Map(), Date.now() + spell];
  while (Date.now() < stops) {
    const [at, mark] = [(saves * 37) % pages, `Dấu ${saves}z.`];
    save(all[at], mark, saves);
    last.set(at, mark);
    saves++;
    await sleep(gap);
  }
  waits.push(await settled(home, last));
  sizes.push(resident());
}
waits.sort((a, b) => a - b);
const shown = (milliseconds) => `${milliseconds.toFixed(0)} ms`;
console.log(`${saves} saves in ${minutes} minutes, no final state lost; all fresh after ${shown(waits[waits.length >> 1])} (median), ${shown(waits.at(-1))} at most`);
console.log(`memory: ${sizes[1]} MB after the first spell, ${sizes[sizes.length >> 1]} MB half way, ${sizes.at(-1)} MB at the end, ${Math.max(...sizes)} MB at most`);
end();
rmSync(dirname(folder), { recursive: true });
