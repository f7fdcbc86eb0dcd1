// The only script of search that a page names: it loads core.js and the root of the index when somebody wants to search.
(function () {
'use strict';
const W = window, D = document, own = D.currentScript ? D.currentScript.src : '';
let asked;
const stub = W.xanhSearch = {
  base: own.replace(/[^/]*$/, ''), early: {}, asks: /[?&]h=/.test(W.location.search),
  script,
  ready: () => load().then((search) => search.ready()),
  query: (text, options) => load().then((search) => search.query(text, options)),
};
W.__x = (name, value) => { stub.early[name] = value; };

function script(name) {
  return new Promise((ok, bad) => {
    const tag = D.createElement('script');
    tag.onload = () => { tag.remove(); ok(); };
    tag.onerror = () => { tag.remove(); bad(new Error(name)); };
    tag.src = stub.base + name;
    D.head.appendChild(tag);
  });
}

function load() {
  if (!asked) {
    stub.root = script('r.js').catch(() => {});
    asked = script('core.js').then(() => W.xanhSearch);
    asked.catch(() => { asked = null; });
  }
  return asked;
}

function start() {
  const forms = Array.from(D.querySelectorAll('form[data-xanh-search]')), at = forms[0] && forms[0].getAttribute('data-index');
  if (at) stub.base = at;
  const wanted = () => { load().catch(() => {}); };
  forms.forEach((form) => form.addEventListener('focusin', wanted, { once: true }));
  if (stub.asks || forms[0] && D.querySelector('[data-xanh-results]') || forms.some((form) => form.contains(D.activeElement))) wanted();
  const input = forms[0] && forms[0].querySelector('input[type=search]');
  D.addEventListener('keydown', (e) => {
    const here = e.target, busy = here.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(here.tagName);
    if (!input || e.isComposing || e.altKey) return;
    if (e.key === '/' && !busy && !e.ctrlKey && !e.metaKey || e.key === 'k' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      stub.opener = D.activeElement;
      input.focus();
      input.select();
    }
  });
}

if (D.readyState === 'loading') D.addEventListener('DOMContentLoaded', start); else if (D.body) start();
})();
