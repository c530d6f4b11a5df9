import { Searcher } from "../search/searcher.ts";
import type { PaperDescription } from "../paper/paper-json.ts";
import { ENGINE, type SearchData, type SearchWords, WORD_LIST } from "../search/search-data.ts";
import type { SearchFiles } from "./fetch-search.ts";

/** A search that is ready, and the words to show its results with. */
export interface Search {
  paper: Searcher;
  words: SearchWords;
  /** True where only titles, questions, terms and topics are searched. */
  titlesOnly?: boolean;
}

/** Starts Pagefind with the files that have come. */
export async function startSearch({ folder, ...files }: SearchFiles): Promise<Search> {
  if (!runsWebAssembly()) return startTitleSearch(folder, await files.data);
  const [{ prefetched, createInstance }, data] = await Promise.all([files.script, files.data]);
  for (const [name, text] of Object.entries(data.texts)) prefetched.set(name, new Response(text));
  for (const [name, content] of Object.entries(data.files)) prefetched.set(name, unpack(new Response(decode(content))));
  warmUp();
  prefetched.set(ENGINE, unpack(await files.engine));
  // A worker would need a policy of its own under trusted types, and one more file. The addresses in the index are
  // whole: Pagefind is not to put the path that the site is mounted at before them.
  const pagefind = createInstance({ basePath: folder, baseUrl: "/", noWorker: true });
  return { paper: new Searcher(pagefind, data, (words) => suggest(words, folder)), words: data.words };
}

/** False where the reader's protection keeps the engine out. */
function runsWebAssembly(): boolean {
  try {
    // The shortest module there is.
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

async function startTitleSearch(folder: string, data: SearchData): Promise<Search> {
  const [{ searchTitles }, description] = await Promise.all([
    import("../search/title-search.ts"),
    fetch(`${folder}../paper.json`).then((response) => response.json()),
  ]);
  const { questions }: PaperDescription = description;
  const pagefind = searchTitles(data, questions);
  const paper = new Searcher(pagefind, data, async (words) => words);
  return { paper, words: data.words, titlesOnly: true };
}

/** While the engine is on its way: Pagefind cuts queries with a segmenter, whose first use is slow. */
function warmUp() {
  if (Intl.Segmenter) Array.from(new Intl.Segmenter(document.documentElement.lang).segment("a"));
}

const decode = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** The browser unpacks faster than Pagefind's own script, which takes a file either way. */
function unpack(file: Response): Response {
  if (typeof DecompressionStream === "undefined" || !file.body) return file;
  return new Response(file.body.pipeThrough(new DecompressionStream("gzip")));
}

let wordList: Promise<string[]> | undefined;

/** Words that were likely meant; those for which none is near, or without the list, come back as they are. */
async function suggest(words: string[], folder: string): Promise<string[]> {
  wordList ??= fetch(folder + WORD_LIST).then((response) => response.json());
  try {
    const [{ suggestWord }, known] = await Promise.all([import("../search/suggest.ts"), wordList]);
    return words.map((word) => suggestWord(word, known) ?? word);
  } catch {
    wordList = undefined;
    return words;
  }
}
