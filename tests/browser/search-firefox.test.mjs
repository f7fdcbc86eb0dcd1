// Search over file:// in Firefox with the file policy it ships with: the same answers as Chromium, told to a server by a form.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { queries } from "./search-queries.mjs";
import { ask, library, serve } from "./search-site.mjs";
import { address, browser, site } from "./site.mjs";

const firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((place) => existsSync(place));

test("Firefox finds over file:// what Chromium finds", { skip: !firefox && "Firefox is not installed" }, async () => {
  const { docs, same } = library(site), list = queries(docs, same, 2);
  const chromium = await browser();
  const page = await chromium.newPage();
  await page.goto(address(site, "index.html"));
  const expected = (await ask(page, list)).map((hits) => hits.map((hit) => [hit.url, hit.anchor, hit.excerpt]));
  await chromium.close();

  const root = mkdtempSync(join(tmpdir(), "xanh-")), profile = mkdtempSync(join(tmpdir(), "xanh-"));
  cpSync(site, root, { recursive: true });
  const server = await serve(root);
  writeFileSync(join(root, "probe.html"), `<!doctype html><meta charset="utf-8"><title>Probe</title><script src="search/x.js"></script>
<form method="post" action="${server.url}answer" enctype="text/plain"><textarea name="a"></textarea></form><script>
(async () => {
  const all = [];
  try {
    for (const text of ${JSON.stringify(list.map((item) => item.query)).replace(/</g, "\\u003c")}) {
      all.push((await window.xanhSearch.query(text)).map((hit) => [hit.url, hit.anchor, hit.excerpt]));
    }
  } catch (error) { all.push(String(error)); }
  document.querySelector("textarea").value = encodeURIComponent(JSON.stringify(all));
  document.querySelector("form").submit();
})();
</script>`);
  const run = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, pathToFileURL(join(root, "probe.html")).href], { stdio: "ignore" });
  for (let waited = 0; !server.posts.length && waited < 240; waited++) await new Promise((ok) => setTimeout(ok, 500));
  run.kill();
  server.close();
  assert.ok(server.posts.length, "Firefox answers within two minutes");
  const got = JSON.parse(decodeURIComponent(server.posts[0].trim().replace(/^a=/, "")));
  assert.deepEqual(got, expected);
  rmSync(root, { recursive: true });
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
