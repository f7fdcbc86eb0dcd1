// Scripts that old browsers read: Chrome 95 knows more than ES2017, the phones and PCs beside it may not.

import { parse } from "acorn";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { files, none, site } from "./site.mjs";

const year = 2017;

test(`every script is a classic script of ES${year}`, () => {
  const scripts = files(site).filter((name) => name.endsWith(".js"));
  const faults = scripts.flatMap((name) => {
    try {
      parse(readFileSync(join(site, name), "utf8"), { ecmaVersion: year, sourceType: "script" });
      return [];
    } catch (fault) {
      return [`${name}: ${fault.message}`];
    }
  });
  none(scripts.length ? faults : ["there is no script"]);
});
