// The results page with what it can be narrowed down and ordered by, and the words that led to a page marked on it.
// Loaded by x.js on tim.html, where an address has `?h=`, and where a program asks for facets.
__x('page', function (kit) {
'use strict';
const D = document, W = window, T = kit.T, el = kit.el, say = kit.say, marked = kit.marked, address = kit.address, shown = kit.shown, failed = kit.STUB.failed;
const set = kit.set, fill = kit.fill, file = kit.file, numbers = kit.numbers, answer = kit.answer, pieces = kit.pieces, composed = kit.composed;

// What pages can be narrowed down by: [{id, label, values: [{id, label, has: a byte a page}]}].
let lists, ranks;
async function facets() {
  const root = kit.root();
  if (lists) return lists;
  const raw = typeof root.f === 'string' ? await file(root.f) : root.f;
  return (lists = raw.map((f) => ({ id: f[0], label: f[1], values: f[2].map((v) => {
    const has = new Uint8Array(root.n), runs = numbers(v[2]);
    for (let i = 0, page = 0; i < runs.length; i += 2) { page += runs[i]; has.fill(1, page, page += runs[i + 1]); }
    return { id: v[0], label: v[1], has };
  }) })));
}

// Whether a page has one of the wanted values of each facet but `but`.
function passes(list, wanted, page, but) {
  return list.every((f) => f.id === but || !wanted[f.id] || f.values.some((v) => wanted[f.id].indexOf(v.id) >= 0 && v.has[page]));
}

// What a query asks besides its words: quotes, `-word`, `key:value`, and `facets` that were chosen.
function parse(q, facets) {
  q.asks = true;
  Object.keys(facets).forEach((id) => { if (facets[id].length) q.facets[id] = [].concat(facets[id]); });
  let rest = composed(q.text).replace(/(^|\s)([a-z]+):(\S+)/g, (all, space, id, value) => {
    if (!kit.root().d.some((f) => f[0] === id)) return all;
    (q.facets[id] = q.facets[id] || []).push(value);
    return space;
  });
  rest = rest.replace(/(^|\s)-(?:["“]([^"“”]*)["”]|([^\s"“”]+))/g, (all, space, phrase, word) => {
    const list = pieces(phrase || word || '');
    if (list.length) q.not.push(list);
    return space;
  });
  rest.split(/["“”]/).forEach((part, i, parts) => {
    const from = q.list.length, list = kit.take(q, part), quoted = i % 2 && i + 1 < parts.length;
    if (!list.length) return;
    list.forEach((s) => { s.q = quoted; });
    list[list.length - 1].b = list[list.length - 1].b || i + 1 < parts.length;
    if (quoted) q.phrases.push([from, q.list.length]);
  });
}

const narrows = (q) => Object.keys(q.facets).length > 0;

// All pages, where facets are chosen and nothing is typed.
function all(q) {
  const pages = new Map(), n = kit.root().n;
  if (narrows(q)) for (let page = 0; page < n; page++) pages.set(page, [[1 - page / n / 2, 0]]);
  return { pages };
}

// Leaves out what the query or its facets leave out.
async function limit(result, options) {
  const q = result.q;
  if (q.phrases.length) await quoted(result);
  if (q.not.length) await exclude(q, result);
  if (narrows(q) || options.counts) await narrow(q, result, options);
}

async function narrow(q, result, options) {
  const list = await facets(), all = result.hits;
  result.without = all.length;
  result.hits = all.filter((h) => passes(list, q.facets, h.page));
  if (!options.counts) return;
  result.facets = list.map((f) => {
    const hits = all.filter((h) => passes(list, q.facets, h.page, f.id));
    return { id: f.id, label: f.label, values: f.values.map((v) => ({ id: v.id, label: v.label, n: hits.filter((h) => v.has[h.page]).length })) };
  });
}

// Leaves out the pages that hold what was excluded, each of several words side by side.
async function exclude(q, result) {
  for (const list of q.not) {
    const units = list.length < 2 ? kit.singles(list) : kit.pairs(list.map((s) => Object.assign({}, s, { b: false })), true);
    const pages = await common(units, { list }, () => true);
    if (pages) result.hits = result.hits.filter((h) => !pages.has(h.page));
  }
}

// The pages where one section has all of `units` as they are typed; of the units that `counts` takes, null where it takes none.
async function common(units, q, counts) {
  await kit.look(units, q);
  let places = null;
  for (const u of units) {
    const forms = u.m.filter((m) => m.a > 0.48), now = new Set();
    if (!counts(forms)) continue;
    forms.forEach((m) => kit.postings(m.p, (id) => { if (!places || places.has(id)) now.add(id); }));
    places = now;
  }
  return places && new Set(Array.from(places, (id) => Math.floor(id / 4096)));
}

// Leaves out the pages where no section has all that is quoted.
async function quoted(result) {
  const q = result.q, exact = Object.assign({}, q, { open: false });
  for (const p of q.phrases) {
    const units = (p[1] - p[0] < 2 ? kit.singles(q.list) : kit.pairs(q.list, true)).filter((u) => u.i >= p[0] && u.j < p[1]);
    // A list that is cut leaves nobody out.
    const pages = await common(units, exact, (forms) => forms.every((m) => m.n <= kit.BEST));
    if (pages) result.hits = result.hits.filter((h) => pages.has(h.page));
  }
}

// The first `limit` hits that hold every quoted phrase in their title or in what is read of them.
async function hold(result, hits, limit) {
  const q = result.q, holds = (hit) => q.phrases.every((p) => {
    const phrase = [q.list.slice(p[0], p[1])], parts = hit.runs.map((r) => r.words).concat(hit.runs.map((r) => pieces(r.part[1])));
    return [pieces(hit.text[1])].concat(parts).some((words) => kit.run(phrase, words)[1] === 1);
  });
  let kept = [], read = 0;
  while (kept.length < limit && read < Math.min(hits.length, limit + 30)) {
    const some = hits.slice(read, read + 10);
    read += some.length;
    await kit.second(result, some);
    kept = kept.concat(some.filter((hit) => hit.lost || holds(hit)));
  }
  result.total = hits.length - read + kept.length;
  return kept;
}

async function order(hits, by) {
  ranks = ranks || (await file(kit.root().o)).map(numbers);
  const value = (h) => (by === 'newest' ? -ranks[0][h.page] : ranks[by === 'title' ? 1 : 2][h.page]);
  return hits.slice().sort((a, b) => value(a) - value(b) || a.page - b.page);
}

// The kind and the levels of a page, as the facets name them.
function tags(item) {
  if (!lists) return [];
  const label = (at, id) => { const value = lists[at].values.find((v) => v.id === id); return value ? value.label : ''; };
  const kinds = item.values[1].map((id) => label(1, id)), levels = item.values[0].map((id) => label(0, id)), whole = lists[0].values.length === levels.length;
  return kinds.concat(whole ? [] : levels).filter(Boolean).map((text) => el('span', { class: 'chip' }, text));
}

// Places in `text` with those joined that only a space parts.
function joined(text, places) {
  return places.reduce((all, place) => {
    const last = all[all.length - 1];
    if (last && /^\s*$/.test(text.slice(last[1], place[0]))) last[1] = Math.max(last[1], place[1]);
    else all.push(place.slice());
    return all;
  }, []);
}

// Where nothing is found: the topics whose words are nearest to those of the query.
function nearest(q, box) {
  const asked = q.list.map((s) => s.f), far = (a, b) => {
    let row = Array.from({ length: b.length + 1 }, (none, i) => i);
    for (let i = 1; i <= a.length; i++) row = row.reduce((now, up, j) => now.concat(j ? Math.min(now[j - 1] + 1, up + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)) : i), []);
    return row[b.length];
  };
  const near = (label) => {
    const words = pieces(composed(label)).map((s) => s.f);
    return asked.reduce((sum, a) => sum + Math.min.apply(Math, words.map((w) => far(a, w) / Math.max(a.length, w.length))), 0);
  };
  const topics = lists ? lists[2].values.map((v) => [near(v.label), v]).sort((a, b) => a[0] - b[0]).slice(0, 5) : [];
  return links(box.getAttribute('data-near'), topics.map((t) => [t[1].label, '?chude=' + encodeURIComponent(t[1].id)]));
}

// A row of links under its name.
const links = (name, list) => el('div', { class: 'xs-links' }, list.length ? [el('b', {}, name), el('ul', {}, list.map((item) => el('li', {}, el('a', { href: item[1] }, item[0]))))] : []);

// What stands there before anything is asked: examples, and what was searched last. Of a folder nothing is kept: its pages may share their storage with others.
function beginning(input) {
  const examples = D.querySelector('[data-examples]'), recent = D.querySelector('[data-recent]'), store = W.location.protocol !== 'file:' && W.xanh && W.xanh.store;
  const fillList = (list, words) => fill(list, words.map((word) => el('li', {}, el('a', { href: '?q=' + encodeURIComponent(word) }, word))));
  const known = () => (store && store.get('searches') || []);
  const draw = () => { if (recent) { fillList(recent.querySelector('ul'), known()); recent.hidden = !known().length; } };
  if (examples) kit.STUB.ready().then(() => fillList(examples, kit.root().e || [])).catch(() => {});
  if (recent) recent.querySelector('button').addEventListener('click', () => { store.set('searches', null); draw(); input.focus(); });
  draw();
  let timer;
  return { keep: (words) => {
    clearTimeout(timer);
    // Words that are still being typed are no search.
    if (store && words.length > 2) timer = setTimeout(() => { store.set('searches', [words].concat(known().filter((w) => w !== words)).slice(0, 6)); draw(); }, 1500);
  } };
}

// The results page: everything that is asked stands in its address.
function results(box, form) {
  const rootUrl = form.getAttribute('data-root') || '';
  let turn = 0, state = read();
  const input = form.querySelector('input[type=search]'), status = kit.teller();
  let timer;
  const ask = (push) => { clearTimeout(timer); state.exact = state.exact && state.q === input.value; state.q = input.value; state.limit = 10; store(push); run(); };
  form.classList.add('xs-form');
  form.append(status.node);
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  form.addEventListener('submit', (e) => { e.preventDefault(); ask(true); });
  const head = el('p', { class: 'xs-count' }), notes = el('div', { class: 'xs-notes' }), side = el('form', { class: 'xs-facets', submit: (e) => e.preventDefault() });
  const list = el('ol', { class: 'xs-results' }), foot = el('p', { class: 'xs-foot' });
  // On a narrow screen the results come first.
  const name = el('summary', { class: 'xs-button' });
  const start = beginning(input);
  const fold = el('details', { class: 'xs-narrow', open: W.matchMedia('(min-width: 60em)').matches }, [name, side]);
  fold.hidden = true;
  box.append(fold, el('div', { class: 'xs-main' }, [head, notes, list, foot]));

  function read() {
    const from = new URLSearchParams(W.location.search), facets = {};
    from.forEach((value, key) => { if (!/^(q|sort|exact)$/.test(key)) (facets[key] = facets[key] || []).push(value); });
    return { q: from.get('q') || '', sort: from.get('sort') || 'relevance', exact: from.has('exact'), facets, limit: 10 };
  }
  function store(push) {
    const to = new URLSearchParams();
    if (state.q) to.set('q', state.q);
    if (state.sort !== 'relevance') to.set('sort', state.sort);
    if (state.exact) to.set('exact', '1');
    Object.keys(state.facets).forEach((id) => state.facets[id].forEach((value) => to.append(id, value)));
    try { W.history[push ? 'pushState' : 'replaceState'](null, '', '?' + to); } catch (e) { /* an address that may not be changed */ }
  }
  async function run() {
    const mine = ++turn;
    if (input.value !== state.q) input.value = state.q;
    D.documentElement.classList.toggle('xs-asked', Boolean(state.q.trim() || Object.keys(state.facets).length));
    box.setAttribute('aria-busy', 'true');
    if (!list.firstChild && state.q.trim()) head.textContent = kit.STUB.busy;
    try {
      const result = await answer(state.q, { limit: state.limit, facets: state.facets, sort: state.sort, exact: state.exact, counts: true, early: (early) => { if (mine === turn && !list.firstChild) items(early); } });
      if (mine === turn) draw(result);
    } catch (error) {
      if (mine === turn) { fill(list, []); fill(notes, []); head.textContent = failed(error); status.tell(failed(error)); }
    }
    if (mine === turn) box.removeAttribute('aria-busy');
  }
  function items(result) {
    const words = result.q.list.length ? shown(result) : '';
    fill(list, result.items.map((item) => el('li', { class: 'xs-hit' }, [
      el('p', { class: 'xs-where' }, tags(item).concat(item.crumbs.join(' › '))),
      el('a', { class: 'xs-title', href: address(rootUrl, item, '', words) }, marked(item.title, joined(item.title, item.titleMarks))),
      item.heading ? el('p', { class: 'xs-heading' }, el('a', { href: address(rootUrl, item, item.anchor, words) }, marked(item.heading, joined(item.heading, item.headingMarks)))) : '',
      el('p', { class: 'xs-text' }, marked(item.excerpt, joined(item.excerpt, item.marks))),
      item.more.length ? el('ul', { class: 'xs-sections' }, item.more.map((m) => el('li', {}, el('a', { href: address(rootUrl, item, m.anchor, words) }, m.heading)))) : ''])));
  }
  function draw(result) {
    const empty = !result.q.list.length && !Object.keys(result.q.facets).length;
    const text = empty ? '' : result.none ? say('none', { q: state.q.trim() }) : say('count', { n: result.total });
    const lines = [];
    const link = (words, more, text) => el('a', { href: '?q=' + encodeURIComponent(words) + more }, text);
    if (result.meant) lines.push(el('p', {}, [say('meant', { q: result.meant }) + '. ', link(state.q, '&exact=1', say('exact', { q: state.q.trim() }))]));
    if (result.perhaps) lines.push(el('p', {}, link(result.perhaps, '', say('perhaps', { q: result.perhaps }))));
    if (result.lost) lines.push(el('p', {}, failed(result.lost)));
    if (result.also.length) lines.push(el('p', {}, say('also', { q: result.also.join(', ') })));
    if (!empty && result.none) lines.push(el('p', {}, T.help), nearest(result.q, box));
    if (!result.total && result.without) lines.push(el('p', {}, el('a', { href: '?q=' + encodeURIComponent(state.q) }, say('without', { n: result.without }))));
    head.textContent = text;
    fill(notes, lines);
    items(result);
    fold.hidden = empty || !result.total && !result.without;
    name.textContent = T.filter;
    set(side, { 'aria-label': T.filter });
    controls(result, empty);
    fill(foot, []);
    if (result.total > result.items.length) foot.append(el('button', { type: 'button', class: 'xs-button', click: () => { state.limit += 10; run(); } }, T.more));
    if (!result.none) start.keep(state.q.trim());
    status.tell(lines.map((line) => line.textContent).concat(text).join('. '));
  }
  function controls(result, empty) {
    const kept = D.activeElement && side.contains(D.activeElement) ? D.activeElement.name + '=' + D.activeElement.value : '';
    const on = (f, v) => (state.facets[f.id] || []).indexOf(v.id) >= 0;
    // What would leave no page is not offered.
    const offered = (f) => f.values.filter((v) => v.n || on(f, v));
    const sets = empty ? [] : result.facets.filter((f) => offered(f).length).map((f) => el('fieldset', { class: 'xs-facet' }, [el('legend', {}, f.label)].concat(offered(f).map((v) => {
      const box = el('input', { type: 'checkbox', name: f.id, value: v.id, checked: on(f, v), change: () => {
        const rest = (state.facets[f.id] || []).filter((id) => id !== v.id);
        state.facets[f.id] = box.checked ? rest.concat(v.id) : rest;
        if (!state.facets[f.id].length) delete state.facets[f.id];
        state.limit = 10;
        store(true);
        run();
      } });
      return el('label', { class: 'xs-value' }, [box, ' ' + v.label + ' ', el('span', { class: 'xs-n' }, String(v.n))]);
    }))));
    const choice = el('select', { name: 'sort', class: 'xs-sort', change: () => { state.sort = choice.value; store(true); run(); } },
      ['relevance', 'newest', 'title', 'site'].map((by) => el('option', { value: by, selected: by === state.sort }, T[by])));
    fill(side, (empty ? [] : [el('label', { class: 'xs-value' }, [T.sort + ' ', choice])]).concat(sets));
    if (kept) Array.from(side.elements).some((e) => e.name + '=' + e.value === kept && (e.focus(), true));
  }
  // Arrows go through the results and back to the field, Escape at once.
  D.addEventListener('keydown', (e) => {
    const titles = Array.from(list.querySelectorAll('.xs-title')), at = titles.indexOf(D.activeElement), here = D.activeElement;
    if (e.isComposing || e.ctrlKey || e.altKey || e.metaKey || here !== input && !list.contains(here)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && titles.length) {
      const inside = titles.filter((title) => title.compareDocumentPosition(here) & 4).length - 1;
      const next = titles[(at < 0 && here !== input ? Math.max(0, inside) : at) + step];
      e.preventDefault();
      (next || (step < 0 ? input : here)).focus();
      if (next) next.scrollIntoView({ block: 'nearest' });
    } else if (e.key === 'Escape' && here !== input) input.focus();
  });
  W.addEventListener('popstate', () => { state = read(); run(); });
  input.value = state.q;
  if (state.q || Object.keys(state.facets).length) run();
}

// The words that led here, on the page they led to.
function highlight() {
  const words = new URLSearchParams(W.location.search).get('h'), main = D.querySelector('main') || D.body;
  const list = words ? pieces(composed(words)).slice(0, 20) : [];
  if (!list.length) return;
  const walker = D.createTreeWalker(main, NodeFilter.SHOW_TEXT, { acceptNode: (n) => (n.parentElement.closest('script,style,textarea,form,[data-xanh-results]') ? 2 : 1) });
  const places = [], single = [], agrees = kit.agrees;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = pieces(node.data), goes = text.map((w, i) => {
      const at = list.findIndex((s) => agrees(s, w));
      return at < 0 ? 0 : list.some((s, j) => agrees(s, w) && (j && i && agrees(list[j - 1], text[i - 1]) || j + 1 < list.length && i + 1 < text.length && agrees(list[j + 1], text[i + 1]))) ? 2 : 1;
    });
    text.forEach((w, i) => { if (goes[i]) (goes[i] > 1 ? places : single).push([node, w.s, w.e]); });
  }
  const marks = [];
  (list.length > 1 && places.length ? places : single).slice(0, 300).reverse().forEach((p) => {
    const tail = p[0].splitText(p[1]);
    tail.splitText(p[2] - p[1]);
    const mark = el('mark', { class: 'xs-mark' });
    tail.replaceWith(mark);
    mark.append(tail);
    marks.push(mark);
  });
  if (!marks.length) return;
  const clear = () => {
    marks.forEach((mark) => { const parent = mark.parentNode; mark.replaceWith.apply(mark, Array.from(mark.childNodes)); parent.normalize(); });
    bar.remove();
    const rest = new URLSearchParams(W.location.search);
    rest.delete('h');
    try { W.history.replaceState(null, '', W.location.pathname + (String(rest) ? '?' + rest : '') + W.location.hash); } catch (e) { /* an address that may not be changed */ }
  };
  const bar = el('p', { class: 'xs-bar' }, [say('found', { q: words }) + ' ', el('button', { type: 'button', class: 'xs-button', click: clear }, T.clear)]);
  main.prepend(bar);
  if (W.location.hash) {
    const target = D.getElementById(decodeURIComponent(W.location.hash.slice(1)));
    if (target) target.scrollIntoView();
  }
}

return { results, highlight, parse, all, limit, order, hold };
});
