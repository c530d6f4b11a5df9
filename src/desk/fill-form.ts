import type { FilledIn } from "../import/fill-in.ts";
import { deskWords } from "../messages/desk-en.ts";
import { button, part } from "./make-parts.ts";
import type { BroughtIn } from "./paper-protocol.ts";

const say = deskWords.paper;

type Field = keyof typeof say.fields;

/** How a field is typed, other than on a line. */
const KINDS: Partial<Record<Field, "lines" | "date" | "email">> = {
  authors: "lines",
  summary: "lines",
  topics: "lines",
  closes: "date",
  contact: "email",
};

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim());

/** The fields for what an import cannot know, filled in as far as the file says it. */
export function fillForm(paper: BroughtIn, fill: (values: FilledIn) => void): HTMLElement {
  const known: Record<string, string> = { ...paper.fields, topics: paper.topics.join("\n") };
  const names = Object.keys(say.fields) as Field[];
  const fields = new Map(names.map((name) => [name, fieldOf(KINDS[name], known[name] ?? "")]));
  const topicOf = new Map<string, HTMLSelectElement>();
  const choices = part("div");
  const topics = fields.get("topics");
  const ask = () => {
    const titles = linesOf(topics?.value ?? "");
    // One topic is that of all sections.
    const asked = titles.length > 1 && !paper.isUpdate ? paper.sections : [];
    const selects = asked.map(({ id, title }) => {
      const select = part("select", {}, ...titles.map((topic) => part("option", { value: topic }, topic)));
      const before = topicOf.get(id)?.value;
      if (before && titles.includes(before)) select.value = before;
      topicOf.set(id, select);
      return labelled(say.topicOf(title), select);
    });
    choices.replaceChildren(...selects);
  };
  topics?.addEventListener("change", ask);
  ask();
  const valueOf = (name: Field) => fields.get(name)?.value ?? "";
  const changed = (name: Field) => (valueOf(name) === known[name] ? "" : valueOf(name));
  const use = () =>
    fill({
      fields: Object.fromEntries(
        names.filter((name) => !["authors", "topics"].includes(name)).map((name) => [name, changed(name)]),
      ),
      authors: linesOf(changed("authors")),
      topics: paper.isUpdate ? [] : linesOf(changed("topics")),
      topicOf: Object.fromEntries([...topicOf].map(([id, { value }]) => [id, value])),
    });
  const shown = names.filter((name) => name !== "topics" || !paper.isUpdate);
  return part(
    "div",
    {},
    ...shown.map((name) => labelled(say.fields[name], fields.get(name)!)),
    choices,
    button(say.apply, use, "button"),
  );
}

const fieldOf = (kind: (typeof KINDS)[Field], value: string): HTMLInputElement | HTMLTextAreaElement =>
  kind === "lines" ? part("textarea", { rows: 3, value }) : part("input", { type: kind ?? "text", value });

const labelled = (label: string, field: HTMLElement): HTMLLabelElement =>
  part("label", { className: "field" }, part("span", {}, label), field);
