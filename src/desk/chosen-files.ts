/** A file that somebody dropped or chose, by its path below what was chosen: `replies/2026/one.eml`. */
export interface ChosenFile {
  name: string;
  file: File;
}

/** The files of a field, in the order in which a command would find them. */
export const filesOf = ({ files }: HTMLInputElement): ChosenFile[] =>
  inOrder([...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file })));

/** The files of a drop, those of folders included, in the order in which a command would find them. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<ChosenFile[]> {
  // All must be asked for at once: the list is empty once the event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...files];
  const found = entries.length
    ? (await Promise.all(entries.map(filesBelow))).flat()
    : plain.map((file) => ({ name: file.name, file }));
  return inOrder(found);
}

async function filesBelow(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, failed) => entry.file(done, failed));
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none at the end.
  for (let some = await readSome(reader); some.length; some = await readSome(reader)) all.push(...some);
  return (await Promise.all(all.map(filesBelow))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const readSome = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));

/** Folder by folder, by name; without hidden files and the indexes that Thunderbird keeps beside mailboxes. */
export function inOrder(files: readonly ChosenFile[]): ChosenFile[] {
  return files
    .filter(({ name }) => !/(?:^|\/)\./.test(name) && !name.endsWith(".msf"))
    .sort((one, other) => compare(one.name.split("/"), other.name.split("/")));
}

function compare([one = "", ...below]: string[], [other = "", ...further]: string[]): number {
  if (one !== other) return one < other ? -1 : 1;
  return below.length || further.length ? compare(below, further) : 0;
}
