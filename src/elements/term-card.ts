import type { GlossaryEntry } from "../paper/glossary-entries.ts";
import { adoptStyles } from "./adopt-styles.ts";
import { make } from "./make-element.ts";
import styles from "./term-card.css?inline";

adoptStyles(styles);

/** Opens the glossary's entry beside the link that leads to it; it closes as the reader goes on, or with Escape. */
export async function openTerm(link: HTMLAnchorElement) {
  const response = await fetch(link.pathname.replace(/\/$/, ".json"));
  const entries: GlossaryEntry[] = await response.json();
  const entry = entries.find(({ id }) => id === link.hash.slice(1));
  if (!entry) throw new Error(`There is no entry at ${link.href}.`);
  const { name, definition } = entry;
  // What the glossary is called stands where every page leads to it.
  const title = document.querySelector(`footer a[href="${link.pathname}"]`)?.textContent ?? name;
  const card = make("div", { className: "term-card", popover: "auto", tabIndex: -1 });
  card.setAttribute("role", "dialog");
  card.ariaLabel = name;
  card.append(
    make("strong", { textContent: name }),
    make("p", { textContent: definition }),
    make("a", { href: link.href, textContent: title }),
  );
  // Beside the link in the document too, so that the Tab key goes on from there.
  link.after(card);
  card.addEventListener("toggle", ({ newState }) => newState === "closed" && card.remove());
  link.focus({ preventScroll: true });
  card.showPopover();
  place(card, link);
  card.focus({ preventScroll: true });
}

/** Below the link's last line, or above its first where there is more room, and within the window. */
function place(card: HTMLElement, link: HTMLElement) {
  const lines = [...link.getClientRects()];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return;
  const { width, height } = card.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = last.bottom + height < clientHeight || first.top < clientHeight - last.bottom;
  const top = isBelow ? last.bottom + GAP : first.top - height - GAP;
  const left = Math.max(GAP, Math.min(last.left, clientWidth - width - GAP));
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${left}px`;
}

/** Pixels between the card and the link, and the edge of the window. */
const GAP = 8;
