// The links of a built site, as a browser reads them, and which of them lead nowhere.

const base = "file:///site/";
const elsewhere = /^(https?|mailto|tel|sms):/i;

/** The anchors of an open page, and its links: the element that links, and the address as it is written. */
export function seen(page) {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    const names = ["href", "src", "action", "poster", "data"];
    const links = names.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((one) => [one.localName, one.getAttribute(name), one.getAttribute("rel") || ""]),
    );
    const sets = [...document.querySelectorAll("[srcset]")].flatMap((one) =>
      one.getAttribute("srcset").split(",").map((part) => [one.localName, part.trim().split(/\s+/)[0], ""]),
    );
    return { ids, links: [...links, ...sets] };
  });
}

/** The file and the anchor that `link` of the page `name` means; nothing where it leaves the site. */
function target(name, link) {
  if (elsewhere.test(link) || link.startsWith("data:")) return undefined;
  const url = new URL(link, new URL(encodeURI(name), base));
  return { file: decodeURIComponent(url.pathname).slice("/site/".length), id: decodeURIComponent(url.hash.slice(1)) };
}

/** Only a reader's click may leave the site; what a page is made of may not. */
function mayLeave(tag, rel) {
  return tag === "a" || (tag === "link" && /\b(canonical|license|alternate|author)\b/.test(rel));
}

function fault(found, there, name, [tag, link, rel = ""]) {
  if (elsewhere.test(link)) return mayLeave(tag, rel) ? undefined : "is of another host";
  if (/^([a-z]+:|\/)/i.test(link) && !link.startsWith("data:")) return "is not relative";
  const to = target(name, link);
  if (!to) return undefined;
  if (!there.has(to.file)) return "leads to no file";
  const ids = found.get(to.file)?.ids;
  return to.id && ids && to.id !== "top" && !ids.includes(to.id) ? "leads to no place on its page" : undefined;
}

/** Every link of the pages `names` that is not relative, or not found among `files`, a line each. */
export function lost(found, files, names = [...found.keys()]) {
  const there = new Set(files);
  return names.flatMap((name) =>
    found
      .get(name)
      .links.map((link) => [link, fault(found, there, name, link)])
      .filter(([, what]) => what)
      .map(([[tag, link], what]) => `${name}: <${tag}> \`${link}\` ${what}`),
  );
}

/** The pages that a reader comes to from `start` by clicks, and by sending a form. */
export function reached(found, start) {
  const there = new Set([start]);
  for (const name of there) {
    for (const [tag, link] of found.get(name)?.links ?? []) {
      const file = (tag === "a" || tag === "form") && target(name, link)?.file;
      if (file && found.has(file)) there.add(file);
    }
  }
  return there;
}
