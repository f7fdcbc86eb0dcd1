// Narrows a list down by level, topic and length; what was chosen stands in the address, so that it can be sent on.
(function () {
  const form = document.querySelector("[data-filter]");
  const list = document.querySelector("[data-listing]");
  if (!form || !list) return;
  const cards = Array.from(list.children);
  const fields = Array.from(form.querySelectorAll("select"));
  const state = form.querySelector("[role=status]");
  const clear = form.querySelector("button");

  const topics = form.querySelector("[name=topics]");
  const topicsOf = (card) => (card.dataset.topics || "").split("|").filter(Boolean);
  if (topics) {
    const all = Array.from(new Set([].concat.apply([], cards.map(topicsOf))));
    all.sort((a, b) => a.localeCompare(b, "vi")).forEach((topic) => topics.append(new Option(topic, topic)));
  }

  const fits = {
    levels: (card, level) => (card.dataset.levels || "").split(" ").includes(level),
    topics: (card, topic) => topicsOf(card).includes(topic),
    minutes: (card, range) => {
      const [least, most] = range.split("-").map(Number);
      return card.dataset.minutes >= least && card.dataset.minutes <= most;
    },
  };

  // A choice that would leave nothing, beside the others that are made, is not offered.
  const offer = (field, asked) => {
    const others = asked.filter((other) => other !== field);
    const left = cards.filter((card) => others.every((other) => fits[other.name](card, other.value)));
    Array.from(field.options).slice(1).forEach((option) => {
      option.hidden = option.disabled = !option.selected && !left.some((card) => fits[field.name](card, option.value));
    });
  };

  const show = () => {
    const asked = fields.filter((field) => field.value);
    const shown = cards.filter((card) => {
      card.hidden = !asked.every((field) => fits[field.name](card, field.value));
      return !card.hidden;
    }).length;
    fields.forEach((field) => offer(field, asked));
    state.textContent = !shown ? state.dataset.none : asked.length ? state.dataset.words.replace("{shown}", shown).replace("{all}", cards.length) : "";
    state.classList.toggle("none", !shown);
    clear.hidden = !asked.length;
    return asked;
  };

  form.addEventListener("change", () => {
    const query = show().map((field) => field.name + "=" + encodeURIComponent(field.value)).join("&");
    try {
      history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
    } catch (refused) {
      // An address that may not be changed; the list is narrowed all the same.
    }
  });
  form.addEventListener("reset", () => setTimeout(() => {
    form.dispatchEvent(new Event("change"));
    fields[0].focus();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());

  const asked = new URLSearchParams(location.search);
  fields.forEach((field) => (field.value = asked.get(field.name) || ""));
  fields.filter((field) => field.selectedIndex < 0).forEach((field) => (field.value = ""));
  show();
})();
