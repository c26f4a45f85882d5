// Filters, and the way from difference to difference. The page reads without any of this.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const diffs = [...document.querySelectorAll(".diff")];
  const rows = [...document.querySelectorAll("tr.has")];
  const marks = new Map();
  for (const mark of document.querySelectorAll("[data-d]")) {
    const list = marks.get(mark.dataset.d);
    if (list) list.push(mark);
    else marks.set(mark.dataset.d, [mark]);
  }
  let shown = diffs;
  let current = -1;

  const say = () => {
    const count = shown.length === diffs.length ? `${diffs.length} differences` : `${shown.length} of ${diffs.length} differences`;
    at("status").textContent = current < 0 ? count : `${current + 1} of ${count}`;
  };

  // where the reader is: the difference in focus, else the one last visited
  const here = () => {
    const focused = document.activeElement && document.activeElement.closest(".diff");
    const index = focused ? shown.indexOf(focused) : -1;
    return index < 0 ? current : index;
  };

  const reveal = (element) => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      if (parent.tagName === "DETAILS") parent.open = true;
    }
  };

  const visit = (index) => {
    if (!shown.length) return;
    if (current >= 0 && shown[current]) shown[current].removeAttribute("aria-current");
    current = (index + shown.length) % shown.length;
    const diff = shown[current];
    reveal(diff);
    diff.setAttribute("aria-current", "true");
    diff.focus({ preventScroll: true });
    diff.scrollIntoView({ block: "center" });
    say();
  };
  const next = () => visit(here() + 1);
  const previous = () => visit(here() < 0 ? -1 : here() - 1);

  const boxes = (name) => [...document.querySelectorAll(`input[name=${name}]`)];
  const chosen = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
  const filter = () => {
    const gravity = chosen("gravity");
    const classes = chosen("class");
    const listed = new Set(boxes("class").map((box) => box.value));
    const accepted = at("accepted").checked;
    const last = shown[current];
    for (const diff of diffs) {
      // a class all of which is accepted, or of another version, has no box of its own
      const off = !gravity.has(diff.dataset.g) || (listed.has(diff.dataset.c) && !classes.has(diff.dataset.c)) ||
        (!accepted && diff.classList.contains("accepted"));
      diff.hidden = off;
      for (const mark of marks.get(diff.id) || []) mark.classList.toggle("off", off);
    }
    for (const row of rows) row.classList.toggle("empty", !row.querySelector(".diff:not([hidden])"));
    shown = diffs.filter((diff) => !diff.hidden);
    document.body.classList.toggle("filtered", shown.length < diffs.length);
    if (last) last.removeAttribute("aria-current");
    current = shown.indexOf(last);
    say();
  };
  const all = () => {
    for (const box of [...boxes("gravity"), ...boxes("class"), at("accepted")]) box.checked = true;
    filter();
  };

  // a link may lead to a difference that a filter hides, or that stands in a closed file
  const follow = () => {
    const target = location.hash.length > 1 && at(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) all();
    for (const inner of target.matches(".file") ? target.querySelectorAll(":scope > details") : []) inner.open = true;
    if (target.matches(".diff")) visit(shown.indexOf(target));
  };

  at("next").addEventListener("click", next);
  at("previous").addEventListener("click", previous);
  at("all").addEventListener("click", all);
  at("none").addEventListener("click", () => {
    for (const box of boxes("class")) box.checked = false;
    filter();
  });
  at("bar").addEventListener("change", (event) => { if (event.target.id !== "keys") filter(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const open of document.querySelectorAll(".filter[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    if (!at("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "n" || event.key === "j") next();
    else if (event.key === "p" || event.key === "k") previous();
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    for (const inner of document.querySelectorAll(".file > details, .legend")) inner.open = true;
  });
  at("bar").hidden = false;
  say();
  follow();
})();
