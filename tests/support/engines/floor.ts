import compat from "@mdn/browser-compat-data" with { type: "json" };
import type { Identifier, SimpleSupportStatement, SupportBlock } from "@mdn/browser-compat-data";

/** The oldest versions in which everything works, as src/README.md and the page on accessibility promise. */
const FLOOR = { chrome: "109", firefox: "115", safari: "16.4" } as const;

/** Numbers of a version in order; the largest for one that is not out yet. */
const numbersOf = (version: string): number[] =>
  /\d/.test(version) ? version.replace(/^\D+/, "").split(".").map(Number) : [Infinity];

function isUpTo(version: string, limit: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(limit)];
  const at = [...one, ...two].findIndex((_, index) => (one[index] ?? 0) !== (two[index] ?? 0));
  return at < 0 || (one[at] ?? 0) < (two[at] ?? 0);
}

/** Whether a version has the feature under its own name, without a setting that readers would have to find. */
const has = (
  { version_added, flags, prefix, alternative_name, version_removed }: SimpleSupportStatement,
  limit: string,
) =>
  typeof version_added === "string" &&
  isUpTo(version_added, limit) &&
  !flags &&
  !prefix &&
  !alternative_name &&
  !version_removed;

const isInFloor = (support: SupportBlock): boolean =>
  Object.entries(FLOOR).every(([browser, version]) => {
    const statements = [support[browser as keyof typeof FLOOR] ?? []].flat();
    return statements.some((statement) => has(statement, version));
  });

/** Names that are features of a built-in, but no properties: `click_event`, `options_parameter`. */
const NO_PROPERTY = /_(?!static$)|^[a-z]+ |[^\w@$]/;

function collect(identifier: Identifier, path: string[]): string[] {
  const { __compat, ...members } = identifier;
  const inner = Object.entries(members).flatMap(([name, member]) =>
    NO_PROPERTY.test(name) || name === path.at(-1) ? [] : collect(member as Identifier, [...path, name]),
  );
  // What is inside first, because it can be reached by other ways than the global name.
  return __compat?.support && !isInFloor(__compat.support) ? [...inner, path.join(".")] : inner;
}

/** Built-ins that one of the oldest browsers lacks, such as `Array.toSorted` or, of the web, `Response.json_static`. */
export function newerThanFloor(): { script: string[]; web: string[] } {
  return {
    script: collect(compat.javascript.builtins as Identifier, []),
    web: collect(compat.api as Identifier, []),
  };
}

/** Removes built-ins from a page. It runs there, before any script of the page, so it stands alone. */
function remove({ script, web }: ReturnType<typeof newerThanFloor>): void {
  const isObject = (value: unknown): value is object => Object(value) === value;
  const keyOf = (name: string): PropertyKey =>
    name.startsWith("@@") ? (Reflect.get(Symbol, name.slice(2)) as symbol) : name;
  const ownerOf = (names: string[]): unknown =>
    names.reduce<unknown>((owner, name) => (isObject(owner) ? Reflect.get(owner, keyOf(name)) : undefined), globalThis);
  const removeFrom = (owners: unknown[], name: string): void => {
    for (const owner of owners) if (isObject(owner)) Reflect.deleteProperty(owner, keyOf(name));
  };
  const prototypeOf = (owner: unknown): unknown => (isObject(owner) ? Reflect.get(owner, "prototype") : undefined);
  // The data do not say which built-ins of the language are static; no two have one name.
  for (const path of script) {
    const names = path.split(".");
    const owner = ownerOf(names.slice(0, -1));
    removeFrom([owner, prototypeOf(owner)], names.at(-1) ?? "");
  }
  for (const path of web) {
    const names = path.split(".");
    const name = names.pop() ?? "";
    const isGlobal = names.length === 0 || names[0] === "Window";
    const owner = ownerOf(names);
    if (name.endsWith("_static")) removeFrom([owner], name.replace("_static", ""));
    else removeFrom(isGlobal ? [globalThis, prototypeOf(owner)] : [prototypeOf(owner)], name);
  }
}

/** A script that makes a newer Chromium lack what the oldest browsers lack. What styles can do stays as it is. */
export const floorScript = (): string => `(${remove.toString()})(${JSON.stringify(newerThanFloor())})`;
