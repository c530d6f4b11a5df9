import type { z } from "astro/zod";
import { type Document, LineCounter, type YAMLError, isAlias, isMap, isNode, parseDocument, visit } from "yaml";
import { SPECIAL_SIGN, explainYamlError } from "./explain-yaml.ts";
import type { Explanation, Location } from "./issue.ts";

/** The way to a value: `["questions", 1, "text"]`. */
export type Path = readonly PropertyKey[];

/** What a parser could not read, and where. */
export type SyntaxProblem = readonly [where: Location, ...Explanation];

/** The fields of a YAML file or of the front matter of an MDX file, with the place of each. */
export interface Fields<T = unknown> {
  file: string;
  /** The YAML itself; undefined where the file or its front matter is missing. */
  source: string | undefined;
  schema: z.ZodType<T>;
  /** What the fields hold, unchecked; undefined where they cannot be read. */
  data: unknown;
  /** The same with the defaults of the schema; undefined where it does not fit. */
  value: T | undefined;
  /** What the schema has against it. */
  schemaIssues: readonly z.core.$ZodIssue[];
  readable: boolean;
  errors: readonly SyntaxProblem[];
  /** Where the value at a path stands, or the nearest value around it. */
  at(path: Path): Location;
  /** Where the name of a field stands. */
  atKey(path: Path, key: string): Location;
}

interface Options<T> {
  /** How many lines of the file stand above the YAML. */
  above?: number;
  /** What a file without any fields holds. */
  empty?: T | undefined;
}

/** Reads YAML, if there is any, and holds it against a schema. */
export function readYaml<T>(
  file: string,
  source: string | undefined,
  schema: z.ZodType<T>,
  { above = 0, empty }: Options<T>,
): Fields<T> {
  const lines = new LineCounter();
  const document = parseDocument(source ?? "", { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const where = (offset: number | undefined): Location => {
    if (source === undefined || offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line: line + above, column: col };
  };
  const errors = [
    ...meaningful(document.errors, lines).map((error) =>
      problem(where(error.pos[0]), explainYamlError(error, source ?? "")),
    ),
    ...specialValues(document).map((offset) => problem(where(offset), SPECIAL_SIGN)),
  ];
  const readable = source !== undefined && errors.length === 0;
  const data: unknown = readable ? (document.toJS() ?? empty) : undefined;
  const parsed = readable ? schema.safeParse(data) : undefined;
  return {
    file,
    source,
    schema,
    data,
    value: parsed?.data,
    schemaIssues: parsed?.error?.issues ?? [],
    readable,
    errors,
    at: (path) => where(offsetAt(document, path)),
    atKey: (path, key) => where(keyOffset(document, path, key)),
  };
}

const problem = (where: Location, explanation: Explanation): SyntaxProblem => [where, ...explanation];

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
