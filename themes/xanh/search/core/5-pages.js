// Pages: the second look, excerpts.

// {hits: [{page, score, sections: [number], scores}], q, units, lists, also, none, without}
async function hitsOf(q, options) {
  const result = { q, hits: [], also: [], units: [], best: 0, mass: [] };
  q.deep = options.deep;
  const more = q.asks || options.counts ? await part('page') : null;
  const found = q.list.length ? Object.assign(result, await find(q)) : more && more.all(q);
  (found ? found.pages : new Map()).forEach((list, page) => {
    list.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const others = list.slice(1, 4).reduce((sum, s) => sum + s[0], 0), some = list.slice(0, 3);
    result.hits.push({ page, score: (list[0][0] + 0.06 * others) * (root.weights.get(page) || 1), sections: some.map((s) => s[1]), scores: some.map((s) => s[0]) });
  });
  if (more) await more.limit(result, options);
  result.total = result.hits.sort(order).length;
  result.none = !result.hits.length || q.list.length > 0 && result.best < FAR;
  variants(result);
  return result;
}

// A page whose title is what was asked stands before all others.
const order = (a, b) => Boolean(b.titled) - Boolean(a.titled) || b.score - a.score || a.page - b.page;

// The query itself, and with each term that the site declares to mean the same.
function variants(result) {
  const list = result.q.list;
  result.lists = list.length ? [list] : [];
  root.same.forEach((rule) => {
    for (let i = 0; i + rule.p.length <= list.length && result.lists.length < 6; i++) {
      if (!rule.p.every((s, at) => s.k === list[i + at].k && agree(list[i + at], s.f) > 0.6)) continue;
      rule.to.forEach((term) => {
        if (result.also.indexOf(term) < 0) result.also.push(term);
        result.lists.push(list.slice(0, i).concat(pieces(composed(term)), list.slice(i + rule.p.length)));
      });
    }
  });
}

// Reads a page, [url, title, crumbs, values, sections, more], into `hit.text`, and into `hit.parts` its best sections: [anchor, heading, text, other name, ...].
// Of a long page no more is loaded than the first `most` need, and nothing is told that an earlier query happened to load.
async function text(hit, most) {
  const page = (await member(root.packs, hit.page >> root.k))[hit.page & ((1 << root.k) - 1)], all = page[4];
  const near = new Map();
  for (const s of hit.sections.slice(0, most)) {
    const more = page[5].filter((m) => m[0] <= s).pop();
    near.set(s, more ? (await file(more[1]))[s - more[0]] : all[s][2]);
  }
  hit.text = page;
  hit.parts = hit.sections.map((s) => { const part = all[s].slice(); part[2] = near.has(s) ? near.get(s) : page[5].some((m) => m[0] <= s) ? '' : all[s][2]; return part; });
}

const agrees = (s, w) => s.k === w.k && agree(s, w.f) >= AGREES;
// Whether the last syllable of an open query goes on as `w`.
const starts = (list, i, w) => list.open && i === list.length - 1 && w.k.length > list[i].k.length && w.k.indexOf(list[i].k) === 0 && begins(list[i], w.f) >= AGREES;

// The longest run of the query in `words`, over breaks where it may be `loose`: [share of the query, share with marks, first word, after the last, whether in other words].
function run(lists, words, loose) {
  let best = [0, 0, 0, 0, 0], worth = 0;
  lists.forEach((q, which) => {
    const n = q.length, last = q.map(() => -2), length = last.slice(), marks = last.slice();
    words.forEach((w, i) => {
      for (let j = n - 1; j >= 0; j--) {
        const more = starts(q, j, w);
        if (q[j].k !== w.k && !more) continue;
        const goes = j && last[j - 1] === i - 1 && (loose || !words[i - 1].b);
        last[j] = i;
        length[j] = (goes ? length[j - 1] : 0) + 1;
        marks[j] = (goes ? marks[j - 1] : 0) + (more || agrees(q[j], w) ? 1 : 0);
        const value = (0.4 * length[j] + 0.6 * marks[j]) / n * (which ? 0.8 : 1);
        if (value > worth) { worth = value; best = [length[j] / n, marks[j] / n, i + 1 - length[j], i + 1, which]; }
      }
    });
  });
  return best;
}

// [share of the query that stands in `words` in any order, by meaning, or `beside` them; share of `words` that is of the query or means the same].
function bag(lists, mass, words, beside) {
  let share = 0;
  const all = words.concat(beside || []);
  const fits = (list, i, w) => agrees(list[i], w) || starts(list, i, w), list = lists[0] || [];
  list.forEach((s, i) => { if (all.some((w) => fits(list, i, w))) share += mass[i]; });
  return [share, words.filter((w) => lists.some((all) => all.some((s, i) => fits(all, i, w)))).length / (words.length || 1)];
}

// Reads the texts of `hits`: order of words decides among equals.
async function second(result, hits) {
  const lists = result.lists, list = result.q.list, mass = result.mass;
  lists.forEach((list) => { list.open = result.q.open; });
  // A long run says more than a short one, all of the query more than a part of it, and most a heading that is the query and nothing else.
  const much = Math.min(3, 0.5 + list.length / 3), full = list.length > 5 ? 4 : 2;
  const worth = (r) => { const v = (0.4 * r[0] + 0.6 * r[1]) * (r[4] ? 0.8 : 1); return v * v * (v > 0.95 ? full : 1); };
  const whole = (r, b, head) => worth(r) * (head.length && (r[3] - r[2] === head.length || b[1] === 1 && r[0] === 1) ? 1.6 : 1);
  // A heading by its words in order, else by those in any.
  const one = (beside) => (name) => {
    const head = pieces(name), r = run(lists, head, true), b = bag(lists, mass, head, beside);
    return { r, b, value: 1.4 * Math.max(whole(r, b, head), b[0] * (b[1] > 0.99 && head.length > 1 ? 1 : b[0]) * (0.4 + 0.6 * b[1]) * (b[0] > 0.95 ? full : 1) * 0.8) };
  };
  const better = (best, other) => (other.value > best.value ? other : best);
  await Promise.all(hits.map((hit, i) => text(hit, i < 3 || result.q.phrases.length ? 3 : 1).catch((error) => { if (error === STALE) throw error; hit.lost = result.lost = error; })));
  for (const hit of hits.filter((one) => !one.lost)) {
    const hint = pieces(root.c[(hit.text[3][1] || [])[0]] || ''), own = one(hint)(hit.text[1]), t = hit.text[4][0].slice(3).map(one(hint)).concat(own).reduce(better);
    const above = hit.text[2].concat(hit.text[1]).reduce((all, text) => all.concat(pieces(text)), hint);
    let best = 0;
    hit.far = Math.max(t.r[0], +(t.b[0] > 0.99));
    hit.has = 0;
    hit.run = t.r[4] ? 0 : t.r[0];
    hit.exact = t.r[0] === 1 && t.b[1] === 1;
    hit.titled = own.r[1] === 1 && own.b[1] === 1 && !own.r[4];
    hit.runs = hit.sections.map((s, i) => {
      const part = hit.parts[i], head = pieces(part[1]), body = pieces(part[2] || ''), h = [part[1]].concat(part.slice(3)).map(one()).reduce(better), r = run(lists, body);
      const value = much * Math.max(worth(r), h.value);
      hit.far = Math.max(hit.far, r[0], h.r[0], +(h.b[0] > 0.99));
      hit.run = Math.max(hit.run, r[4] ? 0 : r[0], h.r[4] ? 0 : h.r[0]);
      const has = bag(lists, mass, above.concat(head, body))[0];
      hit.has = Math.max(hit.has, has);
      best = Math.max(best, value);
      // A section fits that says half of the query itself.
      return { s, part, r, words: body, fits: bag(lists, mass, head.concat(body))[0] > 0.5, value: hit.scores[i] * (1 + value + (s ? 0 : much * t.value)) };
    });
    hit.runs.sort((a, b) => b.value - a.value || a.s - b.s);
    hit.score *= 1 + Math.max(best, much * t.value);
    if (hit.far > 0.9) result.sure = true;
  }
}

// Places of `words` that stand for a syllable of the query: the marks that were typed count, and of a longer query words that stand alone where others stand together do not.
function said(lists, words) {
  const of = words.map((w) => lists.map((list) => list.some((s, i) => agrees(s, w) || starts(list, i, w))));
  const near = (i, n) => (of[i - 1] && of[i - 1][n] && !words[i - 1].b) || (of[i + 1] && of[i + 1][n] && !words[i].b);
  const together = lists.map((list, n) => list.length > 1 && of.some((at, i) => at[n] && near(i, n)));
  // A syllable of a term that means the same counts beside another alone.
  return words.filter((w, i) => lists.some((list, n) => of[i][n] && (list.length < 2 || near(i, n) || !n && !together[n])));
}

// {text, marks: [[start, end]]}: some 200 characters around the best place.
function excerpt(one, lists, start) {
  const full = one.part[2] || '', words = one.words, marked = said(lists, words);
  const hit = start ? null : one.r[3] ? words[one.r[2]] : marked[0];
  let from = hit ? Math.max(0, hit.s - 70) : 0;
  if (from) { const w = words.find((x) => x.s >= from); from = w ? w.s : from; }
  const stop = full.lastIndexOf('\n', hit ? hit.s : 0) + 1;
  if (stop > from) from = stop;
  let to = Math.min(full.length, from + 196);
  if (to < full.length) { const w = words.filter((x) => x.e <= to).pop(); to = w && w.e > from ? w.e : to; }
  const shift = (from ? 1 : 0) - from;
  return { text: (from ? '…' : '') + full.slice(from, to) + (to < full.length ? '…' : ''),
    marks: marked.filter((w) => w.s >= from && w.e <= to).map((w) => [w.s + shift, w.e + shift]) };
}
