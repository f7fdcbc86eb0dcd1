// The only script of search that a page names: it loads core.js and the root of the index when somebody wants to search.
(function () {
'use strict';
const W = window, D = document, own = D.currentScript ? D.currentScript.src : '';
const vietnamese = /^(vi|$)/.test(D.documentElement && D.documentElement.lang || ''), folder = W.location.protocol === 'file:';
// What must be said before the texts of the index are there.
const LOST = vietnamese ? folder ? 'Thiếu tệp search/{f}. Hãy chép lại cả thư mục.' : 'Chưa tải được search/{f}. Hãy kiểm tra mạng.'
  : folder ? 'search/{f} is missing. Copy the whole folder again.' : 'search/{f} was not loaded. Check the network.';
let asked;
const stub = W.xanhSearch = {
  base: own.replace(/[^/]*$/, ''), early: {}, asks: /[?&]h=/.test(W.location.search),
  script,
  busy: vietnamese ? 'Đang tìm…' : 'Searching…',
  failed: (error) => LOST.replace('{f}', error && error.message || ''),
  ready: () => load().then((search) => search.ready()),
  query: (text, options) => load().then((search) => search.query(text, options)),
};
W.__x = (name, value) => { stub.early[name] = value; };

function script(name) {
  return new Promise((ok, bad) => {
    const tag = D.createElement('script');
    tag.onload = () => { tag.remove(); ok(); };
    tag.onerror = () => { tag.remove(); bad(new Error(name.replace(/[?].*/, ''))); };
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
  const wanted = (form) => {
    load().catch((error) => {
      const note = form.querySelector('.xs-lost') || form.appendChild(D.createElement('p'));
      note.className = 'xs-lost';
      note.setAttribute('role', 'status');
      note.textContent = stub.failed(error);
    });
  };
  forms.forEach((form) => form.addEventListener('focusin', () => wanted(form)));
  const used = forms.find((form) => form.contains(D.activeElement));
  if (used || forms[0] && (stub.asks || D.querySelector('[data-xanh-results]'))) wanted(used || forms[0]);
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
