import type { ContentFolder } from "../import/write-content.ts";
import { PAPER_FOLDERS, roleOf } from "../paper/source.ts";
import { unzip } from "../unzip.ts";
import type { ChosenFile } from "./chosen-files.ts";

/** A paper to bring in, what stands beside it, and the content that it replaces, if that was dropped too. */
export interface PaperFiles {
  document: ChosenFile | undefined;
  beside: Map<string, Uint8Array>;
  previous: ContentFolder | undefined;
}

/** What a content folder may hold once it is unpacked. */
const MOST = 500_000_000;

const DOCUMENT = /\.(?:docx|md|markdown|txt)$/i;

/**
 * Sorts what was dropped: a document, the pictures that it names, and the current content as a folder or a ZIP archive.
 */
export async function sortPaperFiles(files: readonly ChosenFile[]): Promise<PaperFiles> {
  const all = new Map<string, Uint8Array>();
  for (const { name, file } of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.zip$/i.test(name)) for (const [path, content] of unpack(bytes)) all.set(`${name}/${path}`, content);
    else all.set(name, bytes);
  }
  const [home] = [...all.keys()]
    .filter((path) => /(?:^|\/)paper\.yaml$/.test(path))
    .map((path) => path.replace(/paper\.yaml$/, ""))
    .sort((one, other) => one.length - other.length);
  const isContent = (path: string) => home !== undefined && (home === "" ? isPart(path) : path.startsWith(home));
  const documents = files.filter(({ name }) => DOCUMENT.test(name) && !isContent(name));
  const document = documents.find(({ name }) => /\.docx$/i.test(name)) ?? documents[0];
  const folder = document?.name.replace(/[^/]*$/, "") ?? "";
  return {
    document,
    beside: new Map(
      [...all].filter(([path]) => path.startsWith(folder)).map(([path, bytes]) => [path.slice(folder.length), bytes]),
    ),
    previous: home === undefined ? undefined : contentBelow(all, home, isContent),
  };
}

/** What a content folder holds, where its files were chosen one by one. */
const isPart = (path: string) =>
  path.endsWith(".yaml") || PAPER_FOLDERS.some((folder) => path.startsWith(`${folder}/`));

function contentBelow(all: Map<string, Uint8Array>, home: string, isContent: (path: string) => boolean): ContentFolder {
  const found = [...all]
    .filter(([path]) => isContent(path))
    .map(([path, bytes]) => [path.slice(home.length), bytes] as const);
  return new Map(
    found
      .filter(([path]) => !/(^|\/)\.|^__MACOSX\//.test(path))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, bytes]) => [path, roleOf(path) === "text" ? new TextDecoder().decode(bytes) : bytes]),
  );
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  let total = 0;
  return unzip(
    bytes,
    (name) => !name.endsWith("/"),
    (length) => {
      total += length;
      if (total > MOST) throw new RangeError("This ZIP file unpacks to more than a paper can hold.");
    },
  );
}
