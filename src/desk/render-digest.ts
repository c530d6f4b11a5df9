import { deskWords } from "../messages/desk-en.ts";
import type { DigestActions } from "./digest-actions.ts";
import type { DigestSummary, SheetRow } from "./mail-protocol.ts";
import { button, fileLink, part } from "./make-parts.ts";
import { renderReview } from "./render-review.ts";

const say = deskWords.replies;

/** What the page shows of a digest: its numbers, its files, and what needs a look. */
export function renderDigest(digest: DigestSummary, decisions: SheetRow[], actions: DigestActions): DocumentFragment {
  const all = document.createDocumentFragment();
  all.append(
    part("h3", { tabIndex: -1 }, say.done[digest.audience]),
    ...(digest.read ? [] : [part("p", { className: "desk-problem" }, say.nothing)]),
    factsOf(digest),
    filesOf(digest, actions),
    questionsOf(digest),
    ...problemsOf(digest),
    ...(digest.audience === "internal" ? [renderReview(digest, decisions, actions)] : []),
    part(
      "div",
      { className: "desk-end" },
      part("p", { className: "quiet small" }, say.place[digest.place]),
      part("p", {}, button(deskWords.startAgain, actions.startAgain)),
      part("p", { className: "quiet small" }, deskWords.startAgainHint),
    ),
  );
  return all;
}

function factsOf({ read, counted, respondents, confidential }: DigestSummary): HTMLElement {
  const numbers = { read, counted, respondents, excluded: read - counted, confidential };
  const facts = (Object.keys(numbers) as (keyof typeof numbers)[]).map((fact) =>
    part("div", {}, part("dt", {}, say.facts[fact]), part("dd", {}, numbers[fact].toLocaleString("en-GB"))),
  );
  return part("dl", { className: "desk-facts" }, ...facts);
}

function filesOf(
  { page, isDivided, audience, confidential }: DigestSummary,
  { zip, read }: DigestActions,
): HTMLElement {
  const hint = (text: string) => part("p", { className: "quiet small" }, text);
  const packed = part("p");
  packed.dataset["packed"] = "";
  const isPublic = audience === "public";
  const links = isDivided
    ? [part("p", {}, say.divided)]
    : [
        part("p", { className: "row" }, fileLink(say.open, page), fileLink(say.save, page, "digest.html")),
        hint(say.openHint),
      ];
  return part(
    "div",
    { className: "desk-files" },
    ...links,
    part("p", {}, button(say.zip, zip, isDivided ? "button" : "button plain")),
    hint(!isPublic && confidential ? `${say.zipHint} ${say.confidentialHint}` : say.zipHint),
    packed,
    part(
      "p",
      {},
      button(isPublic ? say.internal : say.publish, () => read(isPublic ? "internal" : "public")),
    ),
    !isPublic && hint(say.publishHint),
  );
}

function questionsOf({ questions }: DigestSummary): HTMLElement {
  const head = part(
    "tr",
    {},
    part("th", { scope: "col" }, say.question),
    part("th", { scope: "col", className: "number" }, say.answers),
  );
  const rows = questions.map(({ name, text, answers }) =>
    part(
      "tr",
      {},
      part("th", { scope: "row" }, part("b", {}, name), name === text ? "" : ` ${text}`),
      part("td", { className: "number" }, answers.toLocaleString("en-GB")),
    ),
  );
  const table = part("table", {}, part("thead", {}, head), part("tbody", {}, ...rows));
  return part("details", {}, part("summary", {}, say.perQuestion), table);
}

function problemsOf({ problems }: DigestSummary): HTMLElement[] {
  if (!problems.length) return [];
  const items = problems.map((problem) => part("li", {}, problem));
  return [
    part(
      "details",
      { open: problems.length <= 10 },
      part("summary", {}, say.problems(problems.length)),
      part("ul", {}, ...items),
    ),
  ];
}
