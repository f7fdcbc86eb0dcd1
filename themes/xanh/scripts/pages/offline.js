// On the web: a worker keeps what was read, and on a button all of a level. A page opened from a folder has none.
(function () {
  const { root, word, store } = window.xanh;
  const workers = location.protocol === "file:" ? null : navigator.serviceWorker;
  if (!workers) return;
  workers.register(root + "sw.js").catch(() => {});

  const button = document.querySelector("[data-keep]");
  if (!button) return;
  const label = button.textContent;
  const name = "kept:" + button.dataset.keep;
  const state = document.createElement("span");
  state.setAttribute("role", "status");
  button.hidden = false;
  button.after(state);
  if (store.get(name)) state.textContent = word("kept");

  workers.addEventListener("message", (event) => {
    const { kept, of, failed } = event.data;
    if (failed) {
      state.textContent = word("keepFailed");
    } else {
      state.textContent = kept < of ? Math.floor((100 * kept) / of) + " %" : word("kept");
      if (kept === of) store.set(name, true);
    }
    if (failed || kept === of) button.disabled = false;
  });

  button.addEventListener("click", () => {
    button.disabled = true;
    button.textContent = label;
    Promise.all([fetch(root + button.dataset.keep).then((answer) => answer.json()), workers.ready]).then(
      ([keep, registration]) => registration.active.postMessage({ keep }),
      () => {
        state.textContent = word("keepFailed");
        button.disabled = false;
      },
    );
  });
})();
