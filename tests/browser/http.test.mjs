// The built site on a server that allows nothing but the site's own files (Content-Security-Policy).

import { after, before, test } from "node:test";
import { browser, none, sample, serve, site, visit, watch } from "./site.mjs";

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
let chromium;
let server;

before(async () => {
  server = await serve(site, { "content-security-policy": policy });
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  server.close();
});

test("every kind of page works below a folder of a strict server", async () => {
  const faults = [];
  await visit(await chromium.newContext(), sample(site), async (page, name) => {
    watch(page, server.home, (what) => faults.push(`${name}: ${what}`));
    await page.goto(server.home + name.split("/").map(encodeURIComponent).join("/"));
    page.removeAllListeners();
  });
  none(faults);
});
