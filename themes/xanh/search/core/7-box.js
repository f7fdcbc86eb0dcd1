// What the reader sees: the field with its list.

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

let serial = 0;

function set(node, attributes) {
  Object.entries(attributes).forEach(([key, value]) => {
    if (typeof value === 'function') node.addEventListener(key, value);
    else if (value !== false) node.setAttribute(key, value === true ? '' : value);
  });
}

function fill(node, children) {
  node.textContent = '';
  children.forEach((child) => node.append(child));
  return node;
}

function el(name, attributes, children) {
  const node = D.createElement(name);
  set(node, attributes);
  return fill(node, [].concat(children === undefined ? [] : children));
}

// `text` with its places marked; an excerpt stands on one line.
function marked(text, marks) {
  const parts = [], piece = (from, to) => lined(text.slice(from, to));
  let at = 0;
  marks.forEach((m) => { parts.push(piece(at, m[0]), el('mark', {}, text.slice(m[0], m[1]))); at = m[1]; });
  return parts.concat(piece(at));
}

const address = (rootUrl, item, anchor, words) =>
  rootUrl + item.url.split('/').map(encodeURIComponent).join('/') + (words ? '?h=' + encodeURIComponent(words) : '') + (anchor ? '#' + encodeURIComponent(anchor) : '');

const shown = (result) => (result.meant || spelt(result.q));

// Tells a screen reader, at most every 700 ms.
function teller() {
  const node = el('div', { class: 'xs-status', role: 'status' });
  let timer;
  return { node, tell: (text) => { clearTimeout(timer); timer = setTimeout(() => { node.textContent = text; }, 700); } };
}

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
    const url = option.getAttribute('data-url'), words = option.getAttribute('data-words');
    if (words) { input.value = words; ask(); return; }
    if (apart) W.open(url, '_blank'); else W.location.href = url;
    show(false);
  };
  const option = (target, children, name) => {
    const node = el('div', Object.assign({ id: id + '-' + options.length, class: 'xs-option ' + name, role: 'option', 'aria-selected': 'false',
      mousedown: (e) => e.preventDefault(), click: (e) => go(node, e.ctrlKey || e.metaKey) }, target), children);
    options.push(node);
    return node;
  };
  const page = (more) => ({ 'data-url': form.action + '?q=' + encodeURIComponent(input.value) + (more || '') });
  const note = (lines) => (lines.length ? [el('div', { class: 'xs-note', role: 'presentation' }, lines.map((line) => el('p', {}, line)))] : []);
  const put = (children) => { fill(list, children); show(true); };
  const clear = () => { options = []; choose(-1); };

  const draw = (result) => {
    clear();
    const words = shown(result), notes = [], choices = [];
    if (result.meant) {
      notes.push(say('meant', { q: result.meant }));
      choices.push(option(page('&exact=1'), say('exact', { q: input.value.trim() }), 'xs-all'));
    }
    if (result.perhaps) choices.push(option({ 'data-words': result.perhaps }, say('perhaps', { q: result.perhaps }), 'xs-all'));
    if (result.also.length) notes.push(say('also', { q: result.also.join(', ') }));
    if (result.lost) notes.push(STUB.failed(result.lost));
    const text = result.none ? say('none', { q: input.value.trim() }) : say('count', { n: result.total });
    const lines = notes.concat(result.none ? [text] : []);
    const groups = result.items.map((item) => {
      const name = id + '-g' + options.length, title = item.heading ? marked(item.heading, item.headingMarks) : marked(item.title, item.titleMarks);
      return el('div', { role: 'group', class: 'xs-group', 'aria-labelledby': name }, [
        el('div', { id: name, class: 'xs-where', role: 'presentation' }, item.crumbs.concat(item.heading || !item.crumbs.length ? item.title : []).join(' › ')),
        option({ 'data-url': address(rootUrl, item, item.anchor, words) }, [el('span', { class: 'xs-title' }, title), el('span', { class: 'xs-text' }, marked(item.excerpt, item.marks))], 'xs-best')]
        .concat(item.more.map((more) => option({ 'data-url': address(rootUrl, item, more.anchor, words) }, more.heading, 'xs-more'))));
    });
    if (result.none) groups.push(option(page(), say('advice'), 'xs-all'));
    else if (result.total > result.items.length) groups.push(option(page(), say('all', { n: result.total }), 'xs-all'));
    put(note(lines).concat(choices, groups));
    status.tell(notes.concat(text).join('. '));
  };
  // Three things that can be looked for here.
  const examples = () => ready().then(() => {
    const some = root.e || [];
    if (!some.length || input.value || D.activeElement !== input) return;
    clear();
    put(note([say('try')]).concat(some.map((words) => option({ 'data-words': words }, words, 'xs-all'))));
  }).catch(() => {});
  const ask = async () => {
    const mine = ++turn, value = input.value;
    if (!value.trim()) { show(false); examples(); return; }
    set(list, { 'aria-busy': 'true' });
    if (list.hidden) { clear(); put(note([STUB.busy])); }
    try {
      const result = await answer(value, { limit: 6, early: (early) => { if (mine === turn) draw(early); } });
      if (mine === turn && D.activeElement === input) draw(result);
      if (mine === turn) turn++;
    } catch (error) {
      if (mine === turn) { clear(); put(note([STUB.failed(error)])); status.tell(STUB.failed(error)); }
    }
    list.removeAttribute('aria-busy');
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, root && root.n < 200 ? 0 : 120);
  });
  input.addEventListener('focus', () => { if (!input.value) examples(); });
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
      if (!list.hidden && input.value) show(false);
      else if (input.value) { input.value = ''; input.dispatchEvent(new Event('input')); } else { show(false); if (STUB.opener) STUB.opener.focus(); STUB.opener = null; }
    }
  });
  if (D.activeElement === input) { if (input.value) ask(); else examples(); }
}
