// Known-item queries: each is drawn from a page and must bring that page back.
import { random } from './search-corpus.mjs';

const LETTERS = { 'â': 'a6', 'ă': 'a8', 'ê': 'e6', 'ô': 'o6', 'ơ': 'o7', 'ư': 'u7', 'đ': 'd9' };
const TELEX = { a6: 'aa', a8: 'aw', e6: 'ee', o6: 'oo', o7: 'ow', u7: 'uw', d9: 'dd' };
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

export const bare = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
export const words = (text) => text.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) || [];
const line = (text) => words(bare(text)).join(' ');

// The keys of a word on a VNI keyboard, the tone at the end.
function vni(word) {
  let tone = 0;
  const toneless = word.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (c) => { tone = TONES.indexOf(c); return ''; }).normalize('NFC');
  return { keys: Array.from(toneless, (c) => LETTERS[c] || c).join(''), tone };
}

const typeVni = (text) => words(text).map((word) => { const { keys, tone } = vni(word); return keys + (tone || ''); }).join(' ');

// Telex as people type it: marks at their letter, or all at the end.
function typeTelex(text, dice) {
  const late = dice.next() < 0.4;
  return words(text).map((word) => {
    const { keys, tone } = vni(word);
    let plain = keys.replace(/u7o7/g, dice.next() < 0.5 ? 'uow' : 'uwow').replace(/[aeoud][6-9]/g, (k) => TELEX[k]);
    if (late && /^[^w]*w[^w]*$/.test(plain)) plain = plain.replace('w', '') + 'w';
    return plain + ['', 's', 'f', 'r', 'x', 'j'][tone];
  }).join(' ');
}

// One letter lost, doubled, changed for its neighbour on the keyboard, or changed places with the next.
function slip(word, dice) {
  const at = 1 + dice.below(word.length - 1), kind = dice.below(4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word[at] + word.slice(at);
  if (kind === 2) return word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
  const row = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].find((r) => r.includes(bare(word[at]))) || 'as';
  const next = row[row.indexOf(bare(word[at])) + 1] || row[0];
  return word.slice(0, at) + next + word.slice(at + 1);
}

function slipped(text, dice) {
  const list = words(text), able = list.map((w, i) => i).filter((i) => list[i].length > 2 && /^\p{L}+$/u.test(list[i]));
  if (!able.length) return null;
  const at = dice.pick(able), changed = slip(list[at], dice);
  if (changed === list[at]) return null;
  list[at] = changed;
  return list.join(' ');
}

const OLD = { 'òa': 'oà', 'óa': 'oá', 'ỏa': 'oả', 'õa': 'oã', 'ọa': 'oạ', 'òe': 'oè', 'óe': 'oé', 'ỏe': 'oẻ', 'ủy': 'uỷ', 'úy': 'uý', 'ùy': 'uỳ', 'ũy': 'uỹ', 'ụy': 'uỵ' };
const old = (text) => text.replace(/[òóỏõọ][ae](?!\p{L})|[ủúùũụ]y(?!\p{L})/gu, (c) => OLD[c] || c);

const part = (list, dice, from) => { const n = Math.max(from, Math.ceil(list.length / 2)), at = dice.below(list.length - n + 1); return list.slice(at, at + n); };

// Every order is as likely as any other.
function shuffled(list, dice) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) { const j = dice.below(i + 1); [mixed[i], mixed[j]] = [mixed[j], mixed[i]]; }
  return mixed;
}

// The words without one that stands inside, of five or more.
function leftOut(text, dice) {
  const list = words(text);
  if (list.length < 5) return null;
  list.splice(1 + dice.below(list.length - 2), 1);
  return list.join(' ');
}

// docs: [{url, title, sections: [{a, h, t: [text]}]}]; same: [[term, ...]].
// Gives [{kind, query, url, anchor?}], `each` of a kind at most, always the same for the same docs.
export function queries(docs, same, each, seed = 7) {
  const dice = random(seed), out = [];
  const heads = new Map();
  const count = (text) => heads.set(text, (heads.get(text) || 0) + 1);
  docs.forEach((d) => { count(line(d.title)); d.sections.forEach((s) => s.h && line(s.h) !== line(d.title) && count(line(s.h))); });
  const all = [...heads].flatMap(([head, n]) => Array(Math.min(n, 2)).fill(` ${head} `)).join("\n");
  const alone = (text) => heads.get(line(text)) === 1;
  const inOne = (text) => { const part = ` ${line(text)} `, at = all.indexOf(part); return at >= 0 && all.indexOf(part, at + 1) < 0; };
  const bodies = docs.map((d) => d.sections.map((s) => s.t.map(line).join(' . ')).join(' . '));
  const inBody = (text) => {
    const part = line(text), first = bodies.findIndex((b) => b.includes(part));
    return first >= 0 && !bodies.some((b, i) => i > first && b.includes(part));
  };
  const draw = (kind, make, from = docs) => {
    for (let tries = 0, found = 0; from.length && tries < each * 12 && found < each; tries++) {
      const got = make(dice.pick(from));
      if (!got || !got.query || out.some((o) => o.kind === kind && o.query === got.query)) continue;
      out.push({ kind, ...got });
      found++;
    }
  };
  const title = (change) => (d) => (alone(d.title) && words(d.title).length > 1 ? { query: change(d.title), url: d.url } : null);
  const heading = (change) => (d) => {
    const s = dice.pick(d.sections);
    return s.h && s.a && alone(s.h) && words(s.h).length > 2 ? { query: change(s.h), url: d.url, anchor: s.a } : null;
  };
  const long = (text, n) => words(text).length >= n;
  const partly = (text) => { if (!long(text, 4)) return null; const p = part(words(text), dice, 3).join(' '); return inOne(p) ? p : null; };
  draw('title marked', title((t) => t));
  draw('title toneless', title(bare));
  draw('title NFD', title((t) => t.normalize('NFD')));
  draw('title old placement', title((t) => (old(t) === t ? null : old(t))));
  draw('title Telex', title((t) => typeTelex(t, dice)));
  draw('title VNI', title(typeVni));
  draw('title as typed', title((t) => { if (!long(t, 4)) return null; const l = words(t), w = l.pop(); return [...l, w.slice(0, Math.ceil(w.length / 2))].join(' '); }));
  draw('title slip', title((t) => long(t, 3) && slipped(t, dice)));
  draw('title toneless slip', title((t) => long(t, 3) && slipped(bare(t), dice)));
  draw('title part', title(partly));
  draw('title toneless part', title((t) => { const p = partly(t); return p && bare(p); }));
  const shuffle = (text) => { const l = words(text), mixed = shuffled(l, dice); return new Set(l).size > 3 && mixed.join(' ') !== l.join(' ') ? mixed.join(' ') : null; };
  draw('title reordered', title(shuffle));
  draw('title toneless reordered', title((t) => { const mixed = shuffle(t); return mixed && bare(mixed); }));
  draw('title left out', title((t) => leftOut(t, dice)));
  draw('title toneless left out', title((t) => { const some = leftOut(t, dice); return some && bare(some); }));
  draw('title glued', title((t) => { const l = words(bare(t)); if (l.length < 3 || /\d/.test(l[0] + l[1])) return null; l.splice(0, 2, l[0] + l[1]); return l.join(' '); }));
  draw('heading marked', heading((t) => t));
  draw('heading toneless', heading(bare));
  draw('heading part', heading(partly));
  draw('heading reordered', heading(shuffle));
  draw('heading slip', heading((t) => long(t, 3) && slipped(t, dice)));
  const phrase = (change, n) => (d) => {
    const t = dice.pick(dice.pick(d.sections).t) || '', clauses = t.split(/[.;:!?()[\]…|\n\t]/).map((c) => words(c)).filter((c) => c.length >= n);
    if (!clauses.length) return null;
    const c = dice.pick(clauses), at = dice.below(c.length - n + 1), p = c.slice(at, at + n).join(' ');
    return inBody(p) ? { query: change(p), url: d.url } : null;
  };
  draw('phrase marked', phrase((p) => p, 7));
  draw('phrase toneless', phrase(bare, 7));
  // Titles that differ in marks alone.
  const spelt = new Map(), spelling = (d) => words(d.title).join(' ');
  docs.forEach((d) => spelt.set(line(d.title), (spelt.get(line(d.title)) || new Set()).add(spelling(d))));
  draw('minimal pair', (d) => ({ query: d.title, url: d.url }), docs.filter((d) => spelt.get(line(d.title)).size > 1));
  const shortened = (d) => {
    for (const set of same) {
      for (const long of set) {
        const at = d.title.toLowerCase().indexOf(long.toLowerCase());
        if (at >= 0 && alone(d.title) && words(long).length > 1) return { query: d.title.slice(0, at) + set[0] + d.title.slice(at + long.length), url: d.url };
      }
    }
    return null;
  };
  draw('abbreviation', shortened, docs.filter(shortened));
  return out;
}

// Success at 1 and nDCG at 10 by kind; `answers` holds the url lists, by query.
export function table(list, answers) {
  const rows = new Map();
  list.forEach((item, i) => {
    const row = rows.get(item.kind) || { kind: item.kind, n: 0, first: 0, ndcg: 0, anchors: 0, anchored: 0, lost: [] };
    const urls = answers[i].map((a) => a.url), at = urls.slice(0, 10).indexOf(item.url);
    row.n++;
    row.first += at === 0 ? 1 : 0;
    row.ndcg += at < 0 ? 0 : 1 / Math.log2(at + 2);
    if (at !== 0) row.lost.push({ ...item, got: answers[i][0], at });
    if (item.anchor && at >= 0) { row.anchored++; row.anchors += [answers[i][at].anchor, ...answers[i][at].sections.map((s) => s.anchor)].includes(item.anchor) ? 1 : 0; }
    rows.set(item.kind, row);
  });
  return [...rows.values()].map((r) => ({ ...r, first: r.first / r.n, ndcg: r.ndcg / r.n, section: r.anchored ? r.anchors / r.anchored : null }));
}

export function print(rows) {
  const mean = (key) => rows.reduce((sum, r) => sum + r[key], 0) / rows.length;
  const number = (x) => (x === null ? '' : x.toFixed(3));
  console.log('kind                    n  success@1  nDCG@10  section');
  rows.forEach((r) => console.log(`${r.kind.padEnd(20)} ${String(r.n).padStart(4)}  ${number(r.first).padStart(9)}  ${number(r.ndcg).padStart(7)}  ${number(r.section).padStart(7)}`));
  console.log(`${'macro'.padEnd(20)} ${String(rows.reduce((s, r) => s + r.n, 0)).padStart(4)}  ${number(mean('first')).padStart(9)}  ${number(mean('ndcg')).padStart(7)}`);
  return { first: mean('first'), ndcg: mean('ndcg') };
}
