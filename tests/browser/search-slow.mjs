// A slow phone on a slow line: how long a reader waits for the first titles, for ten results, and after the next key.

import { browser } from "./site.mjs";
import { serve } from "./search-site.mjs";

const LINE = { offline: false, latency: 400, downloadThroughput: 400e3 / 8, uploadThroughput: 400e3 / 8 };
const SLOWER = 4; // times, than this machine

/** Milliseconds for each of `queries`, typed into a page that was just opened: {titles, ten, key}. */
export async function slow(root, queries) {
  const server = await serve(root), chromium = await browser(), waits = [];
  for (const query of queries) {
    const context = await chromium.newContext(), page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(`${server.url}index.html`);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", LINE);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    waits.push(await typed(page, query));
    await context.close();
  }
  await chromium.close();
  server.close();
  return waits;
}

/** The clock runs from the moment that the field, just reached, holds the whole query. */
async function typed(page, query) {
  const field = page.locator("form[data-xanh-search] input[type=search]").first();
  const type = (text) => field.evaluate((input, value) => { input.value = value; input.dispatchEvent(new Event("input")); }, text);
  const wait = (until) => page.waitForFunction(until, null, { timeout: 60_000, polling: 20 });
  const since = (from) => Date.now() - from;
  await field.focus();
  let from = Date.now();
  await type(query);
  await wait(() => {
    const titles = document.querySelectorAll(".xs-option.xs-best").length;
    return titles >= 3 || (titles && !document.querySelector(".xs-list[aria-busy]")); // some queries find one page or two
  });
  const titles = since(from);
  await page.evaluate((text) => window.xanhSearch.query(text, { limit: 10 }), query);
  const ten = since(from);
  await wait(() => !document.querySelector(".xs-list[aria-busy]"));
  await page.evaluate(() => {
    const list = document.querySelector(".xs-list");
    new MutationObserver(() => { window.settled = !list.hasAttribute("aria-busy"); }).observe(list, { attributeFilter: ["aria-busy"] });
  });
  from = Date.now();
  await type(query.slice(0, -1));
  await wait(() => window.settled);
  return { titles, ten, key: since(from) };
}
