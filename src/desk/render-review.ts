import type { Action } from "../collate/decisions.ts";
import { deskWords } from "../messages/desk-en.ts";
import { DecisionForm } from "./decision-form.ts";
import type { DigestSummary, SheetRow } from "./mail-protocol.ts";
import { button, part } from "./make-parts.ts";
import type { DigestActions } from "./digest-actions.ts";

const say = deskWords.review;

/** So many things to look at stand on the page at first. */
const SHOWN = 50;

/** What needs a look, each with a form to decide it, and the decisions made so far. */
export function renderReview(
  { review, toReview, questions, decisions: outcome }: DigestSummary,
  before: SheetRow[],
  { changed, read, save }: DigestActions,
): HTMLElement {
  let decisions = before;
  const names = questions.map(({ name }) => name);
  const yours = part("div", { className: "desk-decisions" });
  const set = (next: SheetRow[]) => {
    decisions = next;
    changed(next);
    show();
  };
  const add = (row: SheetRow) => set([...decisions, row]);
  const show = () => {
    const hasFocus = yours.contains(document.activeElement);
    yours.replaceChildren(
      ...yoursOf(
        decisions,
        (gone) => set(decisions.filter((row) => row !== gone)),
        () => read("internal"),
        save,
      ),
    );
    if (hasFocus) yours.querySelector("button")?.focus();
  };
  show();
  const list = part("ul", { className: "desk-review" });
  list.setAttribute("role", "list");
  const fill = (from: number, to: number) =>
    list.append(...review.slice(from, to).map((row) => itemOf(row, names, add)));
  fill(0, SHOWN);
  const rest = review.length - SHOWN;
  const more = button(say.show(rest), () => {
    fill(SHOWN, review.length);
    more.remove();
    list.querySelectorAll<HTMLElement>("summary")[SHOWN]?.focus();
  });
  const { used, unused } = outcome;
  return part(
    "section",
    {},
    part("h3", {}, toReview ? say.title(toReview) : say.none),
    used + unused > 0 && part("p", {}, say.outcome(used, unused)),
    toReview > 0 && part("p", {}, say.lead),
    list,
    rest > 0 && more,
    toReview > review.length && part("p", { className: "quiet" }, say.more(toReview - review.length)),
    otherOf(names, add),
    yours,
  );
}

function itemOf(row: SheetRow, names: readonly string[], add: (row: SheetRow) => void): HTMLElement {
  const summary = part(
    "summary",
    {},
    part("span", {}, `${row.reason}: `),
    part("strong", {}, row.who || row.message),
    row.found !== "" && part("span", { className: "quiet small" }, ` ${row.found.slice(0, 60)}`),
    row.isConfidential && part("span", { className: "quiet small" }, ` (${say.confidential})`),
  );
  const item = part("details", {}, summary);
  // Most are never opened, and each form is a dozen elements.
  item.addEventListener(
    "toggle",
    () =>
      item.append(
        ...(row.found ? [part("p", {}, row.found)] : []),
        ...(row.words ? [part("blockquote", { className: "desk-words" }, row.words)] : []),
        new DecisionForm(row, names, add).element,
      ),
    { once: true },
  );
  return part("li", {}, item);
}

function otherOf(names: readonly string[], add: (row: SheetRow) => void): HTMLElement {
  return part(
    "details",
    {},
    part("summary", {}, say.other),
    part("p", { className: "quiet small" }, say.otherHint),
    new DecisionForm(undefined, names, add).element,
  );
}

function yoursOf(
  decisions: readonly SheetRow[],
  remove: (row: SheetRow) => void,
  apply: () => void,
  save: () => void,
): HTMLElement[] {
  if (!decisions.length) return [];
  const items = decisions.map((row) => {
    const words = [nameOf(row.decision), row.value, row.words && `“${row.words.slice(0, 80)}”`]
      .filter(Boolean)
      .join(" · ");
    const drop = button(say.remove, () => remove(row));
    drop.setAttribute("aria-label", `${say.remove}: ${row.who || row.message}, ${words}`);
    return part("li", {}, part("span", {}, part("strong", {}, row.who || row.message), ` ${words}`), drop);
  });
  const saved = part("p");
  saved.dataset["saved"] = "";
  return [
    part("h3", {}, say.yours(decisions.length)),
    part("ul", {}, ...items),
    part("p", { className: "row" }, button(say.apply, apply, "button"), button(say.save, save)),
    part("p", { className: "quiet small" }, say.saveHint),
    saved,
  ];
}

const nameOf = (action: Action | ""): string => (action ? say.actions[action] : say.nothing);
