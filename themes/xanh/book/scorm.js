// A module in a course page: what SCORM 1.2 wants to hear of it. The answers that the course kept are the learner's own,
// whatever this browser kept of another one.
(function () {
  "use strict";
  var frame = document.querySelector("iframe");
  var needed = Number(document.body.getAttribute("data-pass"));
  var most = 4096; // characters of cmi.suspend_data
  var began = Date.now();
  var heard = {};
  var ready = false;
  var over = false;

  function above(from) {
    for (var steps = 0; from && steps < 20; steps++) {
      try {
        if (from.API) return from.API;
      } catch (refused) {
        return null;
      }
      if (from.parent === from) return null;
      from = from.parent;
    }
    return null;
  }

  var api = above(window) || (window.opener ? above(window.opener) : null);
  if (!api || String(api.LMSInitialize("")) !== "true") return;

  // Says a value that the course has not heard yet.
  function say(name, value) {
    if (heard[name] === value) return false;
    heard[name] = value;
    api.LMSSetValue(name, String(value));
    return true;
  }

  function parsed(text) {
    try {
      return JSON.parse(text) || {};
    } catch (broken) {
      return {};
    }
  }

  var status = String(api.LMSGetValue("cmi.core.lesson_status"));
  if (!status || status === "not attempted") {
    status = "incomplete";
    say("cmi.core.lesson_status", status);
  }
  var kept = parsed(api.LMSGetValue("cmi.suspend_data"));
  var place = Number(api.LMSGetValue("cmi.core.lesson_location")) || 0;

  function quiz() {
    var words = frame.contentDocument.getElementById("quiz-words");
    var inner = frame.contentWindow.xanh;
    if (!words || !inner) return null;
    return { store: inner.store, key: "quiz:" + (words.getAttribute("data-module") || inner.page) };
  }

  // Answers that are too long for the course are left out, the longest first.
  function short(answers) {
    var all = Object.assign({}, answers);
    var ids = Object.keys(all).sort(function (a, b) {
      return JSON.stringify(all[b]).length - JSON.stringify(all[a]).length;
    });
    while (JSON.stringify(all).length > most && ids.length) delete all[ids.shift()];
    return JSON.stringify(all);
  }

  frame.addEventListener("load", function () {
    var own = quiz();
    var here = own ? own.store.get(own.key) || {} : {};
    if (!ready && own && JSON.stringify(here) !== JSON.stringify(kept)) {
      ready = true;
      own.store.set(own.key, Object.keys(kept).length ? kept : null);
      frame.contentWindow.location.reload();
      return;
    }
    ready = true;
    frame.contentWindow.scrollTo(0, place);
    report();
  });

  function reached(sum) {
    if (sum) {
      if (sum.done !== sum.all) return "incomplete";
      if (!needed) return "completed";
      return Number(sum.percent) >= needed ? "passed" : "failed";
    }
    var inner = frame.contentWindow;
    var end = frame.contentDocument.documentElement.scrollHeight - inner.innerHeight;
    return inner.scrollY >= end - 20 ? "completed" : "incomplete";
  }

  function report() {
    if (!ready || over || !frame.contentDocument || !frame.contentDocument.body) return;
    var own = quiz();
    var line = frame.contentDocument.querySelector("[data-percent]");
    if (own && !line) return;
    var sum = own ? line.dataset : null;
    var news = false;
    if (sum) {
      news = say("cmi.core.score.min", 0) || news;
      news = say("cmi.core.score.max", 100) || news;
      news = say("cmi.core.score.raw", Number(sum.percent)) || news;
      news = say("cmi.suspend_data", short(own.store.get(own.key) || {})) || news;
    }
    // What was passed or completed stays so; what failed may be tried again.
    var now = reached(sum);
    if (now !== "incomplete" && status !== "passed" && status !== "completed") {
      status = now;
      news = say("cmi.core.lesson_status", status) || news;
    }
    news = say("cmi.core.lesson_location", Math.round(frame.contentWindow.scrollY)) || news;
    if (news) api.LMSCommit("");
  }

  function two(number) {
    return ("0" + number).slice(-2);
  }

  function finish() {
    if (over) return;
    report();
    over = true;
    var seconds = Math.round((Date.now() - began) / 1000);
    var time = ("000" + Math.floor(seconds / 3600)).slice(-4) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
    api.LMSSetValue("cmi.core.session_time", time);
    api.LMSSetValue("cmi.core.exit", status === "passed" || status === "completed" ? "" : "suspend");
    api.LMSCommit("");
    api.LMSFinish("");
  }

  setInterval(report, 1000);
  window.addEventListener("pagehide", finish);
  window.addEventListener("beforeunload", finish);
})();
