import { SCRATCH } from "./byte-store.ts";

/**
 * The folder in which this page's workers keep what does not fit into memory, by its name; undefined where the browser
 * has no such files. What pages left that are closed by now is removed first.
 */
export async function openScratch(): Promise<string | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle(SCRATCH, { create: true });
    await removeStale(all);
    const id = crypto.randomUUID();
    // Held until the page is closed, however it is closed.
    void navigator.locks.request(lockOf(id), () => new Promise(() => {}));
    return id;
  } catch {
    return undefined;
  }
}

const lockOf = (id: string) => `${SCRATCH}/${id}`;

async function removeStale(all: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const open = new Set(held.map(({ name }) => name));
  for await (const id of all.keys()) if (!open.has(lockOf(id))) await all.removeEntry(id, { recursive: true });
}

/** Removes what a page's workers wrote; they must have ended. */
export async function clearScratch(id: string | undefined): Promise<void> {
  if (!id) return;
  try {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle(SCRATCH);
    await all.removeEntry(id, { recursive: true });
  } catch {
    // There is none, or a worker that was just stopped still holds a file: the next desk removes it.
  }
}
