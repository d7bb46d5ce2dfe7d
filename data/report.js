"use strict";
(() => {
  const all = [...document.querySelectorAll("[data-claims]")];
  const byClaim = new Map();
  for (const element of all) {
    for (const claim of element.dataset.claims.split(" ")) {
      if (!byClaim.has(claim)) byClaim.set(claim, []);
      byClaim.get(claim).push(element);
    }
  }
  // Light up every part of the claims that an element belongs to, and their cards.
  let lit = [];
  const light = (element) => {
    for (const each of lit) each.classList.remove("lit");
    lit = element ? element.dataset.claims.split(" ").flatMap((claim) => byClaim.get(claim)) : [];
    for (const each of lit) each.classList.add("lit");
  };
  const over = (event) => light(event.target.closest("[data-claims]"));
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);
  // A click on marked words goes to the card of the last claim that covers them.
  document.querySelector("main").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || String(getSelection())) return;
    const claim = mark.dataset.claims.split(" ").pop();
    location.hash = "claim-" + claim;
    document.getElementById("claim-" + claim).focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.tag, a.back");
    if (!link) return;
    const target = document.getElementById(link.hash.slice(1));
    if (target) setTimeout(() => target.focus({ preventScroll: true }));
  });
  // The legend filters: what is switched off loses its mark and its card.
  const off = new Set();
  for (const button of document.querySelectorAll(".filter")) {
    button.addEventListener("click", () => {
      const state = button.dataset.state;
      const on = off.delete(state);
      if (!on) off.add(state);
      button.setAttribute("aria-pressed", String(on));
      for (const element of document.querySelectorAll(".card")) {
        element.hidden = off.has(element.dataset.state);
      }
      for (const state of ["supported", "refuted", "conflicting", "not-enough-evidence", "suspended", "unverified"]) {
        for (const element of document.querySelectorAll("mark." + state + ", .tag." + state)) {
          element.classList.toggle("quiet", off.has(state));
        }
      }
    });
  }
})();
