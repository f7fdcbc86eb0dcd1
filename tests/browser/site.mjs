// A built site in a headless Chromium: which pages it has, and how each is opened.

import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Opens the Chromium of this machine: `CHROMIUM`, or the first of the usual places. */
export function browser() {
  const executablePath = process.env.CHROMIUM || places.find((place) => existsSync(place));
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** Every page of the folder `root`, relative, in the order of their names. */
export function pages(root) {
  return readdirSync(root, { recursive: true })
    .map((name) => String(name))
    .filter((name) => name.endsWith(".html"))
    .sort();
}

/** The `file://` address of the page `name` below `root`. */
export function address(root, name) {
  return pathToFileURL(join(resolve(root), name)).href;
}

/** One page of each kind (`body[data-kind]`), so that pictures stay few. */
export async function kinds(root, page) {
  const found = new Map();
  for (const name of pages(root)) {
    await page.goto(address(root, name));
    const kind = await page.evaluate(() => document.body.dataset.kind || "");
    if (kind && !found.has(kind)) found.set(kind, name);
  }
  return found;
}

/** What is wrong with an open page at its present size: wider than the window. */
export async function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    return document.documentElement.scrollWidth > wide ? document.documentElement.scrollWidth - wide : 0;
  });
}
