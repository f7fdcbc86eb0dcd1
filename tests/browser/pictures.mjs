// The pictures of the guide, taken of the site and the program as they are: `tests/run pictures`.
//
//     XANH=PROGRAM node tests/browser/pictures.mjs public content/huong-dan/anh [name …]
//
// Each is WebP, 60 KB at most.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { address, browser, build } from "./site.mjs";

const [root = "public", folder = "content/huong-dan/anh", ...wanted] = process.argv.slice(2);
const most = 60 * 1024;
const repository = join(import.meta.dirname, "../..");
const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(repository, "target"), "release/xanh");
const narrow = { width: 360, height: 640 };
const wide = { width: 900, height: 560 };
const card = { width: 720, height: 440 };

/** Opens a page of the built site. */
const open = (name) => (page) => page.goto(address(root, name.split("?")[0]) + (name.includes("?") ? `?${name.split("?")[1]}` : ""));

/** Starts the program in a folder and gives the address that it tells. */
async function started(args, options = {}) {
  const child = spawn(program, [...args, "--lang", "vi"], { ...options, stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise((done, failed) => {
    child.stderr.on("data", (text) => {
      const found = String(text).match(/http:\/\/\S+/);
      if (found) done(found[0]);
    });
    child.on("exit", () => failed(new Error(`${args[0]} ended`)));
  });
  return { url, stop: () => child.kill() };
}

const shown = [
  { name: "tim", size: narrow, show: open("tim.html?q=phan+loai+rac"), ready: "main ol li, main article" },
  { name: "cap", size: narrow, show: open("cap/co-so.html") },
  { name: "trinh-chieu", size: wide, show: open("dao-tao/3t-trinh-chieu.html") },
  { name: "dang-lai", size: wide, show: open("bao-chi/tat-gi-khi-ve.html"), at: "#dang-lai" },
  { name: "bat-dau", size: { width: 720, height: 760 }, show: startPage },
  { name: "loi", size: { width: 900, height: 240 }, show: fault, ready: "text=link/broken" },
  ...["xanh", "toa-soan", "mau"].map((theme) => ({ name: `giao-dien-${theme}`, size: card, show: dressed(theme) })),
];

/** The home page of this repository's site in another theme, built for it. */
function dressed(theme) {
  return async (page, running) => {
    const out = mkdtempSync(join(tmpdir(), "xanh-"));
    running.push({ stop: () => rmSync(out, { recursive: true, force: true }) });
    process.env.XANH_THEME = theme;
    build(repository, join(out, theme));
    await page.goto(address(join(out, theme), "index.html"));
  };
}

/** The start page, in a home folder of its own. */
async function startPage(page, running) {
  const work = await started(["start", "-p", "0"], { env: { ...process.env, HOME: "/home/lan", PATH: "/nowhere" } });
  running.push(work);
  await page.goto(work.url);
}

/** The preview of a page with a link that leads nowhere. */
async function fault(page, running) {
  const site = mkdtempSync(join(tmpdir(), "xanh-"));
  for (const name of ["content", "xanh.toml"]) cpSync(join(repository, name), join(site, name), { recursive: true });
  const file = join(site, "content/gioi-thieu.md");
  writeFileSync(file, `${readFileSync(file, "utf8")}\nXem [cẩm nang](chien-dich/3tt.md).\n`);
  const work = await started(["serve", "-p", "0"], { cwd: site });
  running.push({ stop: () => (work.stop(), rmSync(site, { recursive: true, force: true })) });
  await page.goto(`${work.url}__xanh/faults`);
}

mkdirSync(folder, { recursive: true });
const chromium = await browser();
let wrong = 0;
for (const { name, size, show, at, ready } of shown) {
  if (wanted.length && !wanted.includes(name)) continue;
  const running = [];
  const context = await chromium.newContext({ viewport: size, reducedMotion: "reduce", locale: "vi-VN" });
  const page = await context.newPage();
  try {
    await show(page, running);
    if (ready) await page.locator(ready).first().waitFor();
    if (at) await page.locator(at).evaluate((box) => box.scrollIntoView({ block: "start" }));
    const session = await context.newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 72 });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > most) throw new Error(`${bytes.length} bytes, ${most} at most`);
    writeFileSync(join(folder, `${name}.webp`), bytes);
    console.log(`${name}.webp ${size.width}×${size.height}, ${bytes.length} bytes`);
  } catch (error) {
    wrong += 1;
    console.error(`${name}: ${error.message}`);
  } finally {
    running.forEach((work) => work.stop());
    await context.close();
  }
}
await chromium.close();
process.exit(wrong ? 1 : 0);
