/** What of a page of the site is its own; all else is the same on the pages of all sections. */
interface OwnParts {
  title: string;
  /** What the head says of the page: its description, its address, how to cite it. */
  head: Element[];
  /** Contents and text. */
  middle: Element;
}

/** A page, and how the reader left it. */
interface Leaf extends OwnParts {
  scroll: number;
  focus: Element | null;
}

const HEAD = "meta[name]:not([name=viewport]), meta[property], link[rel=canonical], script[type='application/ld+json']";

/** The pages that can be turned to, by path. */
const leaves = new Map<string, Leaf>();

/** The path of the page that stands in the window; a step back or forward has changed the address bar before. */
let shown = location.pathname;

/** Keeps a page to turn to. Says whether it could: the page has to share the frame and the styles of this one. */
export function keep(path: string, page: Document): boolean {
  const parts = ownParts(page);
  if (!parts || stylesOf(page) !== stylesOf(document)) return false;
  // They have run here, and what they define serves the other page too.
  for (const script of parts.middle.querySelectorAll("script")) script.remove();
  leaves.set(path, { ...parts, scroll: 0, focus: parts.middle.querySelector("h1") });
  return true;
}

/** Shows a page that was kept, as if its link had been followed: what both pages share need not be made anew. */
export function turnTo(path: string): void {
  const leaf = leaves.get(path);
  if (!leaf) return;
  leaveShown();
  history.pushState(null, "", path);
  show(path, { ...leaf, scroll: 0, focus: leaf.middle.querySelector("h1") });
}

/** Back and forward lead to pages that were shown in this one: as the reader left them where they are still kept. */
addEventListener("popstate", () => {
  if (location.pathname === shown) return;
  const leaf = leaves.get(location.pathname);
  if (!leaf) return location.reload();
  leaveShown();
  show(location.pathname, leaf);
});

function leaveShown() {
  const parts = ownParts(document);
  if (parts) leaves.set(shown, { ...parts, scroll: scrollY, focus: document.activeElement });
}

function show(path: string, { title, head, middle, scroll, focus }: Leaf) {
  const before = ownParts(document);
  shown = path;
  document.title = title;
  for (const element of before?.head ?? []) element.remove();
  document.head.append(...head);
  before?.middle.replaceWith(middle);
  // A screen reader goes on from there: with the heading of a new page, or where the reader was before.
  if (focus?.matches("h1")) focus.setAttribute("tabindex", "-1");
  if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
  scrollTo({ top: scroll, behavior: "instant" });
}

function ownParts(page: Document): OwnParts | undefined {
  const middle = page.querySelector(".middle");
  const head = [...page.head.querySelectorAll(HEAD)];
  return middle ? { title: page.title, head, middle } : undefined;
}

const stylesOf = (page: Document) => Array.from(page.querySelectorAll("style"), (style) => style.textContent).join();
