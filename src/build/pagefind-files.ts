import { gunzipSync } from "node:zlib";
import type { IndexFile } from "pagefind";
import { minify } from "vite";
import { DATA, ENGINE, type SearchData } from "../search/search-data.ts";

/** How many bytes of the index go into the data of the first search; the rest is loaded as it is needed. */
const FIRST_LOAD = 24_000;

/** Keeps of Pagefind's files what a search needs, and gathers what the first one needs in one file. */
export async function packFiles(files: IndexFile[], data: Omit<SearchData, "texts" | "files">) {
  const text = (path: string) => Buffer.from(files.find((file) => file.path === path)?.content ?? "").toString();
  const entry: { languages: Record<string, { wasm: string | null }> } = JSON.parse(text("pagefind-entry.json"));
  const language = Object.values(entry.languages)[0];
  const engine = `wasm.${language?.wasm ?? "unknown"}.pagefind`;
  if (language) language.wasm = ENGINE.split(".")[1]!;
  // Pagefind's own order may differ from build to build; sorted, two builds of a paper are alike to the byte.
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const kept: IndexFile[] = sorted.flatMap(({ path, content }) => {
    if (path === engine) return [{ path: ENGINE, content }];
    return /\.pf_\w+$/.test(path) ? [{ path, content }] : [];
  });
  const { code } = await minify("pagefind.js", PREFETCHED + text("pagefind.js"), { module: true });
  const first = { ...packFirst(kept), ...data };
  first.texts["pagefind-entry.json"] = JSON.stringify(entry);
  return [...kept, { path: "pagefind.js", content: code }, { path: DATA, content: JSON.stringify(first) }];
}

/** What goes with the first search: texts as they are, because a host packs them better together, the rest packed. */
function packFirst(files: IndexFile[]): Pick<SearchData, "texts" | "files"> {
  const first = firstFiles(files);
  const [texts, others] = [first.filter(isText), first.filter((file) => !isText(file))];
  return {
    texts: Object.fromEntries(texts.map(({ path, content }) => [path, gunzipSync(content).toString()])),
    files: Object.fromEntries(others.map(({ path, content }) => [path, Buffer.from(content).toString("base64")])),
  };
}

const isText = ({ path }: IndexFile) => path.endsWith("pf_fragment");

/**
 * Goes before Pagefind's own script, whose calls of `fetch` it answers from what was fetched ahead. Pagefind asks for
 * one file after the other, each a round trip; so all are asked for at once. It also looks
 * only every 50 ms whether its engine is up, which is half of a short search; here it looks more often.
 */
const PREFETCHED = `export const prefetched = new Map();
const fetch = async (address) => {
  const name = address.replace(/\\?.*/, "").replace(/^.*\\/pagefind\\//, "");
  return (await prefetched.get(name))?.clone() ?? globalThis.fetch(address);
};
const setTimeout = (run, wait) => globalThis.setTimeout(run, Math.min(wait, 4));
`;

/** The smallest kinds of files first, as long as there is room for all of a kind. */
function firstFiles(files: IndexFile[]): IndexFile[] {
  let room = FIRST_LOAD;
  return ["pf_meta", "pf_filter", "pf_index", "pf_fragment"].flatMap((kind) => {
    const some = files.filter(({ path }) => path.endsWith(kind));
    const size = some.reduce((sum, { content }) => sum + content.length, 0);
    if (size > room && kind !== "pf_meta") return [];
    room -= size;
    return some;
  });
}
