// Search within one page: every section that holds all the words, with marks or without.
(function () {
  "use strict";
  var form = document.getElementById("book-search");
  var field = form.querySelector("input");
  var list = form.querySelector("ol");
  var sections = null;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\u0111/g, "d");
  }

  // A section is a heading with an id, or the head of a chapter, and what stands behind it.
  function read() {
    sections = [];
    document.querySelectorAll("article").forEach(function (article) {
      var title = article.querySelector("h1").textContent;
      var open = { id: article.id, title: title, text: "" };
      sections.push(open);
      Array.prototype.forEach.call(article.children, function (child) {
        if (/^H[2-4]$/.test(child.tagName) && child.id) {
          open = { id: child.id, title: title + " \u203a " + child.textContent, text: "" };
          sections.push(open);
        }
        open.text += " " + child.textContent;
      });
    });
    sections.forEach(function (section) {
      section.text = section.text.replace(/\s+/g, " ");
      section.plain = plain(section.text);
      section.name = plain(section.title);
    });
  }

  function row(section, word) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var at = section.plain.indexOf(word);
    var words = document.createElement("p");
    link.href = "#" + section.id;
    link.textContent = section.title;
    words.textContent = section.text.slice(Math.max(0, at - 60), at + 120);
    item.append(link, words);
    return item;
  }

  function find() {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    list.textContent = "";
    if (!words.length) return;
    if (!sections) read();
    var found = sections.filter(function (section) {
      return words.every(function (word) { return section.plain.indexOf(word) >= 0; });
    });
    var named = function (section) {
      return words.every(function (word) { return section.name.indexOf(word) >= 0; }) ? 0 : 1;
    };
    found.sort(function (a, b) { return named(a) - named(b); });
    found.slice(0, 30).forEach(function (section) { list.append(row(section, words[0])); });
    if (!found.length) {
      var none = document.createElement("li");
      none.textContent = form.getAttribute("data-none");
      list.append(none);
    }
  }

  // On paper nothing is folded.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });

  form.hidden = false;
  field.addEventListener("input", find);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    find();
  });
})();
