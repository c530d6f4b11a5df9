import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { hashFile } from "./hash-file.ts";
import { MANIFEST, type Manifest } from "./output-manifest.ts";
import { OutputProblem } from "./output-problem.ts";

/** An output folder and the one that is to replace it. */
export interface Replacement {
  from: string;
  to: string;
  /** What the earlier run wrote; undefined where no tool has written the folder. */
  before: Manifest | undefined;
  /** What this run has written. */
  after: Manifest;
  /** Further files of the folder whose place the new ones take, whoever wrote them. */
  superseded: ReadonlySet<string>;
  /** Paths that have been dealt with. */
  seen: Set<string>;
}

/** A file that is not the tool's, and where it is now. */
export interface Kept {
  path: string;
  as: string;
}

/**
 * Puts all that is in a folder and that no tool wrote into the folder that is to replace it, as second links, so that
 * it is whole in both. What stands in the way of a new file, or is a file of the tool that somebody has changed, gets
 * another name. Folders and files that both have keep their modes.
 */
export function carryOver(replacement: Replacement, path = "", place = ""): Kept[] {
  const { from, to, seen } = replacement;
  keepMode(join(from, path), join(to, place));
  return readdirSync(join(from, path), { withFileTypes: true }).flatMap((entry) => {
    const [inner, target] = [path, place].map((folder) => (folder ? `${folder}/${entry.name}` : entry.name));
    if (entry.isDirectory()) return carryFolder(replacement, inner!, target!);
    if (inner === MANIFEST || seen.has(inner!)) return [];
    seen.add(inner!);
    return carryFile(replacement, inner!, target!);
  });
}

function carryFolder(replacement: Replacement, path: string, place: string): Kept[] {
  const { from, to, before } = replacement;
  const folder = join(from, path);
  if (lstatSync(folder).dev !== lstatSync(from).dev)
    throw new OutputProblem(`${folder} is a disk of its own; take it out of the folder that is to be written`);
  const found = lstat(join(to, place));
  const target = found && !found.isDirectory() ? freeName(replacement, path, place)! : place;
  if (readdirSync(folder).length) return carryOver(replacement, path, target);
  if (found || Array.from(before?.files.keys() ?? []).some((file) => file.startsWith(`${path}/`))) return [];
  makeFolder(replacement, path, target);
  return [{ path: `${path}/`, as: `${target}/` }];
}

function carryFile(replacement: Replacement, path: string, place: string): Kept[] {
  const { from, to, before, after, superseded } = replacement;
  const hash = lstatSync(join(from, path)).isFile() ? hashFile(join(from, path)) : undefined;
  const written = before?.files.get(path);
  if (hash && hash === written) {
    keepMode(join(from, path), join(to, place));
    return [];
  }
  const isReplaced = written !== undefined || superseded.has(path);
  if (hash && isReplaced && Array.from(after.files.values()).includes(hash)) return [];
  const target = freeName(replacement, path, place, isReplaced);
  if (target === undefined) return [];
  if (dirname(target) !== ".") makeFolder(replacement, dirname(path), dirname(target));
  linkOrCopy(join(from, path), join(to, target));
  return [{ path, as: target }];
}

/** A name that is not taken; undefined where the same is there already. */
function freeName({ from, to }: Replacement, path: string, place: string, isReplaced = false): string | undefined {
  for (let number = isReplaced ? 1 : 0; ; number++) {
    const name = number ? `${place}.orig${number > 1 ? `-${number}` : ""}` : place;
    const taken = [join(to, name), ...(name === path ? [] : [join(from, name)])].filter((file) => lstat(file));
    if (!taken.length) return name;
    if (taken.some((file) => isSame(join(from, path), file))) return undefined;
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [lstatSync(one), lstatSync(other)];
  if (a.isSymbolicLink() && b.isSymbolicLink()) return readlinkSync(one) === readlinkSync(other);
  return a.isFile() && b.isFile() && a.size === b.size && hashFile(one) === hashFile(other);
}

/** Makes a folder and those around it as they were. */
function makeFolder(replacement: Replacement, path: string, place: string): void {
  const { from, to } = replacement;
  if (lstat(join(to, place))?.isDirectory()) return;
  if (dirname(place) !== ".") makeFolder(replacement, dirname(path), dirname(place));
  mkdirSync(join(to, place));
  keepMode(join(from, path), join(to, place));
}

/** Gives a file or folder the mode and owner of another; one that is for its owner alone stays so. */
function keepMode(from: string, to: string): void {
  const [was, is] = [lstat(from), lstat(to)];
  if (!was || !is || was.isDirectory() !== is.isDirectory() || is.isSymbolicLink()) return;
  if (is.isDirectory() && (is.mode & 0o77) === 0) return;
  if (process.getuid?.() === 0) chownSync(to, was.uid, was.gid);
  chmodSync(to, was.mode);
}

function linkOrCopy(from: string, to: string): void {
  if (lstatSync(from).isSymbolicLink()) return symlinkSync(readlinkSync(from), to);
  try {
    linkSync(from, to);
  } catch {
    const { mode, atime, mtime } = lstatSync(from);
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    chmodSync(to, mode);
    utimesSync(to, atime, mtime);
  }
}

const lstat = (path: string) => lstatSync(path, { throwIfNoEntry: false });
