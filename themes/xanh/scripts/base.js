// What the other scripts stand on: a store that survives a refusal, and the words of the theme.
(function () {
  const root = document.documentElement;
  const memory = {};
  const prefix = "xanh:" + root.dataset.site + ":";
  let denied = false;

  const store = {
    get(key) {
      if (key in memory) return memory[key];
      try {
        return JSON.parse(localStorage.getItem(prefix + key));
      } catch (refused) {
        return null;
      }
    },
    set(key, value) {
      memory[key] = value;
      try {
        if (value === null) localStorage.removeItem(prefix + key);
        else localStorage.setItem(prefix + key, JSON.stringify(value));
      } catch (refused) {
        denied = true;
      }
      return !denied;
    },
  };

  // Words stand in the page as `<template id="xanh-words" data-copy="…">`, so scripts hold no language.
  const words = document.getElementById("xanh-words");
  const word = (name) => (words && words.dataset[name]) || "";

  const make = (tag, attributes, text) => {
    const element = document.createElement(tag);
    Object.keys(attributes || {}).forEach((name) => element.setAttribute(name, attributes[name]));
    if (text) element.textContent = text;
    return element;
  };

  // Copies plain text; where the clipboard is refused (a page opened from a folder) by the old command.
  const copy = (text) => {
    const byCommand = () => {
      const area = make("textarea", { class: "visually-hidden", "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      let done = false;
      try {
        done = document.execCommand("copy");
      } catch (refused) {
        done = false;
      }
      area.remove();
      return done;
    };
    if (!navigator.clipboard || !window.isSecureContext) return Promise.resolve(byCommand());
    return navigator.clipboard.writeText(text).then(() => true, byCommand);
  };

  const page = root.dataset.page || "";
  window.xanh = { root: root.dataset.root || "", page, store, word, make, copy };
})();
