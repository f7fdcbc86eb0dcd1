// A made-up site and its preview, which runs while it is measured. `XANH` names the program (target/release/xanh).

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(process.env.XANH ?? "target/release/xanh");
const agent = new Agent({ keepAlive: true });

/** Writes the site of `count` pages to a new folder, as `sites.py` does; gives the folder. */
export function write(count) {
  const folder = mkdtempSync(join(tmpdir(), "xanh-bench-"));
  execFileSync("python3", [join(import.meta.dirname, "sites.py"), count, folder, "xanh"]);
  return join(folder, "xanh");
}

/** Page `at` of such a site: its file, its address, its text as it was written first, and the address of its list. */
export function page(folder, at) {
  const [section, name] = [`muc-${at % 4}`, `bai-${at}`];
  const file = join(folder, "content", section, `${name}.md`);
  return { file, address: `${section}/${name}.html`, text: readFileSync(file, "utf8"), list: `${section}/index.html` };
}

/** The text at an address. */
export const ask = (url) =>
  new Promise((done, failed) => {
    get(url, { agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done(text));
    }).on("error", failed);
  });

/** Serves `folder`: the address of its home, its memory in MB when asked, and its end. */
export async function preview(folder) {
  const child = spawn(program, ["serve", "-p", "0", folder], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, XANH_LANG: "en" } });
  const home = await new Promise((done) => child.stderr.setEncoding("utf8").on("data", (text) => text.match(/http:\S+/) && done(text.match(/http:\S+/)[0])));
  const resident = () => Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) >> 10;
  return { home, resident, end: () => child.kill("SIGINT") };
}
