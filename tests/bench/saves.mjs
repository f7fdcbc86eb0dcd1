// A long rain of saves: `node tests/bench/saves.mjs [MINUTES]`, 60 minutes by default, fifty saves a second, over a hundred pages.
// Each quarter of a minute the rain stops, and every page that was saved must hold what was saved last. `XANH` names the program.

import { spawn } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { page, write } from "./sites.mjs";

const program = resolve(process.env.XANH ?? "target/release/xanh");
const minutes = Number(process.argv[2] ?? 60);
const [pages, gap, spell] = [100, 20, 15_000];
const agent = new Agent({ keepAlive: true });

const ask = (url) =>
  new Promise((done, failed) => {
    get(url, { agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done(text));
    }).on("error", failed);
  });

const resident = (child) => Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) >> 10;

/** Milliseconds until every page holds its last mark; a page that never does ends the run. */
async function settled(home, last) {
  const began = performance.now();
  for (const [at, mark] of last) {
    const address = `${home}muc-${at % 4}/bai-${at}.html`;
    while (!(await ask(address)).includes(mark)) {
      if (performance.now() - began > 30_000) throw new Error(`page ${at} never held ${mark}`);
      await sleep(5);
    }
  }
  return performance.now() - began;
}

/** Saves a page as editors do: every other time in place, else as a new file under the old name. */
function save(folder, at, mark, turn) {
  const file = join(folder, `content/muc-${at % 4}/bai-${at}.md`);
  const text = `${page(at, pages)}\n${mark}\n`;
  if (turn % 2) return writeFileSync(file, text);
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

const folder = write(pages);
const child = spawn(program, ["serve", "-p", "0", folder], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, XANH_LANG: "en" } });
const home = await new Promise((done) => child.stderr.setEncoding("utf8").on("data", (text) => text.match(/http:\S+/) && done(text.match(/http:\S+/)[0])));
await ask(home);

const [ends, waits, sizes] = [Date.now() + minutes * 60_000, [], [resident(child)]];
let saves = 0;
while (Date.now() < ends) {
  const [last, stops] = [new Map(), Date.now() + spell];
  while (Date.now() < stops) {
    const [at, mark] = [(saves * 37) % pages, `Dấu ${saves}z.`];
    save(folder, at, mark, saves);
    last.set(at, mark);
    saves++;
    await sleep(gap);
  }
  waits.push(await settled(home, last));
  sizes.push(resident(child));
}
waits.sort((a, b) => a - b);
const shown = (milliseconds) => `${milliseconds.toFixed(0)} ms`;
console.log(`${saves} saves in ${minutes} minutes, no final state lost; all fresh after ${shown(waits[waits.length >> 1])} (median), ${shown(waits.at(-1))} at most`);
console.log(`memory: ${sizes[1]} MB after the first spell, ${sizes[sizes.length >> 1]} MB half way, ${sizes.at(-1)} MB at the end, ${Math.max(...sizes)} MB at most`);
child.kill("SIGINT");
rmSync(folder, { recursive: true });
