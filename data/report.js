"use strict";
(() => {
  const byClaim = new Map();
  for (const element of document.querySelectorAll("[data-claim]")) {
    const claim = element.dataset.claim;
    if (!byClaim.has(claim)) byClaim.set(claim, []);
    byClaim.get(claim).push(element);
  }
  const at = (target) => target instanceof Element && target.closest("[data-claim]");
  const aside = document.querySelector("aside");
  const main = document.querySelector("main");

  // Every claim that covers an element: marks lie within marks.
  const claimsAt = (target) => {
    const claims = [];
    for (let mark = at(target); mark; mark = at(mark.parentElement)) {
      claims.push(mark.dataset.claim);
    }
    return claims;
  };

  // Light up every part of some claims and their cards; with none, of the chosen one.
  let chosen = [];
  let lit = [];
  const light = (claims) => {
    for (const each of lit) each.classList.remove("lit");
    lit = (claims.length ? claims : chosen).flatMap((claim) => byClaim.get(claim) ?? []);
    for (const each of lit) each.classList.add("lit");
  };

  // Where the cards stand beside the text, each scrolls by itself: the words and their
  // card are both in sight.
  const isBeside = () => getComputedStyle(aside).position === "sticky";
  // What is folded beneath another claim comes into sight first.
  const unfold = (card) => {
    const folded = card.parentElement.closest("details");
    if (folded) folded.open = true;
  };
  const bringUp = (card) => {
    unfold(card);
    const edge = Math.max(aside.getBoundingClientRect().top, 0);
    aside.scrollBy({ top: card.getBoundingClientRect().top - edge - 16 });
  };
  const reveal = (claim) => {
    const card = document.getElementById("claim-" + claim);
    const words = document.getElementById("at-" + claim);
    if (card) unfold(card);
    if (!card || !words || !isBeside()) return;
    const { top } = words.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.9) words.scrollIntoView({ block: "center" });
    bringUp(card);
  };
  const choose = () => {
    const [, claim] = location.hash.match(/^#(?:claim|at)-(\d+)$/) ?? [];
    chosen = claim ? [claim] : [];
    light([]);
    reveal(claim);
  };
  document.addEventListener("mouseover", (event) => light(claimsAt(event.target)));
  addEventListener("hashchange", choose);
  addEventListener("load", choose);

  // Who walks through the marks by keyboard sees each card beside the text.
  document.addEventListener("focusin", (event) => {
    light(claimsAt(event.target));
    const tag = event.target.closest("a.tag");
    const card = tag && document.getElementById(tag.hash.slice(1));
    if (card && isBeside()) bringUp(card);
  });

  // A click on marked words goes to the card of the innermost claim there; the focus
  // follows a link to its card, and back.
  const go = (id) => {
    location.hash = id;
    document.getElementById(id)?.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.tag, a.back");
    const mark = event.target.closest("mark");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link) {
      event.preventDefault();
      go(link.hash.slice(1));
    } else if (mark && !String(getSelection())) {
      go("claim-" + mark.dataset.claim);
    }
  });

  // The legend becomes a row of buttons: a state that is switched off loses its marks
  // and its cards.
  const off = new Set();
  const cards = [...document.querySelectorAll(".card")];
  const filter = () => {
    // A row stays while one of the claims inside it stays.
    for (const card of cards) {
      const inside = [card, ...card.querySelectorAll(".card")];
      card.hidden = inside.every((each) => off.has(each.dataset.state));
    }
    for (const mark of main.querySelectorAll("mark, .tag")) {
      mark.classList.toggle("quiet", [...off].some((state) => mark.classList.contains(state)));
    }
    const shown = cards.filter((card) => !card.hidden).length;
    document.querySelector(".shown").textContent =
      off.size ? `${shown} of ${cards.length} shown` : "";
  };
  for (const key of document.querySelectorAll(".key[data-state]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...key.childNodes);
    button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => {
      const state = key.dataset.state;
      const on = off.delete(state);
      if (!on) off.add(state);
      button.setAttribute("aria-pressed", String(on));
      filter();
    });
    key.append(button);
  }

  // Paper cannot unfold.
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
})();
