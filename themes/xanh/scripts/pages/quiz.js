// Questions answered on the page: checked, explained, counted, and kept on this device alone.
(function () {
  const { store, make, page } = window.xanh;
  const said = document.getElementById("quiz-words");
  const forms = Array.from(document.querySelectorAll("form.quiz"));
  if (!said || !forms.length) return;
  const word = (name, values) =>
    Object.keys(values || {}).reduce((text, key) => text.replace("{" + key + "}", values[key]), said.dataset[name] || "");
  const key = "quiz:" + (said.dataset.module || page);
  const lang = document.documentElement.lang || "vi";
  const plain = (number) => (Math.round(number * 10) / 10).toLocaleString(lang);
  const numbers = (text) => text.split(" ").filter(Boolean).map(Number);

  // The tone of a syllable goes to the end of its word, so that "hoà" and "hòa" are one.
  const words = (text) => {
    const bare = text.normalize("NFC").toLowerCase().replace(/[\s!-/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]+/g, " ").trim();
    const toned = (one) => one.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "") + (one.match(/[\u0300\u0301\u0303\u0309\u0323]/g) || []).join("");
    return (bare || text.trim()).normalize("NFD").split(" ").map(toned).join(" ");
  };
  const unmarked = (text) => words(text).replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");

  // "11,25", "11.25", "1.250" and "250 tờ": a full stop is read both ways.
  const readings = (text) => {
    const digits = text.replace(/[\u2212\u2013]/g, "-").replace(/\s/g, "").match(/^-?\d[\d.,]*/);
    if (!digits) return [];
    const found = digits[0].replace(/[.,]$/, "");
    const both = [found.replace(/,/g, "."), found.replace(/\./g, "").replace(/,/g, "."), found.replace(/,/g, "")];
    return both.map(Number).filter((number) => !isNaN(number));
  };

  const choices = {
    fields: (form) => Array.from(form.querySelectorAll(".choice input")),
    read(form) {
      const ticked = this.fields(form).filter((field) => field.checked).map((field) => Number(field.value));
      return ticked.length ? ticked : null;
    },
    show(form, answer) {
      this.fields(form).forEach((field) => (field.checked = (answer || []).includes(Number(field.value))));
    },
    grade(form, answer, right) {
      this.fields(form).filter((field) => field.checked).forEach((field) => {
        const label = field.closest(".choice");
        mark(label, label, right.includes(Number(field.value)));
        if (!label.dataset.feedback) return;
        const feedback = make("div", { class: "feedback" });
        feedback.innerHTML = label.dataset.feedback;
        label.after(feedback);
      });
      const good = answer.filter((one) => right.includes(one)).length;
      const bad = answer.length - good;
      const credit = Math.max(0, good - bad) / right.length;
      return { credit, more: right.length > 1 && good < right.length && !bad ? word("missing") : "" };
    },
    text: (form, answer) => answer.map((at) => form.querySelectorAll(".choice span")[at].textContent).join("; "),
  };

  const field = (form) => form.querySelector("fieldset > input, fieldset > textarea");
  const written = {
    read: (form) => field(form).value.trim() || null,
    show: (form, answer) => (field(form).value = answer || ""),
    text: (form, answer) => answer,
  };

  const kinds = {
    single: choices,
    multiple: choices,
    "true-false": choices,
    match: {
      fields: (form) => Array.from(form.querySelectorAll("select")),
      read(form) {
        const chosen = this.fields(form).map((one) => one.value);
        return chosen.every((one) => one !== "") ? chosen.map(Number) : null;
      },
      show(form, answer) {
        this.fields(form).forEach((one, at) => (one.value = answer ? answer[at] : ""));
      },
      grade(form, answer, right) {
        this.fields(form).forEach((one, at) => mark(one.parentElement, one.previousElementSibling, answer[at] === right[at]));
        return { credit: answer.filter((one, at) => one === right[at]).length / right.length };
      },
      text(form) {
        return this.fields(form).map((one) => one.previousElementSibling.firstChild.textContent + " = " + one.selectedOptions[0].text).join("; ");
      },
    },
    order: {
      items: (form) => Array.from(form.querySelectorAll(".order > li")),
      read(form) {
        return this.items(form).map((item) => Number(item.dataset.piece));
      },
      show(form, answer) {
        const items = this.items(form);
        const at = (piece) => items.find((item) => Number(item.dataset.piece) === piece);
        const order = answer || items.map((item, place) => place);
        form.querySelector(".order").append(...order.map(at).filter(Boolean));
        this.ends(form);
      },
      ends(form) {
        const items = this.items(form);
        items.forEach((item, at) => {
          const [up, down] = item.querySelectorAll("button");
          up.disabled = at === 0;
          down.disabled = at === items.length - 1;
        });
      },
      grade(form, answer, right) {
        this.items(form).forEach((item, at) => mark(item, item.firstElementChild, answer[at] === right[at]));
        return { credit: answer.filter((one, at) => one === right[at]).length / right.length };
      },
      text(form) {
        return this.items(form).map((item) => item.firstElementChild.firstChild.textContent).join(" → ");
      },
      prepare(form, tell) {
        this.items(form).forEach((item) => {
          const text = item.firstElementChild.textContent;
          [["up", -1], ["down", 1]].forEach(([name, step]) => {
            const button = make("button", { type: "button", class: "button", "aria-label": word(name) + ": " + text }, word(name));
            button.addEventListener("click", () => {
              const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
              if (!other) return;
              if (step < 0) other.before(item);
              else other.after(item);
              this.ends(form);
              (button.disabled ? Array.from(item.querySelectorAll("button")).find((one) => !one.disabled) : button).focus();
              const items = this.items(form);
              tell(word("place", { item: text, place: items.indexOf(item) + 1, places: items.length }));
            });
            item.append(button);
          });
        });
        this.ends(form);
      },
    },
    short: Object.assign({}, written, {
      grade(form, answer) {
        const right = form.dataset.key.split("|");
        if (right.some((one) => words(one) === words(answer))) return { credit: 1 };
        const near = right.find((one) => unmarked(one) === unmarked(answer));
        return near ? { credit: 0.5, more: word("marks", { answer: near }) } : { credit: 0 };
      },
    }),
    number: Object.assign({}, written, {
      grade(form, answer, right) {
        const read = readings(answer);
        if (!read.length) return { credit: 0, more: word("number") };
        return { credit: read.some((one) => Math.abs(one - right[0]) <= right[1] + 1e-9) ? 1 : 0 };
      },
    }),
    open: Object.assign({}, written, { grade: () => ({ credit: null }) }),
  };

  // Colour alone tells nothing: a word stands beside it.
  function mark(line, behind, right) {
    line.classList.add(right ? "choice-right" : "choice-wrong");
    behind.append(make("span", { class: "quiz-mark" }, " (" + word(right ? "markRight" : "markWrong") + ")"));
  }

  let kept = store.get(key) || {};
  let stays = true;
  const credits = {};

  const questions = forms.map((form) => {
    const kind = kinds[form.dataset.kind];
    const points = Number(form.dataset.points);
    const verdict = make("p", { class: "verdict", role: "status" });
    const explanation = make("div", { class: "feedback" });
    const check = make("button", { type: "submit", class: "button button-main" }, word("check"));
    const bar = make("p", { class: "buttons js-only" });
    bar.append(check);
    form.querySelector("fieldset").append(bar);
    form.append(verdict, explanation);
    const tell = (text) => (verdict.textContent = text);
    if (kind.prepare) kind.prepare(form, tell);
    const controls = () => Array.from(form.querySelectorAll("fieldset input, fieldset select, fieldset textarea, .order button"));

    const clean = () => {
      form.querySelectorAll(".choice-right, .choice-wrong").forEach((one) => one.classList.remove("choice-right", "choice-wrong"));
      form.querySelectorAll(".quiz-mark, label + .feedback").forEach((one) => one.remove());
      explanation.innerHTML = "";
      verdict.className = "verdict";
      tell("");
      check.textContent = word("check");
      controls().forEach((one) => (one.disabled = false));
      if (kind.ends) kind.ends(form);
      form.classList.remove("answered");
      delete credits[form.id];
    };

    const grade = (answer) => {
      clean();
      const text = kind.text(form, answer);
      const { credit, more } = kind.grade(form, answer, numbers(form.dataset.key));
      credits[form.id] = { credit, text };
      const whole = credit === null ? "noted" : credit === 1 ? "right" : credit > 0 ? "partly" : "wrong";
      verdict.classList.add("verdict-" + (whole === "noted" ? "right" : whole));
      tell((word(whole, { points: plain(credit * points), of: points }) + " " + (more || "")).trim());
      explanation.innerHTML = form.dataset.explanation || "";
      check.textContent = word("again");
      controls().forEach((one) => (one.disabled = true));
      form.classList.add("answered");
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.classList.contains("answered")) {
        clean();
        delete kept[form.id];
      } else {
        const answer = kind.read(form);
        if (answer === null) return tell(word("first"));
        grade(answer);
        kept[form.id] = { digest: form.dataset.digest, answer };
      }
      keep();
    });

    const forget = () => {
      clean();
      kind.show(form, null);
    };

    const own = kept[form.id];
    if (own && own.digest === form.dataset.digest) {
      kind.show(form, own.answer);
      grade(own.answer);
    } else if (own) {
      tell(word("changed"));
    }
    return { form, points, forget };
  });

  const result = make("section", { class: "quiz-result", "aria-labelledby": "ket-qua-tu-kiem-tra" });
  const score = make("p", { role: "status" });
  const place = make("p", { class: "muted" });
  const save = make("button", { type: "button", class: "button" }, word("export"));
  const erase = make("button", { type: "button", class: "button" }, word("erase"));
  const bar = make("p", { class: "buttons" });
  bar.append(save, erase);
  result.append(make("h2", { id: "ket-qua-tu-kiem-tra" }, word("result")), score, place, bar);
  forms[forms.length - 1].after(result);

  const counted = questions.filter(({ form }) => form.dataset.kind !== "open");
  const tally = () => {
    const of = counted.reduce((sum, one) => sum + one.points, 0);
    const points = counted.reduce((sum, { form, points }) => sum + points * (credits[form.id] ? credits[form.id].credit : 0), 0);
    const percent = of ? Math.floor((100 * points) / of + 1e-9) : 100;
    const done = Object.keys(credits).length;
    return { points: plain(points), of, percent, done, all: forms.length };
  };

  function show() {
    const sum = tally();
    Object.assign(score.dataset, sum);
    const needed = Number(said.dataset.needed);
    const passed = sum.percent >= needed ? "pass" : "fail";
    score.textContent = word("score", sum) + (needed && sum.done === sum.all ? " " + word(passed, { pass: needed }) : "");
    place.textContent = word(stays ? "kept" : "notKept");
    save.disabled = erase.disabled = !sum.done && !Object.keys(kept).length;
  }

  function keep() {
    stays = store.set(key, Object.keys(kept).length ? kept : null);
    show();
  }

  save.addEventListener("click", () => {
    const lines = [document.title, new Date().toLocaleString(lang), score.textContent, ""];
    questions.forEach(({ form, points }, at) => {
      const own = credits[form.id];
      lines.push(at + 1 + ". " + form.querySelector("legend").textContent.trim());
      if (own) lines.push("   " + own.text + (own.credit === null ? "" : " [" + plain(own.credit * points) + "/" + points + "]"));
      else lines.push("   –");
    });
    const blob = new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/plain;charset=utf-8" });
    const link = make("a", { href: URL.createObjectURL(blob), download: "ket-qua-" + (said.dataset.module || "tu-kiem-tra").toLowerCase() + ".txt" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  erase.addEventListener("click", () => {
    if (!confirm(word("sure"))) return;
    kept = {};
    questions.forEach((one) => one.forget());
    keep();
    result.querySelector("h2").tabIndex = -1;
    result.querySelector("h2").focus();
  });

  show();
})();
