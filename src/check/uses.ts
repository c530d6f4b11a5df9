import { attributeOf } from "../markdown/mdx-jsx.ts";
import { components, tagsIn } from "./components.ts";
import type { Draft, ListName, TextFile } from "./draft.ts";
import { type Issue, type Place, issueAt } from "./issue.ts";
import { nearest, suggest } from "./nearest.ts";
import type { Fields, Path } from "./read-fields.ts";
import { idsOf, isId, listAt, textAt } from "./values.ts";

/** One use of an id: in front matter or in a component. */
interface Use {
  list: ListName;
  id: string;
  file: string;
  place: Place | undefined;
  /** False where the schema has found fault with the id already. */
  fit: boolean;
}

type Known = Record<ListName, Set<string> | undefined>;

const ENTRY: Record<ListName, string> = { references: "reference", glossary: "term", topics: "topic", series: "paper" };

/** Finds ids that their list does not know, topics named twice, and entries that nothing uses. */
export function checkUses(draft: Draft): Issue[] {
  const files = [...draft.sections, ...draft.blocks];
  const uses = files.flatMap((file) => [...topicsOf(file), ...componentsOf(file)]);
  const ids = (list: ListName) => idsOf(draft, list);
  const known: Known = {
    references: ids("references"),
    glossary: ids("glossary"),
    topics: ids("topics"),
    series: undefined,
  };
  const cures = {
    references: "cite it with <Cite> or remove it",
    topics: "name it in a section or a question, or remove it",
  };
  return [
    ...uses.flatMap((use) => checkUse(draft, known[use.list], use)),
    ...files.flatMap(checkTopics),
    ...(["references", "topics"] as const).flatMap((list) => checkUnused(draft, list, known[list], uses, cures[list])),
  ];
}

/** The ways to the lists of topics in front matter: a section has one, each question of a block has one. */
const topicPaths = ({ data }: Fields): Path[] => [
  ["topics"],
  ...listAt(data, "questions").map((_, index) => ["questions", index, "topics"]),
];

function topicsOf({ path: file, fields }: TextFile): Use[] {
  return topicPaths(fields).flatMap((path) =>
    listAt(fields.data, ...path).flatMap((id, index): Use[] =>
      typeof id === "string" ? [{ list: "topics", id, file, place: fields.at([...path, index]), fit: isId(id) }] : [],
    ),
  );
}

function componentsOf({ path: file, markup }: TextFile): Use[] {
  return tagsIn(markup).flatMap(({ node }) => {
    const list = components.get(node.name ?? "")?.list;
    const id = attributeOf(node, "id")?.trim();
    return list && id ? [{ list, id, file, place: markup.place(node), fit: true }] : [];
  });
}

function checkUse({ folder }: Draft, ids: Set<string> | undefined, { list, id, file, place, fit }: Use): Issue[] {
  if (!ids || ids.has(id) || !fit || (list === "topics" && !ids.size)) return [];
  const fitting = [...ids].filter(isId);
  const known = fitting.length ? ` or name one of: ${fitting.join(", ")}` : "";
  const cure = suggest(id, fitting, `add it to ${folder}/${list}.yaml${known}`);
  return [issueAt(file, place, `unknown ${ENTRY[list]} “${id}”`, cure)];
}

function checkTopics({ path: file, fields }: TextFile): Issue[] {
  return topicPaths(fields).flatMap((path) => {
    const topics = listAt(fields.data, ...path);
    return topics.flatMap((id, index) => {
      const isFirst = topics.indexOf(id) === index;
      return isFirst
        ? []
        : [issueAt(file, fields.at([...path, index]), `the topic “${String(id)}” stands twice`, "remove one of them")];
    });
  });
}

/** A file that cannot be read may use anything, and an id with a slip in it uses what it was meant for. */
function checkUnused(
  draft: Draft,
  list: ListName,
  ids: Set<string> | undefined,
  uses: readonly Use[],
  cure: string,
): Issue[] {
  const files = [...draft.sections, ...draft.blocks];
  if (!ids || !draft.sections.length || files.some(({ fields, markup }) => !markup.tree || !fields.readable)) return [];
  const used = new Set(uses.filter((use) => use.list === list).map(({ id }) => (ids.has(id) ? id : nearest(id, ids))));
  const { file, data, at } = draft.lists[list];
  const entries = listAt(data).map((entry) => textAt(entry, "id"));
  return entries.flatMap((id, index) => {
    const isUnused = isId(id) && !used.has(id) && entries.indexOf(id) === index;
    return isUnused ? [issueAt(file, at([index]), `no text uses the ${ENTRY[list]} “${id}”`, cure)] : [];
  });
}
