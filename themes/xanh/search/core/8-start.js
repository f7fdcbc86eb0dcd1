// What others are given, and where it begins.

const kit = { STUB, el, set, fill, marked, address, shown, teller, T, say, answer, quickly, pieces, composed, agrees, file, row, syllable, numbers, postings, digit, BEST, singles, pairs, others,
  look, second, run, take, answered, most, spelt, root: () => root };

async function start() {
  const forms = Array.from(D.querySelectorAll('form[data-xanh-search]')), place = D.querySelector('[data-xanh-results]');
  if (!forms.length) return;
  const own = place && (forms.find((f) => f.closest('main')) || forms[0]);
  forms.forEach((f) => { if (f !== own) field(f); });
  if (!own && !STUB.asks) return;
  try {
    const page = await part('page');
    if (own) page.results(place, own);
    if (STUB.asks) ready().then(page.highlight).catch(() => {});
  } catch (error) { if (own) place.textContent = STUB.failed(error); }
}

Object.assign(STUB, {
  ready,
  query: (text, options) => answer(String(text), options || {}).then((result) => Object.assign(result.items.map((i) => (
    { url: i.url, anchor: i.anchor, title: i.title, heading: i.heading, excerpt: lined(i.excerpt), score: i.score, sections: i.more })), { meant: result.meant, perhaps: result.perhaps })),
  // For tests of what both sides agree on.
  pieces: (text) => pieces(composed(text)),
});
start().catch(() => {});
