// Search for a site in a folder: works over file:// and http, asks nothing of a server. Loaded by x.js.
// The index it reads is written by src/search; what both agree on is in tests/search/analysis.json.
// Lines that are comments, and indentation, are taken off when this file is published.
(function () {
'use strict';
const W = window, D = document;
const STUB = W.xanhSearch;

// ---- 1. Analysis: text to syllables, as src/search/analysis.rs does it.

const INVISIBLE = /[\u200b-\u200d\u2060\u00ad\ufeff\ufe00-\ufe0f]/g;
const WORD = new RegExp('[\\p{L}\\p{M}\\p{N}]+', 'gu');
const LETTERS = { 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ł': 'l', 'ø': 'o', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe' };
const fold = (nfd) => nfd.replace(/[\u0300-\u036f]/g, '').replace(/[đðħłøıßæœ]/g, (c) => LETTERS[c]);
const composed = (text) => text.replace(INVISIBLE, '').normalize('NFC');
const known = new Map();

// {k: key, f: form, v: letters without tone, t: tone}, or null where nothing is left.
function syllable(word) {
  let s = known.get(word);
  if (s !== undefined) return s;
  if (known.size > 9000) known.clear();
  let t = '';
  const low = Array.from(word.toLowerCase()).slice(0, 32).join('').replace(/ð/g, 'đ').normalize('NFD');
  const rest = low.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (c) => { t += c; return ''; });
  const v = rest.normalize('NFC'), k = fold(rest).replace(/^([hklmst])y$/, '$1i');
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
  const s = syllable(form) || typed, bare = y(typed.v) === y(typed.k);
  if (y(typed.v) === y(s.v)) return typed.t === s.t ? 0.95 : typed.t ? 0.3 : bare ? 0.9 : 0.75;
  if (bare) return !typed.t ? 0.9 : typed.t === s.t ? 0.7 : 0.12;
  return 0.12;
}

// ---- 2. Files: each is a script that calls __x(name, value), which x.js keeps in `early`.

const loaded = new Map();
let root, asked;

// The value that the script at `url` hands over under `name`.
const script = (name, url) => STUB.script(url).then(() => {
  const value = STUB.early[name];
  delete STUB.early[name];
  if (value === undefined) throw new Error(url);
  return value;
});

// A file of the index; the last 64 are kept.
function file(name) {
  if (root.i && name in root.i) return Promise.resolve(root.i[name]);
  let got = loaded.get(name);
  if (got) loaded.delete(name);
  else {
    got = script(name, root.b + '/' + name + '.js');
    got.catch(() => loaded.delete(name));
  }
  loaded.set(name, got);
  if (loaded.size > 64) loaded.delete(loaded.keys().next().value);
  return got;
}

// A part of this program that most visits do not need.
const parts = {};
const part = (name) => parts[name] || (parts[name] = script(name, name + '.js').then((make) => make(kit)));

function ready() {
  if (!asked) {
    asked = STUB.root.then(() => STUB.early.r || script('r', 'r.js')).then(open);
    asked.catch(() => { asked = null; STUB.early.r = null; });
  }
  return asked;
}

function open(r) {
  if (r.v !== 1) throw new Error('r.js');
  root = r;
  r.p = unfront(r.p);
  r.weights = new Map();
  let page = 0;
  const w = numbers(r.w);
  for (let i = 0; i < w.length; i += 2) r.weights.set(page += w[i], w[i + 1] / 100);
  r.same = [];
  const rule = (from, to) => { const p = pieces(composed(from)); if (p.length) r.same.push({ p, to }); };
  r.g.forEach((set) => set.forEach((term) => rule(term, set.filter((other) => other !== term))));
  r.h.forEach((row) => rule(row[0], row.slice(1)));
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

function shard(key) {
  let low = 0, high = root.p.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (root.p[mid] <= key) low = mid + 1; else high = mid;
  }
  return low;
}

const rows = (number) => file('s' + number).then((text) => '\n' + text);

async function row(key) {
  const text = await rows(shard(key)), at = text.indexOf('\n' + key + '\t');
  return at < 0 ? null : text.slice(at + 1, text.indexOf('\n', at + 1)).split('\t');
}

// Rows of the keys that begin with `start`, from three files at most.
async function rowsFrom(start) {
  const from = shard(start), to = Math.min(shard(start + '\uffff'), from + 2), found = [];
  const texts = await Promise.all(Array.from({ length: to - from + 1 }, (_, i) => rows(from + i)));
  for (const text of texts) {
    for (let at = text.indexOf('\n' + start); at >= 0 && found.length < 60; at = text.indexOf('\n' + start, at + 1)) {
      const cells = text.slice(at + 1, text.indexOf('\n', at + 1)).split('\t');
      if (!/[()+]$/.test(cells[0])) found.push(cells);
    }
  }
  return found;
}

// ---- 4. The query.

// {list: syllables, phrases: [[from, to]], not: syllables, facets: {id: [value]}, open: the last may go on}
function parse(text, facets) {
  const q = { text, list: [], joined: [], phrases: [], not: [], facets: {}, open: !/[\s"”.,!?]$/.test(text) };
  Object.keys(facets || {}).forEach((id) => { if (facets[id].length) q.facets[id] = [].concat(facets[id]); });
  let rest = composed(text).replace(/(^|\s)([a-z]+):(\S+)/g, (all, space, id, value) => {
    if (!root.f.some((f) => f[0] === id)) return all;
    (q.facets[id] = q.facets[id] || []).push(value);
    return space;
  });
  rest = rest.replace(/(^|\s)-([^\s"]+)/g, (all, space, word) => { q.not = q.not.concat(pieces(word)); return space; });
  rest.split(/["“”]/).forEach((part, i, parts) => {
    const from = q.list.length, list = pieces(part).slice(0, 32 - from);
    pieces(part).j.forEach((j) => { if (j.to < list.length) q.joined.push({ k: j.k, f: j.f, from: from + j.from, to: from + j.to }); });
    q.list = q.list.concat(list.map((s) => Object.assign({ o: part.slice(s.s, s.e), w: 1 }, s)));
    if (q.list.length > from) {
      q.list[q.list.length - 1].b = q.list[q.list.length - 1].b || i + 1 < parts.length;
      if (i % 2 && i + 1 < parts.length) q.phrases.push([from, q.list.length]);
    }
  });
  return q;
}

// Syllables that are looked for; the second look takes all. Places of a form that its row holds.
const MOST = 12, BEST = 1000;
const FAR = 0.34;

// The units of a query: what is looked for, and which syllables it covers.
function pairs(list, all) {
  const units = [], n = list.length;
  for (let i = 0; i + 1 < n; i++) {
    const chosen = i < MOST && (all || n < 5 || i % 2 === 0) || i + 2 === n;
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
    const last = q.open && u.c && !u.joined && u.j === q.list.length - 1;
    const cells = last ? await rowsFrom(u.key) : [await row(u.key)];
    u.m = [];
    for (const r of cells) {
      if (r) forms(u, typed, r);
    }
    weigh(u);
  }));
}

function forms(u, typed, r) {
  const exact = r[0].replace('+', '') === u.key, keys = r[0].replace(/^!|[()+]$/g, '').split(' ');
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

// Sections that the units are found in: {pages: Map of page to [[score, section], ...], best: coverage, lacks: what the best section has not, full: pages that have all}.
function score(q, units) {
  const n = q.list.length, mass = masses(q, units), slots = new Map();
  let size = 0, cover = new Float32Array(1024 * n), sums = [], lastUnit = [], lastGain = [];
  units.forEach((u, number) => {
    for (const m of u.m) {
      const gain = m.a * u.idf * u.w / 31, covers = Math.min(1, Math.sqrt(m.a / 0.8)) * u.c;
      postings(m.p, (id, value) => {
        let slot = slots.get(id);
        if (slot === undefined) {
          if (!covers) return;
          slots.set(id, slot = size++);
          sums.push(0); lastUnit.push(-1); lastGain.push(0);
          if (size * n > cover.length) { const more = new Float32Array(cover.length * 2); more.set(cover); cover = more; }
        }
        const got = gain * value;
        if (lastUnit[slot] !== number) { lastUnit[slot] = number; lastGain[slot] = got; sums[slot] += got; }
        else if (got > lastGain[slot]) { sums[slot] += got - lastGain[slot]; lastGain[slot] = got; }
        for (let i = u.i; i <= u.j; i++) if (cover[slot * n + i] < covers) cover[slot * n + i] = covers;
      });
    }
  });
  const pages = new Map(), full = new Set(), covered = new Float32Array(size);
  let best = 0, at = 0;
  for (let slot = 0; slot < size; slot++) {
    for (let i = 0; i < n; i++) covered[slot] += cover[slot * n + i] * mass[i];
    if (covered[slot] > best) { best = covered[slot]; at = slot; }
  }
  // Where nothing has a third of the query, the nearest are shown.
  const least = Math.min(FAR, best);
  slots.forEach((slot, id) => {
    const c = covered[slot];
    if (c < least) return;
    const page = Math.floor(id / 4096), list = pages.get(page), item = [sums[slot] * (0.1 + 0.9 * c * c * c), id % 4096];
    if (list) list.push(item); else pages.set(page, [item]);
    if (c > 0.9) full.add(page);
  });
  return { pages, best, lacks: mass.map((m, i) => m > 0 && !(cover[at * n + i] > 0.3)), full: full.size };
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

// Pairs first; what may have been meant, and syllables by themselves, only when pairs do not tell enough.
// Gives what `score` gives, `q`: the query that was answered, and its `units`.
async function find(q, plain) {
  const list = q.list, one = list.length < 2, joined = q.joined.map((j) => ({ i: j.from, j: j.to, key: '!' + j.k, w: 1.6, c: 1, joined: j }));
  let units = [], found;
  const add = async (more) => { if (more.length) await look(more, q); units = units.concat(more); found = Object.assign(score(q, units), { q, units }); };
  const lacking = (u) => found.lacks[u.i] || found.lacks[u.j];
  await add((one ? singles(list) : pairs(list)).concat(joined, edges(list)));
  const more = others(list, units), whole = units.every((u) => !u.c || u.df);
  if (found.best >= 0.8 && whole && (!more.length || found.full < 8)) return found;
  // Where many sections have all of the chosen pairs, the others tell them apart.
  await add(whole && found.best >= 0.8 ? more : more.filter(lacking));
  const good = more.length && found.best >= 0.8;
  if (plain === 1 || good && (!q.deep || found.best > 0.97)) return found;
  const other = !plain && !units.every((u) => !u.c || u.df) && await (await part('mend')).mend(q, units);
  const again = other && Object.assign({}, q, { list: other, joined: [], phrases: [] });
  if (again) {
    const better = await find(again, 2);
    if (better.best > found.best + 0.03) return better;
  }
  if (!good && !one) await add(singles(list).filter(lacking));
  return found;
}

// Pairs of the query that nobody has looked for.
const others = (list, units) => pairs(list, true).filter((p) => !units.some((u) => u.c && u.i === p.i && u.j === p.j));

// ---- 5. Pages: the second look, excerpts.

// {hits: [{page, score, sections: [number]}], meant, also, counts, total}
async function search(text, options) {
  await ready();
  const q = parse(text, options.facets), result = { q, hits: [], also: [] };
  q.deep = options.deep;
  let found = { pages: new Map(), best: 0 };
  const narrowed = Object.keys(q.facets).length > 0;
  if (q.list.length) {
    found = await find(q);
    if (found.q !== q) { result.q = found.q; result.meant = spelt(found.q.list); }
  } else if (narrowed) for (let page = 0; page < root.n; page++) found.pages.set(page, [[1 - page / root.n / 2, 0]]);
  found.pages.forEach((list, page) => {
    list.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const more = list.slice(1, 4).reduce((sum, s) => sum + s[0], 0);
    result.hits.push({ page, score: (list[0][0] + 0.06 * more) * (root.weights.get(page) || 1), sections: list.slice(0, 3).map((s) => s[1]), scores: list.slice(0, 3).map((s) => s[0]) });
  });
  if (result.q.phrases.length) await (await part('page')).quoted(result);
  if (q.not.length) await (await part('page')).exclude(q, result);
  if (narrowed || options.counts) await (await part('page')).narrow(q, result, options);
  const by = (a, b) => b.score - a.score || a.page - b.page;
  result.hits.sort(by);
  result.units = found.units || [];
  result.best = found.best;
  result.none = !result.hits.length || q.list.length > 0 && found.best < FAR;
  variants(result);
  return result;
}

// The query itself, and with each term that the site declares to mean the same.
function variants(result) {
  const list = result.q.list;
  result.lists = list.length ? [list] : [];
  root.same.forEach((rule) => {
    for (let i = 0; i + rule.p.length <= list.length && result.lists.length < 6; i++) {
      if (!rule.p.every((s, at) => s.k === list[i + at].k && agree(list[i + at], s.f) > 0.6)) continue;
      rule.to.forEach((term) => {
        if (result.also.indexOf(term) < 0) result.also.push(term);
        result.lists.push(list.slice(0, i).concat(pieces(composed(term)).map((s) => Object.assign({ w: 1 }, s)), list.slice(i + rule.p.length)));
      });
    }
  });
}

// Reads a page, [url, title, crumbs, values, sections, starts], into `hit.text`, and into `hit.parts` its best sections: [anchor, heading, text].
// Of a long page no more is loaded than the first `most` need, and nothing is told that an earlier query happened to load.
async function text(hit, most) {
  const page = (await file('t' + (hit.page >> root.k)))[hit.page & ((1 << root.k) - 1)], starts = page[5], all = page[4];
  const part = (s) => starts.filter((start) => start <= s).length, near = new Set(hit.sections.slice(0, most).map(part)).add(0);
  for (const p of near) {
    if (!p || all[starts[p - 1]].length > 2) continue;
    (await file('t' + hit.page + '-' + p)).forEach((value, i) => { all[starts[p - 1] + i][2] = value; });
  }
  hit.text = page;
  hit.parts = hit.sections.map((s) => (near.has(part(s)) ? all[s] : all[s] && all[s].slice(0, 2)) || ['', '']);
}

// The longest run of the query in `words`, over breaks where it may be `loose`: [share of the query, share with marks, first word, after the last].
function run(lists, words, loose) {
  let best = [0, 0, 0, 0], worth = 0;
  for (const q of lists) {
    const n = q.length, last = q.map(() => -2), length = last.slice(), marks = last.slice();
    words.forEach((w, i) => {
      for (let j = n - 1; j >= 0; j--) {
        if (q[j].k !== w.k && !(j === n - 1 && q.open && w.k.indexOf(q[j].k) === 0)) continue;
        const goes = j && last[j - 1] === i - 1 && (loose || !words[i - 1].b);
        last[j] = i;
        length[j] = (goes ? length[j - 1] : 0) + 1;
        marks[j] = (goes ? marks[j - 1] : 0) + (agree(q[j], w.f) >= 0.7 ? 1 : 0);
        const value = (0.4 * length[j] + 0.6 * marks[j]) / n;
        if (value > worth) { worth = value; best = [length[j] / n, marks[j] / n, i + 1 - length[j], i + 1]; }
      }
    });
  }
  return best;
}

// Reads the texts of `hits`: order of words decides among equals.
async function second(result, hits) {
  const lists = result.lists, list = result.q.list;
  lists.forEach((list) => { list.open = result.q.open; });
  // Where two words stand side by side nowhere, their order may be another one.
  const loose = result.units.some((u) => u.c && !u.df);
  // A long run says more than a short one, all of the query more than a part of it, and most a heading that is the query and nothing else.
  const much = Math.min(3, 0.5 + list.length / 3), full = list.length > 5 ? 4 : 2;
  const worth = (r) => { const v = 0.4 * r[0] + 0.6 * r[1]; return v * v * (v > 0.95 ? full : 1); };
  const whole = (r, head) => worth(r) * (head.length && r[3] - r[2] === head.length ? 1.6 : 1);
  await Promise.all(hits.map((hit, i) => text(hit, i < 3 || result.q.phrases.length ? 3 : 1)));
  for (const hit of hits) {
    const title = pieces(hit.text[1]), t = run(lists, title, true), heads = much * 1.4 * whole(t, title);
    let best = 0;
    hit.far = Math.max(t[0], loose && all(list, title));
    hit.runs = hit.sections.map((s, i) => {
      const part = hit.parts[i], head = pieces(part[1]), body = pieces(part[2] || '');
      const r = run(lists, body), h = run(lists, head, true), value = much * Math.max(worth(r), 1.4 * whole(h, head));
      hit.far = Math.max(hit.far, r[0], h[0], loose && all(list, head));
      best = Math.max(best, value);
      return { s, part, r, words: body, value: hit.scores[i] * (1 + value + (s ? 0 : heads)) };
    });
    hit.runs.sort((a, b) => b.value - a.value || a.s - b.s);
    hit.score *= 1 + Math.max(best, heads);
    if (hit.far > 0.9) result.sure = true;
  }
}

// Whether a heading has every syllable of the query, in whatever order.
const all = (list, head) => +(list.every((s) => head.some((w) => s.k === w.k && agree(s, w.f) >= 0.7)));

// {text, marks: [[start, end]]}: some 200 characters around the best place.
function excerpt(one, lists) {
  const full = one.part[2] || '', words = one.words, keys = new Set();
  lists.forEach((list) => list.forEach((s) => keys.add(s.k)));
  const hit = one.r[3] ? words[one.r[2]] : words.find((w) => keys.has(w.k));
  let from = hit ? Math.max(0, hit.s - 70) : 0;
  if (from) { const w = words.find((x) => x.s >= from); from = w ? w.s : from; }
  const stop = full.lastIndexOf('\n', hit ? hit.s : 0) + 1;
  if (stop > from) from = stop;
  let to = Math.min(full.length, from + 196);
  if (to < full.length) { const w = words.filter((x) => x.e <= to).pop(); to = w && w.e > from ? w.e : to; }
  const run = one.r[0] * (lists[0] || []).length > 1, marks = [];
  words.forEach((w, i) => {
    if (w.s < from || w.e > to || !keys.has(w.k)) return;
    const near = (words[i - 1] && keys.has(words[i - 1].k) && !words[i - 1].b) || (words[i + 1] && keys.has(words[i + 1].k) && !w.b);
    // A syllable of a term that means the same counts with its marks and beside another alone.
    const said = (list, n) => (near || list.length < 2 || !n && !run) && list.some((s) => s.k === w.k && (!n || agree(s, w.f) >= 0.7));
    if (lists.some(said)) marks.push([w.s - from + (from ? 1 : 0), w.e - from + (from ? 1 : 0)]);
  });
  return { text: (from ? '…' : '') + full.slice(from, to) + (to < full.length ? '…' : ''), marks };
}

// Pages whose texts are fetched before all others: the other six of ten fill the six connections that a browser has to a host.
const FIRST = 4;

// The answer in full, of `limit` pages.
async function answer(query, options) {
  const limit = options.limit || 10;
  const result = await search(query, options), quoted = result.q.phrases.length;
  result.total = result.hits.length;
  const plain = !options.sort || options.sort === 'relevance';
  if (options.early && result.hits.length > FIRST && plain && !quoted) {
    const few = Object.assign({}, result, { hits: result.hits.slice(0, FIRST).map((h) => Object.assign({}, h)) });
    await second(few, few.hits).then(() => options.early(finish(few, FIRST)), () => {});
  }
  const hits = plain ? result.hits : await (await part('page')).order(result.hits, options.sort);
  let first = hits.slice(0, plain ? Math.max(10, limit) : limit);
  if (quoted) first = await (await part('page')).hold(result, hits, limit);
  else await second(result, first);
  if (plain) {
    // Nobody says it in full: something else may have been meant, or long lists are cut short of it.
    if (!result.sure && result.q.list.length > 2) {
      const more = await (await part('mend')).further(result, first);
      if (!more && !options.deep && result.best < 0.97) return answer(query, Object.assign({}, options, { deep: true, early: null }));
      first = more || first;
    }
    first.sort((a, b) => b.score - a.score || a.page - b.page);
  }
  result.hits = first;
  return finish(result, limit);
}

function finish(result, limit) {
  const lists = result.lists;
  if (!result.hits.length) result.none = true;
  result.items = result.hits.slice(0, limit).map((h) => {
    const best = h.runs[0], text = excerpt(best, lists);
    return { url: h.text[0], anchor: best.part[0], title: h.text[1], heading: best.part[1], excerpt: text.text, score: h.score, marks: text.marks,
      crumbs: h.text[2], values: h.text[3], more: h.runs.slice(1).filter((r) => r.part[1]).map((r) => ({ anchor: r.part[0], heading: r.part[1] })) };
  });
  return result;
}

// ---- 6. What the reader sees.

// Other texts come with the root of the index.
const T = { label: 'Tìm kiếm', lost: 'Chỉ mục thiếu tệp {f}; hãy chép lại thư mục search.' };
const say = (key, values) => T[key].replace(/\{(\w)\}/g, (all, name) => values[name]);
let serial = 0;

function set(node, attributes) {
  Object.keys(attributes).forEach((key) => {
    const value = attributes[key];
    if (typeof value === 'function') node.addEventListener(key, value);
    else if (value !== false) node.setAttribute(key, value === true ? '' : value);
  });
}

function el(name, attributes, children) {
  const node = D.createElement(name);
  set(node, attributes);
  [].concat(children === undefined ? [] : children).forEach((child) => node.append(child));
  return node;
}

// An excerpt on one line: what ends without a stop is parted from what follows.
const lined = (text) => text.replace(/([.,:;!?…])?\n/g, (all, stop) => (stop ? stop + ' ' : '\u00a0· '));

function marked(item) {
  const parts = [], piece = (from, to) => lined(item.excerpt.slice(from, to));
  let at = 0;
  item.marks.forEach((m) => { parts.push(piece(at, m[0]), el('mark', {}, item.excerpt.slice(m[0], m[1]))); at = m[1]; });
  return parts.concat(piece(at));
}

const address = (rootUrl, item, anchor, words) =>
  rootUrl + item.url.split('/').map(encodeURIComponent).join('/') + (words ? '?h=' + encodeURIComponent(words) : '') + (anchor ? '#' + encodeURIComponent(anchor) : '');

const failed = (error) => say('lost', { f: (error && error.message || '').replace(/^.*search\//, '') });
const spelt = (list) => list.map((s) => s.o || s.k).join(' ');
const shown = (result) => (result.meant || spelt(result.q.list));

// Tells a screen reader, at most every 700 ms.
function teller() {
  const node = el('div', { class: 'xs-status', role: 'status' });
  let timer;
  return { node, tell: (text) => { clearTimeout(timer); timer = setTimeout(() => { node.textContent = text; }, 700); } };
}

// The field with its list.
function field(form) {
  const input = form.querySelector('input[type=search]');
  if (!input) return;
  const rootUrl = form.getAttribute('data-root') || '', id = 'xs-' + ++serial, status = teller();
  const list = el('div', { id, class: 'xs-list', role: 'listbox', 'aria-label': T.label, hidden: true });
  let options = [], active = -1, turn = 0, timer;
  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id });
  form.classList.add('xs-form');
  form.append(list, status.node);

  const show = (on) => {
    list.hidden = !on;
    set(input, { 'aria-expanded': String(on) });
    if (!on) choose(-1);
  };
  const choose = (number) => {
    active = number;
    input.removeAttribute('aria-activedescendant');
    options.forEach((option, i) => {
      set(option, { 'aria-selected': String(i === active) });
      if (i !== active) return;
      set(input, { 'aria-activedescendant': option.id });
      option.scrollIntoView({ block: 'nearest' });
    });
  };
  const go = (option, apart) => {
    const url = option.getAttribute('data-url');
    if (apart) W.open(url, '_blank'); else W.location.href = url;
    show(false);
  };
  const option = (url, children, name) => {
    const node = el('div', { id: id + '-' + options.length, class: 'xs-option ' + name, role: 'option', 'aria-selected': 'false', 'data-url': url,
      mousedown: (e) => e.preventDefault(), click: (e) => go(node, e.ctrlKey || e.metaKey) }, children);
    options.push(node);
    return node;
  };
  const draw = (result) => {
    options = [];
    choose(-1);
    const words = shown(result), notes = [];
    if (result.meant) notes.push(say('meant', { q: result.meant }));
    if (result.also.length) notes.push(say('also', { q: result.also.join(', ') }));
    const groups = result.items.map((item) => {
      const name = id + '-g' + options.length;
      return el('div', { role: 'group', class: 'xs-group', 'aria-labelledby': name }, [
        el('div', { id: name, class: 'xs-where', role: 'presentation' }, item.crumbs.concat(item.heading || !item.crumbs.length ? item.title : []).join(' › ')),
        option(address(rootUrl, item, item.anchor, words), [el('span', { class: 'xs-title' }, item.heading || item.title), el('span', { class: 'xs-text' }, marked(item))], 'xs-best')]
        .concat(item.more.map((more) => option(address(rootUrl, item, more.anchor, words), more.heading, 'xs-more'))));
    });
    if (result.total > result.items.length) {
      groups.push(option(form.action + '?q=' + encodeURIComponent(input.value), say('all', { n: result.total }), 'xs-all'));
    }
    const text = result.none ? say('none', { q: input.value.trim() }) : say('count', { n: result.total });
    const note = el('div', { class: 'xs-note', role: 'presentation' }, notes.concat(result.none ? [text] : []).map((line) => el('p', {}, line)));
    list.replaceChildren.apply(list, (note.childNodes.length ? [note] : []).concat(groups));
    status.tell(notes.concat(text).join('. '));
    show(true);
  };
  const ask = async () => {
    const mine = ++turn, value = input.value;
    if (!value.trim()) { show(false); return; }
    set(list, { 'aria-busy': 'true' });
    try {
      const result = await answer(value, { limit: 6, early: (early) => { if (mine === turn) draw(early); } });
      if (mine === turn && D.activeElement === input) draw(result);
      if (mine === turn) turn++;
    } catch (error) {
      if (mine === turn) { list.replaceChildren(el('div', { class: 'xs-note', role: 'presentation' }, failed(error))); status.tell(failed(error)); show(true); }
    }
    list.removeAttribute('aria-busy');
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, root && root.n < 200 ? 0 : 120);
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', (e) => {
    if (e.isComposing || e.keyCode === 229) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (list.hidden) { if (options.length) show(true); else ask(); return; }
      const n = options.length, step = e.key === 'ArrowDown' ? 1 : -1;
      choose(active < 0 && step < 0 ? n - 1 : active + step >= n || active + step < -1 ? -1 : active + step);
    } else if (e.key === 'Enter' && options[active] && !list.hidden) {
      e.preventDefault();
      go(options[active], e.ctrlKey || e.metaKey);
    } else if (e.key === 'Escape') {
      e.preventDefault();
      if (!list.hidden) show(false);
      else if (input.value) { input.value = ''; input.dispatchEvent(new Event('input')); } else if (STUB.opener) { STUB.opener.focus(); STUB.opener = null; }
    }
  });
  if (D.activeElement === input && input.value) ask();
}

// What the other parts are given.
const kit = { W, T, el, say, marked, address, shown, failed, answer, set, teller,
  pieces, composed, agree, file, row, syllable, numbers, postings, DIGIT, BEST, singles, pairs, others, look, score, second, run, root: () => root };

async function start() {
  const forms = Array.from(D.querySelectorAll('form[data-xanh-search]')), box = D.querySelector('[data-xanh-results]');
  const own = box && (forms.find((f) => box.closest('main') && box.closest('main').contains(f)) || forms[0]);
  forms.forEach((f) => { if (f !== own) field(f); });
  if (!own && !STUB.asks) return;
  const page = await part('page');
  if (own) page.results(box, own);
  if (STUB.asks) ready().then(page.highlight).catch(() => {});
}

W.xanhSearch = {
  ready,
  query: (text, options) => answer(String(text), options || {}).then((result) => result.items.map((i) => (
    { url: i.url, anchor: i.anchor, title: i.title, heading: i.heading, excerpt: lined(i.excerpt), score: i.score, sections: i.more }))),
  // For tests of what both sides agree on.
  pieces: (text) => pieces(composed(text)),
};
start();
})();
