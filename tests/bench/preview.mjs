// A preview that runs while it is measured. `XANH` names the program (target/release/xanh).

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { resolve } from "node:path";

const program = resolve(process.env.XANH ?? "target/release/xanh");
const agent = new Agent({ keepAlive: true });

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
