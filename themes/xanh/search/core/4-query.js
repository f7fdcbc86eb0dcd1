// The query: what is looked for, and the sections that have it.

// {list: syllables, joined: numbers of several parts, phrases: [[from, to]], not: [syllables], facets: {id: [value]}, open: the last may go on}
async function parse(text, facets) {
  const q = { text, list: [], joined: [], phrases: [], not: [], facets: {}, open: !/[\s"”.,!?]$/.test(text) };
  const asks = facets && Object.keys(facets).length || /["“”]|(^|\s)-\S|[a-z]:\S/.test(text);
  if (asks) (await part('page')).parse(q, facets || {}); else take(q, composed(text));
  return q;
}

// Adds the syllables of `part` to a query.
function take(q, part) {
  const from = q.list.length, all = pieces(part), list = all.slice(0, 32 - from);
  all.j.forEach((j) => { if (j.to < list.length) q.joined.push({ k: j.k, f: j.f, from: from + j.from, to: from + j.to }); });
  list.forEach((s) => { s.o = part.slice(s.s, s.e); });
  q.list = q.list.concat(list);
  return list;
}

// Syllables that are looked for; the second look takes all. Places of a form that its row holds.
const MOST = 12, BEST = 1000;
// Coverage that a section must have, and the one that is enough; how well a form agrees that counts as what was typed.
const FAR = 0.34, ENOUGH = 0.8, AGREES = 0.7;
// A higher impact is given to words of titles and headings alone.
const HEADED = 19, ONCE = 7;
// Of fewer pages that have all that is looked for, each is read.
const ALL = 8;

// The units of a query: what is looked for, and which syllables it covers; the pairs at `places` where those are given.
function pairs(list, all, places) {
  const units = [], n = list.length;
  for (let i = 0; i + 1 < n; i++) {
    const chosen = places ? places.indexOf(i) >= 0 : i < MOST && (all || n < 5 || i % 2 === 0) || i + 2 === n;
    if (chosen && !list[i].b) units.push({ i, j: i + 1, key: list[i].k + ' ' + list[i + 1].k, w: 1.15, c: 1 });
  }
  return units;
}

const singles = (list) => list.map((s, i) => ({ i, j: i, key: '!' + s.k, w: 0.55, c: 0.85 }));

function edges(list) {
  const n = list.length;
  if (!n) return [];
  if (n === 1) return ['(', ')'].map((e) => ({ i: 0, j: 0, key: '!' + list[0].k + e, w: 0.5, c: 0 }));
  return [{ i: 0, j: 1, key: list[0].k + ' ' + list[1].k + '(', w: 0.5, c: 0 },
    { i: n - 2, j: n - 1, key: list[n - 2].k + ' ' + list[n - 1].k + ')', w: 0.5, c: 0 }];
}

// Gives each unit the forms that are in the index: u.m = [{a: agreement, p: postings}].
async function look(units, q) {
  await Promise.all(units.map(async (u) => {
    const typed = q.list.slice(u.i, u.j + 1);
    const last = q.open && !u.joined && u.j === q.list.length - 1 && (u.c || u.j === u.i && /\($/.test(u.key));
    const cells = last ? await rowsFrom(u.key.replace('(', ''), u.c ? '' : '(') : [await row(u.key)];
    u.m = [];
    for (const r of cells) {
      if (r) forms(u, typed, r);
    }
    weigh(u);
  }));
}

function forms(u, typed, r) {
  const exact = plain(r[0]) === plain(u.key);
  for (let i = 1; i < r.length; i += 2) {
    const parts = r[i].split(' ');
    let a = 1;
    if (u.joined) a = r[i] === u.joined.f ? 1 : 0.6;
    else typed.forEach((s, at) => { a *= s.w * (exact || typed[at + 1] ? agree : begins)(s, parts[at]); });
    u.m.push({ a, f: exact && r[i], p: r[i + 1], n: numbers(r[i + 1].slice(0, 7))[0] });
  }
}

// A syllable that is still being typed against a longer one.
function begins(typed, form) {
  const s = syllable(form);
  if (!s) return 0;
  const bare = y(typed.v) === y(typed.k) && !typed.t;
  return (s.v.indexOf(typed.v) === 0 ? (!typed.t || typed.t === s.t ? 0.8 : 0.3) : bare ? 0.72 : 0.15);
}

function weigh(u) {
  const most = u.m.reduce((max, m) => Math.max(max, m.a), 0);
  u.df = u.m.reduce((sum, m) => sum + (m.a >= most / 2 ? m.n : 0), 0);
  u.idf = Math.log(1 + (root.m - Math.min(u.df, root.m) + 0.5) / (u.df + 0.5));
}

// Sections that the units are found in: {pages: Map of page to [[score, section], ...], best: coverage, lacks: what the best section has not, full: set of pages that have all, mass}.
function score(q, units) {
  const n = q.list.length, mass = masses(q, units), slots = new Map(), pages = new Map(), full = new Set();
  units.forEach((u, number) => u.m.forEach((m) => {
    const gain = m.a * u.idf * u.w / 31, covers = Math.min(1, Math.sqrt(m.a / 0.8)) * u.c;
    postings(m.p, (id, value) => {
      let s = slots.get(id);
      if (!s) {
        if (!covers) return;
        // By syllable: how well it is covered, and after those how well by titles and headings.
        slots.set(id, s = { sum: 0, unit: -1, gain: 0, c: new Array(2 * n).fill(0), covered: 0, headed: 0 });
      }
      const got = gain * value, fresh = s.unit !== number;
      if (fresh || got > s.gain) {
        s.sum += got - (fresh ? 0 : s.gain);
        s.unit = number;
        s.gain = got;
      }
      for (let i = u.i; i <= u.j; i++) {
        if (s.c[i] < covers) s.c[i] = covers;
        if (value > HEADED && s.c[i + n] < covers) s.c[i + n] = covers;
      }
    });
  }));
  let best = 0, top = [];
  slots.forEach((s) => {
    mass.forEach((m, i) => { s.covered += s.c[i] * m; s.headed += s.c[i + n] * m; });
    if (s.covered > best) { best = s.covered; top = s.c; }
  });
  slots.forEach((s, id) => {
    // Where nothing has a third of the query, the nearest are shown.
    if (s.covered < Math.min(FAR, best)) return;
    const page = Math.floor(id / 4096), list = pages.get(page) || [];
    list.push([s.sum * (0.1 + 0.9 * Math.pow(s.covered, 3)) * (1 + s.headed * s.headed), id % 4096]);
    pages.set(page, list);
    if (s.covered > 0.9) full.add(page);
  });
  return { pages, best, mass, lacks: mass.map((m, i) => m > 0 && !(top[i] > 0.3)), full };
}

// Calls `see` with each place, page * 4096 + section, and its impact; that of a word which a text says once is not written.
function postings(text, see) {
  const all = numbers(text);
  for (let at = 1, page = 0; at < all.length;) {
    page += all[at];
    const s = all[at + 1];
    see(page * 4096 + (s >> 1), s & 1 ? all[at++ + 2] : ONCE);
    at += 2;
  }
}

// The share of each syllable in the meaning of the query; the sum is 1.
function masses(q, units) {
  const mass = q.list.map((s, i) => {
    const of = units.filter((u) => u.c && u.i <= i && i <= u.j);
    const single = of.find((u) => u.i === u.j);
    if (single && single.df) return single.idf;
    return of.length ? of.reduce((sum, u) => sum + u.idf, 0) / of.length : 0;
  });
  const sum = mass.reduce((a, b) => a + b, 0) || 1;
  return mass.map((m) => m / sum);
}

// Pairs first; syllables by themselves wherever pairs do not tell enough. Gives what `score` gives, `q` and its `units`.
async function find(q) {
  const list = q.list, one = list.length < 2, joined = q.joined.map((j) => ({ i: j.from, j: j.to, key: '!' + j.k, w: 1.6, c: 1, joined: j }));
  let units = [], found;
  const add = async (more) => { if (more.length) await look(more, q); units = units.concat(more); found = Object.assign(score(q, units), { q, units }); };
  const good = () => found.best >= ENOUGH && !units.some(gone);
  if (q.few) {
    // The first pair, the last and one between tell most titles and phrases from all others.
    const last = list.length - 2;
    await add(pairs(list, false, [0, last >> 2 << 1, last]).concat(edges(list)));
    return found;
  }
  await add((one ? singles(list) : pairs(list)).concat(joined, edges(list)));
  const more = others(list, units);
  // Where many sections have all of the chosen pairs, the others tell them apart.
  if (good() && (!more.length || found.full.size < ALL)) return found;
  // In another order most pairs are chance.
  const lost = units.filter(gone).length, scattered = lost > 2 && lost * 3 > units.filter((u) => u.c).length * 2;
  if (!scattered) await add(more);
  if (one || good() && !q.deep) return found;
  const apart = scattered || units.filter(gone).length > list.length / 3;
  if (apart) units.forEach((u) => { if (u.c === 1 && !u.joined) u.w = 0.7; });
  await add(singles(list).filter((u) => q.deep || apart || found.lacks[u.i] || units.some((p) => gone(p) && p.i <= u.i && u.i <= p.j)));
  found.scattered = scattered;
  return found;
}

// A unit that stands nowhere.
const gone = (u) => u.c && !u.df;

// Pairs of the query that nobody has looked for.
const others = (list, units) => pairs(list, true).filter((p) => !units.some((u) => u.c && u.i === p.i && u.j === p.j));
