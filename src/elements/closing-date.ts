import { daysLeft } from "../paper/closing.ts";

/** What is added to the date, and what links to the form say once it is past. */
export interface ClosingSays {
  /** Longer before than a fortnight; nothing where the page does not say so. */
  open?: string;
  days: string;
  tomorrow: string;
  today: string;
  closed: string;
  /** What becomes of a reply from then on, where a page says so. */
  late?: string;
  link: string;
}

const FORTNIGHT = 14;
const HOUR = 3_600_000;

/** Links to the form but those of the navigation, and to the day in a calendar. */
const LINKS = "answer-field > a, :is(.cover, .end-matter) a[href$='/respond/']";
const CALENDAR = "a[href$='/closing.ics']";

/**
 * `<closing-date>`: adds to the last day for replies how near it is, by the paper's calendar, and that it is past. Then
 * the links to the form lead to what happens next instead; fields that have words stay.
 */
class ClosingDate extends HTMLElement {
  readonly #news = document.createElement("span");
  #stop: AbortController | undefined;
  #timer = 0;

  connectedCallback() {
    const { signal } = (this.#stop = new AbortController());
    // Where the device was asleep, the timer is late.
    document.addEventListener("visibilitychange", () => this.#show(), { signal });
    this.#news.dataset["screenOnly"] = "";
    if (!this.contains(this.#news)) this.append(" ", this.#news);
    this.#show();
  }

  disconnectedCallback() {
    this.#stop?.abort();
    clearTimeout(this.#timer);
  }

  #show() {
    const { moment = "", zone = "", says = "{}" } = this.dataset;
    const words: ClosingSays = JSON.parse(says);
    const end = new Date(moment);
    const left = end.getTime() - Date.now();
    const news = left > 0 ? wordsBefore(end, zone, words) : words.closed;
    const strong = document.createElement("strong");
    strong.textContent = news;
    this.#news.replaceChildren(strong);
    if (left <= 0) return this.#close(words);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(), Math.min(left, HOUR));
  }

  #close({ late, link }: ClosingSays) {
    if (late) this.#news.append(` ${late}`);
    for (const calendar of document.querySelectorAll<HTMLElement>(CALENDAR)) calendar.hidden = true;
    closeLinks(link);
  }
}

function wordsBefore(end: Date, zone: string, { open = "", days, tomorrow, today }: ClosingSays): string {
  const left = countDays(end, zone);
  if (left > FORTNIGHT) return open;
  return left > 1 ? days.replace("{days}", `${left}`) : left > 0 ? tomorrow : today;
}

/** A browser may be older than the name of a zone. */
function countDays(end: Date, zone: string): number {
  try {
    return daysLeft(end, zone, new Date());
  } catch {
    return Infinity;
  }
}

function closeLinks(words: string) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(LINKS)) {
    const [text] = link.childNodes;
    text?.replaceWith(words);
    link.hash = "next";
    const field = link.closest("answer-field");
    if (field) moveOut(link, field);
  }
}

/** What follows from a press of a link within a field is that field. */
function moveOut(link: HTMLAnchorElement, field: Element) {
  link.removeAttribute("class");
  link.removeAttribute("role");
  const line = document.createElement("p");
  line.className = "small";
  line.dataset["screenOnly"] = "";
  line.append(link);
  field.before(line);
}

customElements.define("closing-date", ClosingDate);
