// The start page in a browser: a person without a terminal makes a site and sees it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { browser, overflow } from "./site.mjs";

const target = process.env.CARGO_TARGET_DIR ?? join(import.meta.dirname, "../../target");
const program = resolve(process.env.XANH ?? join(target, "release/xanh"));
const home = mkdtempSync(join(tmpdir(), "xanh-start-"));
let chromium, child, url;

before(async () => {
  // No browser is found here, and so the address is told.
  const env = { ...process.env, HOME: home, PATH: home, XANH_LANG: "vi" };
  child = spawn(program, ["start", "-p", "0"], { stdio: ["ignore", "ignore", "pipe"], env });
  child.stderr.setEncoding("utf8");
  url = await new Promise((done) => child.stderr.on("data", (text) => text.match(/http:\S+/) && done(text.match(/http:\S+/)[0])));
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  child?.kill("SIGINT");
  rmSync(home, { recursive: true, force: true });
});

for (const width of [320, 360, 1280]) {
  test(`the form fits ${width} px`, async () => {
    const page = await chromium.newPage({ viewport: { width, height: 800 } });
    for (const address of [url, `${url}?lang=en`]) {
      await page.goto(address);
      assert.equal(await overflow(page), 0);
    }
    await page.close();
  });
}

test("a site is made by keyboard, and seen", async () => {
  const page = await chromium.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(url);
  await page.getByLabel("Thư mục").fill(join(home, "Trang của tổ"));
  await page.getByLabel("Tên của trang").fill("Bản tin tổ");
  await page.getByRole("radio", { name: /đào tạo/ }).check();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Trang đã sẵn sàng" }).waitFor();
  assert.ok(existsSync(join(home, "Trang của tổ/xanh.toml")));
  await page.getByRole("link", { name: "Xem trang" }).click();
  await page.waitForLoadState();
  assert.notEqual(new URL(page.url()).port, new URL(url).port);
  assert.match(await page.title(), /Bản tin tổ/);
  assert.deepEqual(faults, []);
  await page.close();
});

test("a folder with files is refused, and what was written stays in the form", async () => {
  mkdirSync(join(home, "day"));
  writeFileSync(join(home, "day/a.txt"), "");
  const page = await chromium.newPage();
  await page.goto(`${url}?lang=en`);
  await page.getByLabel("Folder").fill("day");
  await page.getByLabel("Title of the site").fill("Mine");
  await page.getByRole("button", { name: "Make the site" }).click();
  assert.match(await page.getByRole("alert").innerText(), /holds files; nothing was written/);
  assert.equal(await page.getByLabel("Title of the site").inputValue(), "Mine");
  await page.close();
});

test("no other page can have a site made", async () => {
  const page = await chromium.newPage();
  await page.goto(url);
  const token = await page.locator("input[name=token]").inputValue();
  await page.goto(`data:text/html,<form method="post" action="${url}"><input name="token" value="${token}"><input name="folder" value="foreign"><button>Go</button></form>`);
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().startsWith(url)), page.getByRole("button").click()]);
  assert.equal(answer.status(), 403);
  assert.equal(existsSync(join(home, "foreign")), false);
  await page.close();
});
