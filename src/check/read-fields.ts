import { type Document, LineCounter, type YAMLError, isAlias, isMap, isNode, parseDocument, visit } from "yaml";
import { type Issue, type Place, issueAt } from "./issue.ts";
import { SPECIAL_SIGN, explainYamlError } from "./explain-yaml.ts";

/** The way to a value: `["questions", 1, "text"]`. */
export type Path = readonly PropertyKey[];

/** The value at a path, or undefined where there is none. */
export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], data);

/** The fields of a YAML file or of the front matter of an MDX file, with the place of each. */
export interface Fields {
  file: string;
  /** What the fields hold, unchecked; undefined where they cannot be read. */
  data: unknown;
  readable: boolean;
  issues: Issue[];
  /** Where the value at a path stands, or the nearest value around it. */
  at(path: Path): Place | undefined;
  /** Where the name of a field stands. */
  atKey(path: Path, key: string): Place | undefined;
}

/** Reads YAML; `above` is how many lines of the file stand above it. */
export function readFields(file: string, text: string, above = 0): Fields {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const place = (offset: number | undefined): Place | undefined => {
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { line: line + above, column: col };
  };
  const marks = specialValues(document).map((offset) => issueAt(file, place(offset), ...SPECIAL_SIGN));
  const errors = meaningful(document.errors, lines).map((error) =>
    issueAt(file, place(error.pos[0]), ...explainYamlError(error, text)),
  );
  const issues = [...errors, ...marks];
  const readable = issues.length === 0;
  return {
    file,
    data: readable ? document.toJS() : undefined,
    readable,
    issues,
    at: (path) => place(offsetAt(document, path)),
    atKey: (path, key) => place(keyOffset(document, path, key)),
  };
}

/** Fields that are not there at all, with the issue that says so. */
export const noFields = (file: string, issue: Issue): Fields => ({
  file,
  data: undefined,
  readable: false,
  issues: [issue],
  at: () => undefined,
  atKey: () => undefined,
});

/** Aliases, anchors and tags: in a paper they are always text that lacks its quotation marks. */
function specialValues(document: Document): number[] {
  const found: number[] = [];
  visit(document, {
    Node(_, node) {
      if ((isAlias(node) || node.anchor || node.tag) && node.range) found.push(node.range[0]);
    },
  });
  return found;
}

/** Errors after which the parser has lost its way, so that what it says of the lines below means nothing. */
const DERAILING: readonly YAMLError["code"][] = [
  "BAD_INDENT",
  "BLOCK_IN_FLOW",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "UNEXPECTED_TOKEN",
];

/** One mistake often makes several errors in its line, of which the first is the mistake. */
function meaningful(errors: readonly YAMLError[], lines: LineCounter): YAMLError[] {
  const firstPerLine = new Map(errors.toReversed().map((error) => [lines.linePos(error.pos[0]).line, error]));
  const sorted = [...firstPerLine.values()].toSorted((a, b) => a.pos[0] - b.pos[0]);
  const derailed = sorted.findIndex(({ code }) => DERAILING.includes(code));
  return derailed < 0 ? sorted : sorted.slice(0, derailed + 1);
}

function offsetAt(document: Document, path: Path): number | undefined {
  const node = path.length ? document.getIn(path, true) : document.contents;
  if (isNode(node)) return node.range?.[0];
  return path.length ? offsetAt(document, path.slice(0, -1)) : undefined;
}

function keyOffset(document: Document, path: Path, key: string): number | undefined {
  const map = path.length ? document.getIn(path, true) : document.contents;
  const pair = isMap(map) ? map.items.find((item) => isNode(item.key) && String(item.key) === key) : undefined;
  return isNode(pair?.key) ? pair.key.range?.[0] : offsetAt(document, path);
}
