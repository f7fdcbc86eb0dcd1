// Keeps the page in this window as its sources are: reloads it, swaps its style sheets, shows what is wrong.
(function () {
  "use strict";
  var script = document.currentScript;
  if (window.top !== window || !script || !window.EventSource) return;
  var made = script.getAttribute("data-made");
  var key = "__xanh_scroll";
  var source, frame, corner, shown, closed, state;

  // Where the reader was stands in the page again, also where the browser would not know.
  try {
    var saved = JSON.parse(sessionStorage.getItem(key) || "null");
    sessionStorage.removeItem(key);
    if (saved && saved.page === location.pathname) {
      closed = saved.closed;
      var back = function () { window.scrollTo({ left: saved.x, top: saved.y, behavior: "instant" }); };
      back();
      window.addEventListener("load", back);
    }
  } catch (_) { /* A browser without storage begins at the top. */ }

  function reload(goal) {
    if (source) source.close();
    try {
      sessionStorage.setItem(key, JSON.stringify({ page: location.pathname, x: scrollX, y: scrollY, closed: closed }));
    } catch (_) { /* as above */ }
    if (goal && goal !== location.pathname) location.assign(goal);
    else location.reload();
  }

  function swap(link, address) {
    var fresh = link.cloneNode();
    fresh.href = address;
    fresh.addEventListener("load", function () { link.remove(); });
    fresh.addEventListener("error", function () { link.remove(); });
    link.after(fresh);
  }

  function styles(pairs) {
    var links = document.querySelectorAll('link[rel~="stylesheet"]');
    links.forEach(function (link) {
      var written = link.getAttribute("href");
      var pair = pairs.find(function (pair) { return pair[0] === written; });
      if (pair) swap(link, pair[1]);
      else if (!pairs.length) swap(link, written.replace(/\?.*$/, "") + "?" + Date.now());
    });
  }

  function style(element, rules) {
    Object.keys(rules).forEach(function (name) { element.style.setProperty(name, rules[name], "important"); });
    return element;
  }

  function close() {
    if (frame) frame.remove();
    frame = null;
    closed = shown = state.faults;
    draw();
  }

  function open() {
    shown = state.faults;
    var fresh = document.createElement("iframe");
    fresh.id = "xanh-faults";
    fresh.title = state.title;
    fresh.src = "/__xanh/faults?" + state.faults;
    fresh.addEventListener("load", function () {
      var inside = fresh.contentDocument;
      if (!inside) return;
      var button = inside.getElementById("close");
      if (button) {
        button.hidden = false;
        button.addEventListener("click", close);
      }
      inside.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
    });
    style(fresh, {
      position: "fixed", inset: "auto 0 0 0", width: "100%", height: "min(60vh, 40rem)", border: "0", "border-top": "3px solid #b3261e",
      "box-shadow": "0 -4px 24px rgb(0 0 0 / 40%)", "z-index": "2147483647", "color-scheme": "normal", background: "Canvas"
    });
    if (frame) frame.remove();
    frame = fresh;
    document.body.append(frame);
  }

  // Errors cover a part of the page, warnings wait in a corner.
  function draw() {
    var standing = document.body.hasAttribute("data-xanh") || document.querySelector('link[href="/__xanh/faults.css"]');
    if (state.errors && closed !== state.faults && !standing) {
      if (!frame || shown !== state.faults) open();
    } else if (frame && shown !== state.faults) {
      frame.remove();
      frame = null;
    }
    if (corner) corner.remove();
    corner = null;
    if (state.title && !frame && !standing) {
      corner = document.createElement("button");
      corner.id = "xanh-corner";
      corner.type = "button";
      corner.textContent = state.title;
      corner.addEventListener("click", function () { closed = null; open(); draw(); });
      style(corner, {
        position: "fixed", right: ".75rem", bottom: ".75rem", padding: ".3rem .8rem", font: "14px/1.5 system-ui, sans-serif", cursor: "pointer",
        color: "#fff", background: state.errors ? "#b3261e" : "#6b4a00", border: "1px solid #fff", "border-radius": "1rem", "z-index": "2147483647"
      });
      document.body.append(corner);
    }
  }

  function listen() {
    if (source) source.close();
    source = new EventSource("/__xanh/events?page=" + encodeURIComponent(location.pathname) + "&made=" + (made || ""));
    source.addEventListener("reload", function () { reload(); });
    source.addEventListener("go", function (event) { reload(event.data); });
    source.addEventListener("made", function (event) { made = event.data; });
    source.addEventListener("styles", function (event) { styles(JSON.parse(event.data)); });
    source.addEventListener("state", function (event) {
      state = JSON.parse(event.data);
      draw();
    });
  }

  // A browser opens few connections to one server: a page that nobody looks at keeps none.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) source.close();
    else listen();
  });
  window.addEventListener("pagehide", function () { source.close(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) listen(); });
  listen();
})();
