// Search for a site in a folder: works over file:// and http, asks nothing of a server. Loaded by x.js.
// The index it reads is written by src/search; what both agree on is in tests/search/analysis.json.
// The parts of this folder are published as one script, core.js, in the order of their names.

const W = window, D = document;
const STUB = W.xanhSearch;

// Analysis: text to syllables, as src/search/analysis.rs does it.

const INVISIBLE = /[\u200b-\u200d\u2060\u00ad\ufeff\ufe00-\ufe0f]/g;
let WORD;
const LETTERS = { 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ł': 'l', 'ø': 'o', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe' };

const fold = (nfd) => nfd.replace(/[\u0300-\u036f]/g, '').replace(/[^\0-~]/g, (c) => LETTERS[c] || c);
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

// Words of a text: {k, f, v, t, s: start, e: end, b: no phrase goes on after it, w: weight where it is looked for}; `list.j`: numbers of several parts.
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
      if (s) list.push({ k: s.k, f: s.f, v: s.v, t: s.t, s: at[i][0], e: at[i][1], b, w: 1 });
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
