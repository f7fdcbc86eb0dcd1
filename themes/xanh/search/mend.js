// What was meant, where what was typed is not known: keys of a Vietnamese keyboard, glued syllables, slips.
// Loaded by x.js when a query is not found as it stands; gives it one function.
__x('mend', function (kit) {
'use strict';
const file = kit.file, row = kit.row, syllable = kit.syllable, numbers = kit.numbers, DIGIT = kit.DIGIT;

let wordMap;
async function words() {
  if (!wordMap) {
    wordMap = new Map();
    let key = '';
    (await file('w')).split('\n').slice(0, -1).forEach((line) => {
      const at = line.indexOf(' ');
      key = key.slice(0, DIGIT[line.charCodeAt(0)]) + line.slice(1, at);
      wordMap.set(key, numbers(line.slice(at + 1))[0]);
    });
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

// What stands after `key` (`#`) or before it (`$`) and how often, as powers of two: Map.
const besides = new Map();
async function beside(sign, key) {
  let found = besides.get(sign + key);
  if (!found) {
    const r = await row(sign + key);
    found = new Map(r ? r[1].split(' ').map((w) => [w.slice(1), DIGIT[w.charCodeAt(0)] + 1]) : []);
    if (besides.size > 30) besides.clear();
    besides.set(sign + key, found);
  }
  return found;
}

// Syllables that may have been meant, or null.
async function mend(q, units) {
  const all = await words();
  const starts = (k) => { for (const key of all.keys()) if (key.indexOf(k) === 0) return true; return false; };
  const last = q.list.length - 1;
  const decoded = (s) => { const t = typed(s.f); return t && all.has(t.k); };
  const knows = (s, i) => all.has(s.k) || /\d/.test(s.k) && !decoded(s) || q.open && i === last && starts(s.k) || q.joined.some((j) => j.from <= i && i <= j.to);
  const strange = q.list.filter((s, i) => !knows(s, i));
  if (strange.length) {
    const keyed = (s) => { const t = typed(s.f); return t && all.has(t.k) ? Object.assign({ w: 1, b: s.b }, t) : null; };
    if (strange.every(keyed)) return q.list.map((s) => keyed(s) || s);
    const list = [];
    for (const s of q.list) {
      const odd = strange.indexOf(s) >= 0, parts = odd && s.k.length > 3 && cut(s.k, all);
      if (parts && (s.k.length > 4 || !near(s.k, all, 1).length)) parts.forEach((k) => list.push(bare(k, 0.95)));
      else list.push(odd ? keyed(s) || await replace(s, list[list.length - 1], q.list[q.list.indexOf(s) + 1], all) : s);
    }
    return list.some((s, i) => s !== q.list[i]) ? list : null;
  }
  return q.list.length > 1 ? slip(q, units, all) : null;
}

// The near syllable that goes best with its neighbours.
async function replace(s, before, after, all) {
  const left = before && await beside('#', before.k), right = after && await beside('$', after.k);
  const value = (c) => (left && left.get(c.k) || 0) + (right && right.get(c.k) || 0) - 3 * c.cost;
  const best = first(near(s.k, all, s.k.length > 6 ? 2 : 1), value);
  return best ? Object.assign(bare(best.k, 0.8), { b: s.b }) : s;
}

const first = (list, value) => list.slice().sort((a, b) => value(b) - value(a))[0];

// Two syllables that stand together nowhere: one letter away from either may stand what was meant.
async function slip(q, units, all) {
  const list = q.list.slice(), absent = (i) => units.some((u) => u.i === i && u.j === i + 1 && !u.df);
  let changed = false;
  for (let i = 0; i + 1 < list.length; i++) {
    if (!absent(i)) continue;
    const found = [];
    for (const at of [i, i + 1]) {
      if (/\d/.test(list[at].k) || list[at].w < 1) continue;
      const left = at && await beside('#', list[at - 1].k), right = at + 1 < list.length && await beside('$', list[at + 1].k);
      near(list[at].k, all, 1).forEach((c) => {
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

// A form of up to so many places has a row of its own for those that its first row does not hold, and no impact is told there.
const BEST = kit.BEST, KEPT = 16000, LOW = 4;

// Finds what long lists hide: sections with every pair of the query. Gives `hits` with those that say it in full, or null where there are none.
async function further(result, hits) {
  const q = result.q, more = kit.others(q.list, result.units);
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
      if (!places || places.has(id)) now.set(id, (places ? places.get(id) : 0) + m.a * u.idf * u.w * (impact || LOW) / 31);
    };
    agreeing.forEach((m) => {
      kit.postings(m.p, see(m));
      for (let i = 1; i < (rest || '').length; i += 2) if (rest[i] === m.f) kit.postings(rest[i + 1], see(m), true);
    });
    places = now;
  }
  const found = Array.from(places || []).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12)
    .map((p) => ({ page: Math.floor(p[0] / 4096), score: p[1], sections: [p[0] % 4096], scores: [p[1]] }));
  await kit.second(result, found);
  const sure = found.filter((h, i) => h.far > 0.9 && found.findIndex((g) => g.page === h.page && g.far > 0.9) === i);
  return sure.length ? sure.concat(hits.filter((h) => !sure.some((g) => g.page === h.page))) : null;
}

return { mend, further };
});
