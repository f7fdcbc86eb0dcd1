// What was meant, where what was typed is not known: keys of a Vietnamese keyboard, glued syllables, slips.
// Loaded by x.js when a query is not found as it stands; gives it one function.
__x('mend', function (kit) {
'use strict';
const file = kit.file, row = kit.row, syllable = kit.syllable, numbers = kit.numbers, digit = kit.digit;

let wordMap, rootOfWords;
async function words() {
  if (rootOfWords !== kit.root()) {
    besides.clear();
    wordMap = new Map();
    (await file(kit.root().z)).forEach((line) => {
      const at = line.indexOf(' ');
      wordMap.set(line.slice(0, at), 1 << digit(line, at + 1));
    });
    rootOfWords = kit.root();
  }
  return wordMap;
}

const TONES = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323', 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
const HAT = '\u0302', BREVE = '\u0306', HORN = '\u031b';

// What the keys of `word` give with a Telex or VNI keyboard; `null` where nothing changes.
function typed(word) {
  if (!/^[a-z][a-z0-9]+$/.test(word)) return null;
  const vni = /[0-9]/.test(word);
  let out = [], tone = '';
  const mark = (letters, m) => {
    let hit = false;
    for (let i = out.length - 1; i >= 0; i--) {
      if (letters.indexOf(out[i]) < 0) { if (hit) break; continue; }
      out[i] += m;
      hit = true;
      if (m !== HORN || !/[uo]/.test(out[i - 1] || '')) break;
    }
    return hit;
  };
  for (const c of word) {
    const vowel = out.some((o) => /[aeiouy]/.test(o));
    if (vni) {
      if (vowel && /[1-5]/.test(c)) tone = TONES[c];
      else if (c === '6' && mark('aeo', HAT) || c === '7' && mark('uo', HORN) || c === '8' && mark('a', BREVE)) continue;
      else if (c === '9' && out[0] === 'd') out[0] = 'đ';
      else if (/[0-9]/.test(c)) return null;
      else out.push(c);
    } else if (vowel && /[sfrxj]/.test(c)) tone = TONES[c];
    else if (c === 'w' && (mark('uo', HORN) || mark('a', BREVE))) continue;
    else if (c === 'w') out.push('u' + HORN);
    else if (c === 'd' && out[0] === 'd') out[0] = 'đ';
    else if (/[aeo]/.test(c) && out.indexOf(c) >= 0 && out.every((o) => o !== c + HAT)) out[out.lastIndexOf(c)] += HAT;
    else out.push(c);
  }
  const s = syllable(out.join('').normalize('NFC') + tone);
  return s && s.f !== word ? Object.assign({ o: written(out, tone) }, s) : null;
}

// Letters with the tone where it is written: on the marked vowel, else before the last of two that end the word, else on the last.
function written(letters, tone) {
  const from = /^(q|gi[aeouy])/.test(letters.join('')) ? 2 : 0, out = letters.slice();
  const vowels = out.map((c, i) => i).filter((i) => i >= from && /[aeiouy]/.test(out[i][0]));
  const marked = vowels.filter((i) => out[i].length > 1).pop(), last = vowels[vowels.length - 1];
  const at = marked !== undefined ? marked : last === out.length - 1 && vowels.length > 1 ? vowels[vowels.length - 2] : last;
  if (at !== undefined) out[at] += tone;
  return out.join('').normalize('NFC');
}

// The same for what is confused in speech: s/x, ch/tr, d/gi/r, l/n, c/k/q, i/y, final n/ng and c/t.
const spoken = (k) => k.replace(/^ngh/, 'ng').replace(/^gh/, 'g').replace(/^tr/, 'ch').replace(/^x/, 's').replace(/^(gi|r)(?=[aeiouy])/, 'd')
  .replace(/^n(?![gh])/, 'l').replace(/^[kq]/, 'c').replace(/y/g, 'i').replace(/ng$/, 'n').replace(/t$/, 'c');

// Damerau distance, `most` + 1 where it is more.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let two, one = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      now[j] = Math.min(one[j] + 1, now[j - 1] + 1, one[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], two[j - 2] + 1);
    }
    two = one;
    one = now;
  }
  return one[b.length];
}

// Known keys near `key`: {s, cost}, the likeliest first.
function near(key, all, most) {
  const found = [], sound = spoken(key);
  all.forEach((df, other) => {
    if (other === key) return;
    const cost = spoken(other) === sound ? 0.5 : distance(key, other, most);
    if (cost <= most) found.push({ k: other, cost: cost - Math.log(df) / 20 });
  });
  return found.sort((a, b) => a.cost - b.cost).slice(0, 12);
}

const bare = (k, w) => ({ k, f: k, v: k, t: '', w });

// `glued` cut into known syllables.
function cut(glued, all) {
  const best = [[0, []]], sections = kit.root().m;
  for (let end = 1; end <= glued.length; end++) {
    for (let start = Math.max(0, end - 7); start < end; start++) {
      const part = glued.slice(start, end), df = all.get(part);
      if (!df || !best[start] || part.length < 2 && !/[aoye]/.test(part)) continue;
      const value = best[start][0] + Math.log(df + 1) - Math.log(sections) - 3;
      if (!best[end] || value > best[end][0]) best[end] = [value, best[start][1].concat(part)];
    }
  }
  const end = best[glued.length];
  return end && end[1].length > 1 ? end[1] : null;
}

// What stands before `key`, and how often, as powers of two: Map.
const besides = new Map();
async function before(key) {
  let found = besides.get(key);
  if (!found) {
    const r = await row('$' + key);
    found = new Map(r ? r[2].split(' ').map((w) => [w.slice(1), digit(w, 0) + 1]) : []);
    if (besides.size > 30) besides.clear();
    besides.set(key, found);
  }
  return found;
}

// How often each of `keys` stands after `key`, as `before` tells it.
async function after(key, keys) {
  const some = await Promise.all(keys.map((other) => row(key + ' ' + other)));
  const times = (r) => r.reduce((sum, cell, i) => sum + (i && i % 2 === 0 ? numbers(cell.slice(0, 7))[0] : 0), 0);
  return new Map(keys.map((other, i) => [other, some[i] ? Math.floor(Math.log2(times(some[i]))) + 1 : 0]));
}

// Whether the site writes a syllable with the marks that were typed.
async function spells(s) {
  const r = await row('!' + s.k);
  return Boolean(r) && r.some((form, i) => i % 2 && form === s.f);
}

// The query with what may have been meant by the words that the site does not know; null where it knows all or nothing is near.
// Marks that were typed by keys are looked up, or `trusts` them.
async function guess(q, trusts) {
  const all = await words(), last = q.list.length - 1, vietnamese = /^vi/.test(kit.root().l || 'vi');
  const starts = (k) => { for (const key of all.keys()) if (key.indexOf(k) === 0) return true; return false; };
  const decode = (s) => { const t = vietnamese && !s.q && typed(s.f); return t && all.has(t.k) ? t : null; };
  const knows = (s, i) => s.q || all.has(s.k) || /\d/.test(s.k) && !decode(s) || q.open && i === last && starts(s.k) || q.joined.some((j) => j.from <= i && i <= j.to);
  const strange = q.list.filter((s, i) => !knows(s, i)), list = [];
  if (!strange.length) return null;
  const keyed = async (s) => {
    const t = decode(s);
    return t && Object.assign(trusts || await spells(t) ? t : bare(t.k, 0.9), { w: 1, b: s.b, q: s.q });
  };
  // A reader who types marks by keys does so in every word.
  const every = strange.every(decode);
  for (const s of q.list) {
    const odd = strange.indexOf(s) >= 0, left = list[list.length - 1], right = q.list[q.list.indexOf(s) + 1];
    if (every || odd && /aa|ee|oo|dd|w/.test(s.k) && decode(s)) list.push(await keyed(s) || s);
    else if (odd) (await instead(s, left, right, all) || [await keyed(s) || s]).forEach((one) => list.push(one));
    else list.push(s);
  }
  return list.some((s, i) => s !== q.list[i]) ? list : null;
}

// What stands for a syllable that is not known: one edit that goes with its neighbours, else its parts, else the nearest; null where nothing is near.
async function instead(s, left, right, all) {
  const one = await replace(s, left, right, all, 1);
  if (one && (one.near || s.k.length < 5)) return [one];
  const parts = s.k.length > 3 && cut(s.k, all);
  if (parts) return parts.map((k) => bare(k, 0.95));
  const far = one || await replace(s, left, right, all, s.k.length > 6 ? 2 : 1);
  return far && [far];
}

// The near syllable that goes best with its neighbours; `near` where it stands beside one of them.
async function replace(s, one, other, all, most) {
  const some = near(s.k, all, most), left = one && await after(one.k, some.map((c) => c.k)), right = other && await before(other.k);
  const beyond = (c) => (left && left.get(c.k) || 0) + (right && right.get(c.k) || 0);
  const best = first(some, (c) => beyond(c) - 3 * c.cost);
  return best && Object.assign(bare(best.k, 0.8), { b: s.b, near: beyond(best) > 0 });
}

const first = (list, value) => list.slice().sort((a, b) => value(b) - value(a))[0];

// Two syllables that stand together nowhere: one letter away from either may stand what was meant.
async function slip(q, units) {
  const list = q.list.slice(), absent = (i) => units.some((u) => u.i === i && u.j === i + 1 && !u.df);
  let changed = false;
  // Many such pairs are words in another order.
  if (list.filter((s, i) => absent(i)).length > SLIPS) return null;
  const all = await words();
  for (let i = 0; i + 1 < list.length; i++) {
    if (!absent(i)) continue;
    const found = [];
    for (const at of [i, i + 1]) {
      const s = list[at];
      if (s.q || /\d/.test(s.k) || s.w < 1 || s.f !== s.k && await spells(s)) continue;
      const some = near(s.k, all, 1), left = at && await after(list[at - 1].k, some.map((c) => c.k)), right = at + 1 < list.length && await before(list[at + 1].k);
      some.forEach((c) => {
        const l = left ? left.get(c.k) : 1, r = right ? right.get(c.k) : 1;
        if (l) found.push({ at, c, value: l + (r || -13) - 3 * c.cost });
      });
    }
    const best = first(found, (one) => one.value);
    if (!best || best.value <= 0) continue;
    list[best.at] = Object.assign(bare(best.c.k, 0.75), { b: list[best.at].b });
    changed = true;
    if (best.at > i) i++;
  }
  return changed ? list : null;
}

const SLIPS = 4;

// The answer to `list` instead of the query, by one of the ways to get an answer.
async function answered(q, list, options, way) {
  // Quoted words stand as they are, at other places perhaps.
  const at = (s) => list.indexOf(s), phrases = q.phrases.map((p) => [at(q.list[p[0]]), at(q.list[p[1] - 1]) + 1]);
  const result = await way(Object.assign({}, q, { list, joined: [], phrases }), Object.assign({}, options, { early: null }));
  return result && Object.assign(result, { meant: kit.spelt(result.q), asked: q.text });
}

// What was meant by words that the site does not know, or null.
async function unknown(q, options) {
  const keys = await guess(q, true), quick = keys && await answered(q, keys, options, kit.quickly);
  if (quick) return quick;
  const list = keys && await guess(q);
  return list && answered(q, list, options, kit.answered);
}

// What was meant where all words are known, but not together: only what a text says word for word.
async function slips(q, options, result) {
  const list = q.list.length > 1 && await slip(q, result.units);
  const other = list && await answered(q, list, options, kit.answered);
  return other && kit.most(other, 'run') > 0.95 ? other : null;
}

// A form of up to so many places has a row of its own for those that its first row does not hold.
const BEST = kit.BEST, KEPT = 16000;

// Finds what long lists hide: sections with every pair of the query. Gives `hits` with those that say it in full, or null where there are none.
async function further(result, hits) {
  const q = result.q, more = kit.others(q.list, result.units), lost = (u) => u.c && u.i < u.j && !u.joined && !u.df;
  if (result.units.some(lost)) return null;
  if (more.length) await kit.look(more, q);
  const pairs = result.units.concat(more).filter((u) => u.c && u.i < u.j && !u.joined);
  if (!pairs.length || pairs.some((u) => !u.df)) return null;
  let places = null;
  for (const u of pairs.sort((a, b) => a.df - b.df)) {
    const most = Math.max.apply(null, u.m.map((m) => m.a)), agreeing = u.m.filter((m) => m.a >= most / 2);
    const longest = Math.max.apply(null, agreeing.map((m) => m.n));
    // A list costs as much as some pages that need not be read.
    if (longest > KEPT || longest > BEST && places && places.size < 2 + longest / 2000) continue;
    const rest = longest > BEST && await row(u.key + '+'), now = new Map();
    const see = (m) => (id, impact) => {
      if (!places || places.has(id)) now.set(id, (places ? places.get(id) : 0) + m.a * u.idf * u.w * impact / 31);
    };
    agreeing.forEach((m) => {
      kit.postings(m.p, see(m));
      for (let i = 1; i < (rest || '').length; i += 2) if (rest[i] === m.f) kit.postings(rest[i + 1], see(m));
    });
    places = now;
  }
  const found = Array.from(places || []).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12)
    .map((p) => ({ page: Math.floor(p[0] / 4096), score: p[1], sections: [p[0] % 4096], scores: [p[1]] }));
  await kit.second(result, found);
  const sure = found.filter((h, i) => h.far > 0.9 && found.findIndex((g) => g.page === h.page && g.far > 0.9) === i);
  return sure.length ? sure.concat(hits.filter((h) => !sure.some((g) => g.page === h.page))) : null;
}

return { unknown, slips, further };
});
