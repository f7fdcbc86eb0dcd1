// Search for a site in a folder: works over file:// and http, asks nothing of a server. Loaded by x.js.
// The index it reads is written by src/search; what both agree on is in tests/search/analysis.json.
// Lines that are comments, and indentation, are taken off when this file is published.
(function () {
'use strict';
const W = window, D = document;
const STUB = W.xanhSearch;

// ---- 1. Analysis: text to syllables, as src/search/analysis.rs does it.

const INVISIBLE = /[\u200b-\u200d\u2060\u00ad\ufeff\ufe00-\ufe0f]/g;
let WORD;
const LETTERS = { 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ł': 'l', 'ø': 'o', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe' };

const fold = (nfd) => nfd.replace(/[\u0300-\u036f]/g, '').replace(/[đðħłøıßæœ]/g, (c) => LETTERS[c]);
const composed = (text) => text.replace(INVISIBLE, '').normalize('NFC');
const known = new Map();

// {k: key, f: form, v: letters without tone, t: tone}, or null where nothing is left.
let stem = null;
function syllable(word) {
  let s = known.get(word);
  if (s !== undefined) return s;
  if (known.size > 9000) known.clear();
  let t = '';
  const low = Array.from(word.toLowerCase()).slice(0, 32).join('').replace(/ð/g, 'đ').normalize('NFD');
  const rest = low.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (c) => { t += c; return ''; });
  const v = rest.normalize('NFC'), k = stem && /^[a-z]{3,}$/.test(low) ? stem(low) : fold(rest).replace(/^([hklmst])y$/, '$1i');
  s = k ? { k, f: v + t, v, t } : null;
  known.set(word, s);
  return s;
}

// Words of a text: {k, f, v, t, s: start, e: end, b: no phrase goes on after it}; `list.j`: numbers of several parts.
function pieces(text) {
  const at = [], list = [];
  let m;
  WORD.lastIndex = 0;
  while ((m = WORD.exec(text))) at.push([m.index, m.index + m[0].length]);
  list.j = [];
  for (let i = 0; i < at.length;) {
    let end = i + 1;
    while (end < at.length && /^[./\-–]$/.test(text.slice(at[end - 1][1], at[end][0]))) end++;
    const whole = text.slice(at[i][0], at[end - 1][1]);
    const counts = end - i > 1 && end - i <= 8 && /[0-9]/.test(whole);
    const from = list.length;
    for (; i < end; i++) {
      const s = syllable(text.slice(at[i][0], at[i][1]));
      const gap = text.slice(at[i][1], i + 1 < at.length ? at[i + 1][0] : text.length);
      const b = !(counts && i + 1 < end) && /[.;:!?()[\]…|\n\t]/.test(gap);
      if (s) list.push({ k: s.k, f: s.f, v: s.v, t: s.t, s: at[i][0], e: at[i][1], b });
      else if (b && list.length) list[list.length - 1].b = true;
    }
    if (counts) {
      const f = whole.toLowerCase().normalize('NFC').replace(/–/g, '-');
      list.j.push({ k: fold(f.normalize('NFD')), f, from, to: list.length - 1 });
    }
  }
  return list;
}

const y = (text) => text.replace(/y$/, 'i');

// How well a typed syllable agrees with one in a text that has the same key: 1 is equal.
function agree(typed, form) {
  if (typed.f === form) return 1;
  if (stem && !/[^a-z]/.test(typed.f + form)) return 0.85;
  const s = syllable(form) || typed, bare = y(typed.v) === y(typed.k);
  if (y(typed.v) === y(s.v)) return typed.t === s.t ? 0.95 : typed.t ? 0.3 : bare ? 0.9 : 0.75;
  if (bare) return !typed.t ? 0.9 : typed.t === s.t ? 0.7 : 0.12;
  return 0.12;
}

// ---- 2. Files: each is a script that calls __x(name, value), which x.js keeps in `early`.

const loaded = new Map();
let root, asked;

// The value that the script at `url` hands over under `name`; `there` where it is on its way.
const script = (name, url, there) => (there || STUB.script(url)).then(() => {
  const value = STUB.early[name];
  delete STUB.early[name];
  if (value === undefined) throw new Error(url);
  return value;
});

// A file of the index, which is named by what it holds; the last 64 are kept.
function file(name) {
  if (root.i) return Promise.resolve(root.i[name]);
  let got = loaded.get(name);
  if (got) loaded.delete(name);
  else {
    got = script(name, root.b + name + '.js').catch(renew);
    got.catch(() => loaded.delete(name));
  }
  loaded.set(name, got);
  if (loaded.size > 64) loaded.delete(loaded.keys().next().value);
  return got;
}

// A file is not there: where the site was published again, its root is read past the cache, and the query begins anew.
async function renew(error) {
  const r = await script('r', 'r.js?' + Date.now()).catch(() => root);
  if (r.x === root.x) throw error;
  await open(r);
  throw STALE;
}

const STALE = new Error('r.js');

// A part of this program that most visits do not need.
const parts = {};
const part = (name, there) => {
  if (!parts[name]) {
    parts[name] = script(name, name + '.js', there).then((make) => make(kit));
    parts[name].catch(() => { delete parts[name]; });
  }
  return parts[name];
};

// What the results page can do; it draws as the box does.
const results = () => part('box', STUB.box).then(() => part('page'));

function ready() {
  if (!asked) {
    asked = (STUB.root || Promise.resolve()).then(() => STUB.early.r || script('r', 'r.js')).then(open);
    asked.catch(() => { asked = null; STUB.early.r = null; });
  }
  return asked;
}

async function open(r) {
  if (r.v !== 2) throw new Error('r.js');
  try { WORD = new RegExp('[\\p{L}\\p{M}\\p{N}]+', 'gu'); } catch (e) { WORD = await part('old'); }
  root = r;
  loaded.clear();
  known.clear();
  r.keys = listing(r.p);
  r.packs = listing(r.t);
  r.weights = new Map();
  let page = 0;
  const w = numbers(r.w);
  for (let i = 0; i < w.length; i += 2) r.weights.set(page += w[i], w[i + 1] / 100);
  stem = r.en ? await part('english') : null;
  const [sets, rules] = typeof r.g === 'string' ? await file(r.g) : r.g;
  r.same = [];
  const rule = (from, to) => { const p = pieces(composed(from)); if (p.length) r.same.push({ p, to }); };
  sets.forEach((set) => set.forEach((term) => rule(term, set.filter((other) => other !== term))));
  rules.forEach((row) => rule(row[0], row.slice(1)));
  Object.assign(T, r.u);
  return { pages: r.n, sections: r.m };
}

const DIGIT = new Uint8Array(128);
Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').forEach((c, i) => { DIGIT[c.charCodeAt(0)] = i; });

function numbers(text) {
  const all = [];
  for (let i = 0, n = 0, shift = 0; i < text.length; i++) {
    const d = DIGIT[text.charCodeAt(i)];
    n += (d & 31) * Math.pow(2, shift);
    if (d > 31) shift += 5; else { all.push(n); n = shift = 0; }
  }
  return all;
}

function unfront(text) {
  let before = '';
  return text.split('\n').slice(0, -1).map((line) => (before = before.slice(0, DIGIT[line.charCodeAt(0)]) + line.slice(1)));
}

// ---- 3. Rows: [key, form, postings, form, postings, ...].

// A directory: names of files, or of blocks of 256 such, and the keys between them.
const listing = (d) => ({ keys: unfront(d[0]), names: d[1].match(/.{10}/g) || [], blocks: d[2] });
const block = async (list, at) => (list.blocks ? listing(await file(list.names[at])) : list);

// The value of file number `at`.
const member = async (list, at) => file((await block(list, at >> 8)).names[list.blocks ? at & 255 : at]);

function bisect(keys, key) {
  let low = 0, high = keys.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (keys[mid] <= key) low = mid + 1; else high = mid;
  }
  return low;
}

// The number of the file that `key` stands in.
async function shard(key) {
  const at = bisect(root.keys.keys, key);
  return root.keys.blocks ? at * 256 + bisect((await block(root.keys, at)).keys, key) : at;
}

const rows = (number) => member(root.keys, number).then((text) => '\n' + text);

async function row(key) {
  const text = await rows(await shard(key)), at = text.indexOf('\n' + key + '\t');
  return at < 0 ? null : text.slice(at + 1, text.indexOf('\n', at + 1)).split('\t');
}

// Rows of the keys that begin with `start` and end in `end` (else at no edge), from three files at most.
async function rowsFrom(start, end) {
  const from = await shard(start), to = Math.min(await shard(start + '\uffff'), from + 2), found = [];
  const texts = await Promise.all(Array.from({ length: to - from + 1 }, (_, i) => rows(from + i)));
  for (const text of texts) {
    for (let at = text.indexOf('\n' + start); at >= 0 && found.length < 60; at = text.indexOf('\n' + start, at + 1)) {
      const cells = text.slice(at + 1, text.indexOf('\n', at + 1)).split('\t');
      if ((/[()+]$/.exec(cells[0]) || [''])[0] === end) found.push(cells);
    }
  }
  return found;
}

// ---- 4. The query.

// {list: syllables, joined: numbers of several parts, phrases: [[from, to]], not: [syllables], facets: {id: [value]}, open: the last may go on}
async function parse(text, facets) {
  const q = { text, list: [], joined: [], phrases: [], not: [], facets: {}, open: !/[\s"”.,!?]$/.test(text) };
  const asks = facets && Object.keys(facets).length || /["“”]|(^|\s)-\S|[a-z]:\S/.test(text);
  if (asks) (await results()).parse(q, facets || {}); else take(q, composed(text));
  return q;
}

// Adds the syllables of `part` to a query.
function take(q, part) {
  const from = q.list.length, all = weighted(part), list = all.slice(0, 32 - from);
  all.j.forEach((j) => { if (j.to < list.length) q.joined.push({ k: j.k, f: j.f, from: from + j.from, to: from + j.to }); });
  list.forEach((s) => { s.o = part.slice(s.s, s.e); });
  q.list = q.list.concat(list);
  return list;
}

// The pieces of `text` as they are looked for: `w` is the weight of each.
function weighted(text) {
  const list = pieces(text);
  list.forEach((s, i) => { list[i] = Object.assign({ w: 1 }, s); });
  return list;
}

// Syllables that are looked for; the second look takes all. Places of a form that its row holds.
const MOST = 12, BEST = 1000;
// Coverage that a section must have, and the one that is enough; how well a form agrees that counts as what was typed.
const FAR = 0.34, ENOUGH = 0.8, AGREES = 0.7;
// A higher impact is given to words of titles and headings alone.
const HEADED = 19;
// Of fewer pages that have all that is looked for, each is read.
const ALL = 8;

// The units of a query: what is looked for, and which syllables it covers.
function pairs(list, all) {
  const n = list.length;
  return pairsWhere(list, (i) => i < MOST && (all || n < 5 || i % 2 === 0) || i + 2 === n);
}

function pairsWhere(list, chosen) {
  const units = [];
  for (let i = 0; i + 1 < list.length; i++) {
    if (chosen(i) && !list[i].b) units.push({ i, j: i + 1, key: list[i].k + ' ' + list[i + 1].k, w: 1.15, c: 1 });
  }
  return units;
}

// Three pairs tell most titles and phrases from all others: the first, the last and one between.
function few(list) {
  const last = list.length - 2, places = [0, last >> 2 << 1, last];
  return pairsWhere(list, (i) => places.indexOf(i) >= 0);
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
  const keys = r[0].replace(/^!|[()+]$/g, '').split(' '), exact = keys.join(' ') === u.key.replace(/^!|[()]$/g, '');
  for (let i = 1; i < r.length; i += 2) {
    const parts = r[i] ? r[i].split(' ') : keys;
    let a = 1;
    if (u.joined) a = parts.join(' ') === u.joined.f ? 1 : 0.6;
    else typed.forEach((s, at) => { a *= s.w * (exact || at < typed.length - 1 ? agree(s, parts[at]) : begins(s, parts[at])); });
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
  const n = q.list.length, mass = masses(q, units), slots = new Map(), wide = 2 * n;
  let size = 0, cover = new Float32Array(512 * wide), sums = [], lastUnit = [], lastGain = [];
  units.forEach((u, number) => {
    for (const m of u.m) {
      const gain = m.a * u.idf * u.w / 31, covers = Math.min(1, Math.sqrt(m.a / 0.8)) * u.c;
      postings(m.p, (id, value) => {
        let slot = slots.get(id);
        if (slot === undefined) {
          if (!covers) return;
          slots.set(id, slot = size++);
          sums.push(0); lastUnit.push(-1); lastGain.push(0);
          if (size * wide > cover.length) { const more = new Float32Array(cover.length * 2); more.set(cover); cover = more; }
        }
        const got = gain * value, head = value > HEADED ? n : 0;
        if (lastUnit[slot] !== number) { lastUnit[slot] = number; lastGain[slot] = got; sums[slot] += got; }
        else if (got > lastGain[slot]) { sums[slot] += got - lastGain[slot]; lastGain[slot] = got; }
        for (let i = slot * wide + u.i, to = i + u.j - u.i; i <= to; i++) {
          if (cover[i] < covers) cover[i] = covers;
          if (head && cover[i + n] < covers) cover[i + n] = covers;
        }
      });
    }
  });
  const pages = new Map(), covered = new Float32Array(size), headed = new Float32Array(size);
  const full = new Set();
  let best = 0, at = 0;
  for (let slot = 0; slot < size; slot++) {
    for (let i = 0; i < n; i++) {
      covered[slot] += cover[slot * wide + i] * mass[i];
      headed[slot] += cover[slot * wide + n + i] * mass[i];
    }
    if (covered[slot] > best) { best = covered[slot]; at = slot; }
  }
  // Where nothing has a third of the query, the nearest are shown.
  const least = Math.min(FAR, best);
  slots.forEach((slot, id) => {
    const c = covered[slot], h = headed[slot];
    if (c < least) return;
    const page = Math.floor(id / 4096), list = pages.get(page), item = [sums[slot] * (0.1 + 0.9 * c * c * c) * (1 + h * h), id % 4096];
    if (list) list.push(item); else pages.set(page, [item]);
    if (c > 0.9) full.add(page);
  });
  return { pages, best, mass, lacks: mass.map((m, i) => m > 0 && !(cover[at * wide + i] > 0.3)), full };
}

// Calls `see` with each place, page * 4096 + section, and its impact, where it is not `bare` of that.
function postings(text, see, bare) {
  let page = 0, section = 0, field = -1;
  for (let at = 0; at < text.length;) {
    let value = 0, shift = 0, d;
    do { d = DIGIT[text.charCodeAt(at++)]; value += (d & 31) << shift; shift += 5; } while (d > 31);
    if (field === 0) page += value; else if (field === 1) section = value;
    if (field === (bare ? 1 : 2)) { see(page * 4096 + section, bare ? 0 : value); field = 0; } else field++;
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
    await add(few(list).concat(edges(list)));
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

// ---- 5. Pages: the second look, excerpts.

// {hits: [{page, score, sections: [number], scores}], q, units, lists, also, none, without}
async function hitsOf(q, options) {
  const result = { q, hits: [], also: [], units: [], best: 0, mass: [] };
  q.deep = options.deep;
  const more = q.asks || options.counts ? await results() : null;
  const found = q.list.length ? Object.assign(result, await find(q)) : more && more.all(q);
  (found ? found.pages : new Map()).forEach((list, page) => {
    list.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const others = list.slice(1, 4).reduce((sum, s) => sum + s[0], 0), some = list.slice(0, 3);
    result.hits.push({ page, score: (list[0][0] + 0.06 * others) * (root.weights.get(page) || 1), sections: some.map((s) => s[1]), scores: some.map((s) => s[0]) });
  });
  if (more) await more.limit(result, options);
  result.hits.sort(order);
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
        result.lists.push(list.slice(0, i).concat(weighted(composed(term)), list.slice(i + rule.p.length)));
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

// Pages whose texts are fetched before all others: the other six of ten fill the six connections that a browser has to a host.
const FIRST = 4;

// The answer in full, of `limit` pages: to what was asked, or to what was meant where that alone is found.
async function answer(query, options) {
  try { return await answerOnce(query, options); } catch (error) {
    if (error !== STALE) throw error;
    return answerOnce(query, options);
  }
}

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
    if (other && other.q !== q && other !== result && good(result)) { result.perhaps = other.meant; other = null; }
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
  result.total = all.length;
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
  result.total = result.hits.length;
  if (options.early && result.hits.length > FIRST && plain && !quoted) {
    const few = Object.assign({}, result, { hits: result.hits.slice(0, FIRST).map((h) => Object.assign({}, h)) });
    await second(few, few.hits).then(() => options.early(finish(few, { limit: FIRST })), () => {});
  }
  const hits = plain ? result.hits : await (await results()).order(result.hits, options.sort);
  let first = hits.slice(0, plain ? Math.max(10, limit) : limit);
  if (quoted) first = await (await results()).hold(result, hits, limit);
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

// ---- 6. What others are given.

// Other texts come with the root of the index.
const T = { label: 'Tìm kiếm' };
const say = (key, values) => (T[key] || '').replace(/\{(\w)\}/g, (all, name) => values[name]);

// An excerpt on one line: what ends without a stop is parted from what follows.
const lined = (text) => text.replace(/([.,:;!?…])?\n/g, (all, stop) => (stop ? stop + ' ' : '\u00a0· '));

// The words of a query, in quotes where they were typed so.
const spelt = (q) => q.list.map((s, i) => {
  const quote = (at) => (q.phrases.some((p) => p[at] === i + at) ? '"' : '');
  return quote(0) + (s.o || s.k) + quote(1);
}).join(' ');

const kit = { STUB, T, say, lined, answer, ready, quickly, pieces, composed, agree, agrees, weighted, file, row, syllable, numbers, unfront, postings, DIGIT, BEST, singles, pairs, others,
  look, score, second, run, said, take, answered, good, most, spelt, root: () => root };

async function start() {
  const forms = Array.from(D.querySelectorAll('form[data-xanh-search]')), place = D.querySelector('[data-xanh-results]');
  if (!forms.length) return;
  const own = place && (forms.find((f) => place.closest('main') && place.closest('main').contains(f)) || forms[0]);
  const box = await part('box', STUB.box);
  forms.forEach((f) => { if (f !== own) box.field(f); });
  if (!own && !STUB.asks) return;
  try {
    const page = await results();
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
})();
