// The answer: ways to get it, from the cheapest on.

// Pages whose texts are fetched before all others: the other six of ten fill the six connections that a browser has to a host.
const FIRST = 4;

// The answer in full, of `limit` pages: to what was asked, or to what was meant where that alone is found.
const answer = (query, options) => answerOnce(query, options).catch((error) => {
  if (error !== STALE) throw error;
  return answerOnce(query, options);
});

async function answerOnce(query, options) {
  await ready();
  const q = await parse(query, options.facets), mends = q.list.length && !options.exact && byRelevance(options);
  const ask = (name, result) => part('mend').then((mend) => mend[name](q, options, result)).catch(given);
  let other = null, result = null;
  const keys = mends && q.list.filter(keyed).length * 2 >= q.list.length;
  if (keys) other = await ask('unknown');
  const quick = other && good(other) ? null : await quickly(q, options);
  if (quick) return finish(quick, options);
  if (mends && !keys) {
    const first = q.list.length < 2 ? singles(q.list) : pairs(q.list);
    await look(first, q);
    // What holds a word that is not known here cannot be found as it stands.
    if (first.some(gone)) other = await ask('unknown');
  }
  if (!other || !good(other)) {
    result = await answered(q, options);
    if (other && most(other, 'has') <= most(result, 'has') + 0.03) other = null;
    if (!other && mends && !result.sure && !result.scattered) other = await ask('slips', result);
    if (other && good(result)) { result.perhaps = other.meant; other = null; }
  }
  return finish(other || result, options);
}

// No syllable of Vietnamese ends or goes on so: the keys of a keyboard for it, perhaps.
const keyed = (s) => s.f === s.k && /[aeiouy].*(?:[sfrxj]$|aa|ee|oo)|w|^dd|[a-z]\d/.test(s.k);

// What helps may be missing, but an index that is gone is read again.
const given = (error) => { if (error === STALE) throw error; return null; };

const byRelevance = (options) => !options.sort || options.sort === 'relevance';
const most = (result, key) => result.hits.reduce((value, hit) => Math.max(value, hit[key] || 0), 0);

// Whether some page says what was asked.
const good = (result) => result.sure || result.q.list.length > 3 && result.hits.some((hit) => hit.has > 0.95 && hit.run > 0.5);

// The answer by a few pairs alone, where some page says what was asked word for word; else null. All pages that have the pairs are read.
async function quickly(q, options) {
  if (q.list.length < 5 || q.asks || options.counts || !byRelevance(options)) return null;
  const result = await hitsOf(Object.assign({}, q, { few: true }), options), all = result.hits, whole = all.filter((hit) => result.full.has(hit.page));
  if (!whole.length || whole.length >= ALL) return null;
  await second(result, whole);
  if (most(result, 'run') > 0.9) {
    const rest = all.filter((hit) => !result.full.has(hit.page)).slice(0, Math.max(10, options.limit || 10) - whole.length);
    await second(result, rest);
    result.hits = whole.concat(rest).sort(order);
    return result;
  }
  result.hits = whole.sort(order);
  if (options.early) options.early(finish(result, { limit: FIRST }));
  return null;
}

async function answered(q, options) {
  const limit = options.limit || 10, result = await hitsOf(q, options), quoted = q.phrases.length, plain = byRelevance(options);
  if (options.early && result.hits.length > FIRST && plain && !quoted) {
    const few = Object.assign({}, result, { hits: result.hits.slice(0, FIRST).map((h) => Object.assign({}, h)) });
    await second(few, few.hits).then(() => options.early(finish(few, { limit: FIRST })), () => {});
  }
  const hits = plain ? result.hits : await (await part('page')).order(result.hits, options.sort);
  let first = hits.slice(0, plain ? Math.max(10, limit) : limit);
  if (quoted) first = await (await part('page')).hold(result, hits, limit);
  else await second(result, first);
  // Nobody says it in full: long lists may be cut short of it.
  if (plain && !result.sure && q.list.length > 2) {
    const more = await part('mend').then((mend) => mend.further(result, first)).catch(given);
    if (!more && !q.deep && result.best < 0.97) return answered(q, Object.assign({}, options, { deep: true, early: null }));
    first = more || first;
  }
  if (plain) first.sort(order);
  result.hits = first;
  return result;
}

function finish(result, options) {
  const lists = result.lists;
  if (!result.hits.length) result.none = true;
  const found = result.hits.filter((hit) => !hit.lost);
  if (result.lost && !found.length) throw result.lost;
  result.items = found.slice(0, options.limit || 10).map((h) => {
    const best = h.runs[0], text = excerpt(best, lists, h.exact && !best.s), marks = (t) => said(lists, pieces(t)).map((w) => [w.s, w.e]);
    return { url: h.text[0], anchor: best.part[0], title: h.text[1], heading: best.part[1], excerpt: text.text, score: h.score, marks: text.marks,
      titleMarks: marks(h.text[1]), headingMarks: marks(best.part[1]), crumbs: h.text[2], values: h.text[3], more: h.runs.slice(1).filter((r) => r.fits && r.part[1]).map((r) => ({ anchor: r.part[0], heading: r.part[1] })) };
  });
  return result;
}
