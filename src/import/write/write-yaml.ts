import { Document, type Scalar, isMap, isScalar, isSeq, visit } from "yaml";

/** Writes data as this project writes YAML: long lines whole, lists of ids in brackets, dates in quotes. */
export function writeYaml(
  data: unknown[] | object,
  { above = "", fillIns = {} }: { above?: string; fillIns?: Record<string, string> } = {},
): string {
  const document = new Document(data);
  document.commentBefore = above ? comment(above) : null;
  for (const [path, advice] of Object.entries(fillIns)) commentField(document, path.split("."), advice);
  setStyles(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const comment = (text: string) => text.replace(/^/gm, " ");

/** Puts advice above a field; `path` is the way to it. */
function commentField(document: Document, path: readonly string[], advice: string) {
  const map = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents;
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  if (isScalar(pair?.key)) (pair.key as Scalar).commentBefore = comment(advice);
}

/** Lists of ids stand in one line; dates stand in quotation marks, because some readers of YAML know a type for them. */
function setStyles(document: Document) {
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && (key.value === "topics" || key.value === "synonyms") && isSeq(value)) value.flow = true;
      if (isScalar(value) && /^\d{4}-\d{2}/.test(String(value.value))) value.type = "QUOTE_DOUBLE";
    },
  });
}
