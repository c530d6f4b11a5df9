/** Keeps bytes one after the other, more of them than memory would hold where the browser has a disk for that. */
export interface ByteStore {
  /** Where the bytes are: in files of the browser's own, or in its memory. */
  readonly place: "disk" | "memory";
  /** Adds bytes, and gives the place where they begin. */
  write: (bytes: Uint8Array) => number;
  read: (from: number, to: number) => Promise<Uint8Array>;
  /** All that was written, for good: nothing can be added after it. */
  close: () => Promise<Blob>;
}

/** The folder of the browser's own files below which each open desk has one. */
export const SCRATCH = "discussion-paper-desk";

/**
 * A store in a file of its own in the desk's folder `id`; in memory where the browser has no such files. Works in
 * workers alone.
 */
export async function openStore(id: string | undefined, name: string): Promise<ByteStore> {
  if (!id) return memoryStore();
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(SCRATCH, { create: true });
    const own = await folder.getDirectoryHandle(id, { create: true });
    return await diskStore(await own.getFileHandle(name, { create: true }));
  } catch {
    // Private windows of Firefox and Safari have no files.
    return memoryStore();
  }
}

async function diskStore(file: FileSystemFileHandle): Promise<ByteStore> {
  const handle = await file.createSyncAccessHandle();
  handle.truncate(0);
  let end = 0;
  return {
    place: "disk",
    write: (bytes) => {
      const start = end;
      while (end - start < bytes.length) {
        const written = handle.write(bytes.subarray(end - start), { at: end });
        if (!written) throw new DOMException("The disk is full.", "QuotaExceededError");
        end += written;
      }
      return start;
    },
    read: async (from, to) => {
      const bytes = new Uint8Array(to - from);
      handle.read(bytes, { at: from });
      return bytes;
    },
    close: async () => {
      handle.flush();
      handle.close();
      return file.getFile();
    },
  };
}

const PIECE = 1 << 22;

/** A store in memory. The browser may move its pieces to the disk, and does where it runs short. */
export function memoryStore(): ByteStore {
  const pieces: Blob[] = [];
  let last: Uint8Array<ArrayBuffer>[] = [];
  let [end, kept] = [0, 0];
  const keep = () => {
    pieces.push(new Blob(last));
    last = [];
    kept = end;
  };
  const all = () => new Blob([...pieces, ...last]);
  return {
    place: "memory",
    write: (bytes) => {
      const start = end;
      last.push(new Uint8Array(bytes));
      end += bytes.length;
      if (end - kept > PIECE) keep();
      return start;
    },
    read: async (from, to) => new Uint8Array(await all().slice(from, to).arrayBuffer()),
    close: async () => all(),
  };
}
