import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { decodeAddress } from "../src/urls.ts";
import { MAX_BYTES } from "../src/import/read-input.ts";

/**
 * The bytes of a picture that a document names by an address relative to itself, or undefined where there is none. Only
 * files in the document’s folder or below it are read: an address such as `../passport.png` must not publish a file.
 */
export function readPicture(document: string, address: string): Uint8Array | undefined {
  const folder = dirname(resolve(document));
  try {
    const path = realpathSync(resolve(folder, pathOf(address)));
    const file = statSync(path);
    return isInside(realpathSync(folder), path) && file.isFile() && file.size <= MAX_BYTES
      ? readFileSync(path)
      : undefined;
  } catch {
    // A name that no file can have is the name of no file.
    return undefined;
  }
}

const isInside = (folder: string, path: string) => {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const pathOf = (address: string) => decodeAddress(address.replace(/[?#].*$/, "")).replaceAll("\\", "/");
