import { attributeOf } from "../../markdown/mdx-jsx.ts";
import { type ListName, type ParsedPaper, type TextFile, idsOf } from "../parse-paper.ts";
import type { Location, Report } from "../issue.ts";
import { nearest, suggest } from "../nearest.ts";
import type { Path } from "../read-yaml.ts";
import { isId, listAt, textAt } from "../values.ts";
import { components, tagsIn } from "./components.ts";

/** One use of an id: in front matter or in a component. */
interface Use {
  list: ListName;
  id: string;
  at: Location;
  /** False where the schema has something against the id already. */
  fits: boolean;
}

const ENTRY: Record<ListName, string> = { references: "reference", glossary: "term", topics: "topic", series: "paper" };

const UNUSED = {
  references: "cite it with <Cite> or remove it",
  topics: "name it in a section or a question, or remove it",
};

/** Ids of references, terms and topics that their list does not have. */
export function unknownIds(parsed: ParsedPaper, report: Report): void {
  for (const { list, id, at, fits } of usesIn(parsed)) {
    const ids = idsOf(parsed, list);
    // That the list of topics is empty is said once, where the list stands.
    if (!fits || !ids || ids.has(id) || (list === "topics" && !ids.size)) continue;
    const known = [...ids].filter(isId);
    const fix = `add it to ${parsed.folder}/${list}.yaml${known.length ? ` or name one of: ${known.join(", ")}` : ""}`;
    report(at, `unknown ${ENTRY[list]} “${id}”`, suggest(id, known, fix));
  }
}

/** References and topics that no text uses. */
export function unusedEntries(parsed: ParsedPaper, report: Report): void {
  // A file that cannot be read may use anything.
  if (!parsed.sections.length || parsed.texts.some(({ fields, markup }) => !markup.tree || !fields.readable)) return;
  const uses = usesIn(parsed);
  for (const list of ["references", "topics"] as const) {
    const ids = idsOf(parsed, list) ?? new Set();
    // An id with a slip in it uses what it was meant for.
    const used = new Set(
      uses.filter((use) => use.list === list).map(({ id }) => (ids.has(id) ? id : nearest(id, ids))),
    );
    for (const [index, entry] of listAt(parsed.lists[list].data).entries()) {
      const id = textAt(entry, "id");
      if (!isId(id) || used.has(id)) continue;
      report(parsed.lists[list].at([index]), `no text uses the ${ENTRY[list]} “${id}”`, UNUSED[list]);
      used.add(id);
    }
  }
}

const usesIn = ({ texts }: ParsedPaper): Use[] => texts.flatMap((text) => [...topicsOf(text), ...componentsOf(text)]);

/** A section has one list of topics, a block one for each question. */
function topicsOf({ fields }: TextFile): Use[] {
  const questions = listAt(fields.data, "questions").map((_, index): Path => ["questions", index, "topics"]);
  return [["topics"], ...questions].flatMap((path) =>
    listAt(fields.data, ...path).flatMap((id, index): Use[] =>
      typeof id === "string" ? [{ list: "topics", id, at: fields.at([...path, index]), fits: isId(id) }] : [],
    ),
  );
}

const componentsOf = ({ markup }: TextFile): Use[] =>
  tagsIn(markup).flatMap(({ node, at }) => {
    const list = components.get(node.name ?? "")?.list;
    const id = attributeOf(node, "id") ?? "";
    return list && id.trim() ? [{ list, id, at, fits: true }] : [];
  });
