// Files: each is a script that calls __x(name, value), which x.js keeps in `early`.

const loaded = new Map();
let root, asked;

// The value that the script at `url` hands over under `name`.
const script = (name, url) => STUB.script(url).then(() => {
  const value = STUB.early[name];
  delete STUB.early[name];
  if (value === undefined) throw new Error(url);
  return value;
});

// A file of the index, which is named by what it holds, lines as a list; the last 64 are kept.
function file(name) {
  let got = loaded.get(name);
  loaded.delete(name);
  if (!got) {
    got = (root.i ? Promise.resolve(root.i[name]) : script(name, root.b + name + '.js').catch(renew)).then((v) => (v.map ? v : unfront(v)));
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
const part = (name) => {
  if (!parts[name]) {
    parts[name] = script(name, name + '.js').then((make) => make(kit));
    parts[name].catch(() => { delete parts[name]; });
  }
  return parts[name];
};

function ready() {
  if (!asked) {
    asked = (STUB.root || Promise.resolve()).then(() => STUB.early.r || script('r', 'r.js')).then(open);
    asked.catch(() => { asked = null; STUB.early.r = null; });
  }
  return asked;
}

async function open(r) {
  if (r.v !== 3) throw new Error('r.js');
  try { WORD = new RegExp('[\\p{L}\\p{M}\\p{N}]+', 'gu'); } catch (e) { WORD = await part('old'); }
  root = r;
  loaded.clear();
  known.clear();
  r.keys = listing(r.p);
  r.packs = listing(r.t);
  r.weights = new Map();
  let page = 0;
  // By what may be typed, what is looked for besides; pages that weigh more or less.
  const [same, weights] = r.g.map ? r.g : await file(r.g), w = numbers(weights);
  for (let i = 0; i < w.length; i += 2) r.weights.set(page += w[i], w[i + 1] / 100);
  stem = r.en ? await part('english') : null;
  r.same = same.map((row) => ({ p: pieces(composed(row[0])), to: row.slice(1) })).filter((rule) => rule.p.length);
  Object.assign(T, r.u);
  return { pages: r.n, sections: r.m };
}

// The digit that the character at `at` is, as src/search/vlq.rs writes it.
const digit = (text, at) => text.charCodeAt(at) - 48;

function numbers(text) {
  const all = [];
  for (let i = 0, n = 0, shift = 0; i < text.length; i++) {
    const d = digit(text, i);
    n += (d & 31) << shift;
    if (d > 31) shift += 5; else { all.push(n); n = shift = 0; }
  }
  return all;
}

function unfront(text) {
  let before = '';
  return text.split('\n').slice(0, -1).map((line) => (before = before.slice(0, digit(line, 0)) + line.slice(1)));
}
