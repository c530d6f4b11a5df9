import type { FilledIn } from "../import/fill-in.ts";
import { deskWords } from "../messages/desk-en.ts";
import { button, part } from "./make-parts.ts";
import type { BroughtIn, FoundIssue } from "./paper-protocol.ts";
import { fillForm } from "./fill-form.ts";

const say = deskWords.paper;

/** What the page can be asked to do with a paper. */
interface PaperActions {
  fill: (values: FilledIn) => void;
  zip: () => void;
  report: () => void;
}

/** What the page shows of a paper that was brought in. */
export function renderPaper(
  paper: BroughtIn,
  issues: FoundIssue[],
  { fill, zip, report }: PaperActions,
): DocumentFragment {
  const all = document.createDocumentFragment();
  all.append(
    part("h3", { tabIndex: -1 }, (paper.isUpdate ? say.updated : say.done)(paper.file)),
    contentsOf(paper),
    reportOf(paper),
    part("h3", {}, say.form),
    part("p", { className: "quiet small" }, say.formLead),
    fillForm(paper, fill),
    renderIssues(issues),
    part("p", { className: "row" }, button(say.save, zip, "button"), button(say.saveReport, report)),
    part("p", { className: "quiet small" }, say.saveHint),
  );
  return all;
}

function contentsOf({ sections, questions, preview }: BroughtIn): HTMLElement {
  const list = (items: string[]) => part("ol", {}, ...items.map((item) => part("li", {}, item)));
  const fold = (title: string, ...content: HTMLElement[]) =>
    part("details", {}, part("summary", {}, title), ...content);
  const pages = part("div", { className: "desk-preview", tabIndex: 0, role: "group", ariaLabel: say.preview });
  pages.append(
    ...preview.map((text) =>
      text.startsWith("#") ? part("p", {}, part("strong", {}, text.replace(/^#+ */, ""))) : part("p", {}, text),
    ),
  );
  const asked = questions.map(({ number, text }) => part("li", {}, `Q${number} ${text}`));
  const listed = part("ul", {}, ...asked);
  return part(
    "div",
    {},
    fold(say.sections(sections.length), list(sections.map(({ title }) => title))),
    questions.length ? fold(say.questions(questions.length), listed) : part("p", {}, say.noQuestions),
    fold(say.preview, pages),
  );
}

function reportOf({ report }: BroughtIn): HTMLElement {
  const parts = report.flatMap(([title, lines]) => [
    part("h4", {}, title),
    part("ul", {}, ...lines.map(([at, text]) => part("li", {}, at && part("b", {}, at), at ? ` ${text}` : text))),
  ]);
  return part("details", { className: "desk-report" }, part("summary", {}, say.report), ...parts);
}

/** What the check found. */
export function renderIssues(issues: readonly FoundIssue[]): HTMLElement {
  const mistakes = issues.filter(({ isMistake }) => isMistake).length;
  const items = issues.map(({ place, text, isMistake }) =>
    part("li", {}, part("strong", {}, isMistake ? say.mistake : say.warning), ` ${place}: ${text}`),
  );
  return part(
    "div",
    { className: "desk-issues" },
    part("h3", { tabIndex: -1 }, say.issues(mistakes, issues.length - mistakes)),
    issues.length > 0 && part("p", { className: "quiet small" }, say.issuesLead),
    part("ul", {}, ...items),
  );
}
