/**
 * Shows a page that has been fetched ahead in the document that stands already: what both pages share, styles and
 * scripts included, need not be made anew. History and scrolling are the browser's (the Navigation API); a browser
 * without that API follows the link, and takes the page from its cache.
 */

import { fetchItalics, useFonts } from "./fetch-fonts.ts";

/** What of a page is its own, and what had the focus when it was left; all else is the same on every section's page. */
interface Snapshot {
  title: string;
  /** What the head says of the page: its description, its address, how to cite it. */
  head: Element[];
  /** Contents and text. */
  middle: Element;
  focus: Element | null;
}

const HEAD = "meta[name]:not([name=viewport]), meta[property], link[rel=canonical], script[type='application/ld+json']";

const snapshots = new Map<string, Snapshot>();

/** The path of the page in the window. The address bar may be ahead of it while a page is on its way. */
let shown = location.pathname;

// The API came to Firefox 147 and Safari 26.2; the types take it for granted.
const navigation: Navigation | undefined = window.navigation;
navigation?.addEventListener("navigate", (event) => {
  const { pathname, search } = new URL(event.destination.url);
  // A step back or forward within this document has to be answered here, even after a reload has emptied the map.
  const isStep = event.navigationType === "traverse" && event.destination.sameDocument;
  // Scripts of the page change an address with a query while it is shown, which would end the scrolling to its anchor.
  const isFetched = snapshots.has(pathname) && !search && event.downloadRequest === null;
  if (pathname === shown || !event.canIntercept || !(isStep || isFetched)) return;
  event.intercept({ focusReset: "manual", handler: () => show(pathname, event) });
});

/** Fetches a page to show later. Says whether it can be: it has to share the frame and the styles of this one. */
export async function prefetch(path: string): Promise<boolean> {
  const page = await fetchPage(path).catch(() => undefined);
  const snapshot = page && snapshotOf(page);
  if (!snapshot || stylesOf(page) !== stylesOf(document)) return false;
  // They have run here, and what they define serves the other page too.
  for (const script of snapshot.middle.querySelectorAll("script")) script.remove();
  snapshots.set(path, snapshot);
  fetchItalics(page);
  return true;
}

async function show(path: string, event: NavigateEvent) {
  if (!snapshots.has(path) && !(await prefetch(path))) return location.reload();
  const [before, after] = [snapshotOf(document), snapshots.get(path)];
  if (event.signal.aborted || !before || !after) return;
  snapshots.set(shown, before);
  shown = path;
  document.title = after.title;
  for (const element of before.head) element.remove();
  document.head.append(...after.head);
  before.middle.replaceWith(after.middle);
  // By itself Chromium would do so too late, and take the end of a shorter page for where the reader was.
  event.scroll();
  useFonts();
  const isStep = event.navigationType === "traverse";
  if (isStep || !location.hash) focus((isStep && after.focus) || after.middle.querySelector("h1"));
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

/** A screen reader goes on from there: with the heading of a new page, or where the reader was before. */
function focus(element: Element | null) {
  if (!(element instanceof HTMLElement)) return;
  if (element.matches("h1")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function snapshotOf(page: Document): Snapshot | undefined {
  const middle = page.querySelector(".middle");
  const head = [...page.head.querySelectorAll(HEAD)];
  return middle ? { title: page.title, head, middle, focus: page.activeElement } : undefined;
}

/** Unlike `fetch` this reads HTML itself: the policy forbids scripts to make a page of a string. */
function fetchPage(path: string): Promise<Document | undefined> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "document";
    request.addEventListener("load", () =>
      done(request.status === 200 ? (request.responseXML ?? undefined) : undefined),
    );
    request.addEventListener("error", fail);
    request.send();
  });
}

const stylesOf = (page: Document) => Array.from(page.querySelectorAll("style"), (style) => style.textContent).join();
