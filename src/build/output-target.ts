import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { basename, dirname, join, parse, resolve, sep } from "node:path";
import { explainFileError } from "./explain-file-error.ts";
import { type OutputKind, readManifest } from "./output-manifest.ts";
import { messageOf } from "../errors.ts";

/** A folder that a tool is asked to write. */
export interface OutputTarget {
  /** As the user wrote it. */
  path: string;
  kind: OutputKind;
  /** The folder of the paper, where the target must be neither in it nor around it. */
  paper?: string | undefined;
  /** What the run reads, which the target must not hold. */
  inputs?: readonly string[];
  /** Whether a folder may be taken over that no tool has made; what it holds is kept as ever. */
  adopt?: boolean;
}

/** Where a tool runs. */
export interface Surroundings {
  cwd: string;
  homes: readonly string[];
}

/** Parts of a path that make a folder a repository, or part of one. */
const REPOSITORIES = [".git", ".hg", ".svn", ".jj"];

/** Folders that contain users' home folders. */
const HOMES = ["/home", "/Users", "C:\\Users"];

/**
 * Why a tool must not write a folder, and what to do instead; undefined where it may. This only looks at what is
 * there: it writes and deletes nothing.
 */
export function refuseOutput(target: OutputTarget, around: Surroundings = surroundings()): string | undefined {
  const { path } = target;
  if (!path.trim()) return "the name of the folder is empty; name one, and look whether a variable is not set";
  if (path.includes("\0")) return `${JSON.stringify(path)} holds a NUL character; name another folder`;
  try {
    const real = resolveOutput(path);
    const reason =
      refusePlace(real, around) ?? refuseRepository(real) ?? refuseOwn(real, target) ?? refuseContents(real, target);
    return reason && `${path} ${reason}`;
  } catch (error) {
    return `${path} cannot be written: ${explainFileError(error) ?? messageOf(error)}`;
  }
}

const surroundings = (): Surroundings => ({ cwd: process.cwd(), homes: [homedir(), homeOfUser()].filter(Boolean) });

/** The home that the system knows, whatever HOME says; "" for a user without one. */
function homeOfUser(): string {
  try {
    return userInfo().homedir;
  } catch {
    return "";
  }
}

/** The folder that a path stands for, links followed, whether it is there yet or not. */
export function resolveOutput(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync.native(whole);
  if (lstatSync(whole, { throwIfNoEntry: false })) throw new Error("it is a link that leads nowhere; delete the link");
  return join(resolveOutput(dirname(whole)), basename(whole));
}

function refusePlace(real: string, { cwd, homes }: Surroundings): string | undefined {
  const another = "name a folder of its own, such as one within it";
  if (parse(real).root === real) return `is the root of a disk; ${another}`;
  if (isWithin(cwd, real)) return `is the folder that you work in, or holds it; ${another}`;
  const isHome = HOMES.includes(dirname(real)) || HOMES.includes(real);
  if (isHome || homes.some((home) => isWithin(home, real))) return `is a home, or holds one; ${another}`;
  return statSync(real, { throwIfNoEntry: false })?.isDirectory() === false ? "is a file; name a folder" : undefined;
}

function refuseRepository(real: string): string | undefined {
  const inside = REPOSITORIES.find((name) => real.split(sep).includes(name));
  if (inside) return `lies in ${inside}, which belongs to a repository; name another folder`;
  const held = REPOSITORIES.find((name) => existsSync(join(real, name)));
  return held && `is a repository, because it holds ${held}; name a folder within it`;
}

function refuseOwn(real: string, { paper, inputs = [] }: OutputTarget): string | undefined {
  if (paper !== undefined && (isWithin(paper, real) || isWithin(real, paper)))
    return `is the folder of the paper, or in it, or holds it; name a folder beside ${paper}`;
  const input = inputs.find((input) => isWithin(input, real));
  if (input !== undefined) return `holds ${input}, which is to be read; name another folder`;
  const around = ancestors(dirname(real)).find((folder) => readManifest(folder));
  return around && `lies in ${around}, which a tool of this project writes; name a folder elsewhere`;
}

function refuseContents(real: string, { kind, adopt }: OutputTarget): string | undefined {
  const held = existsSync(real) ? readdirSync(real) : [];
  const made = readManifest(real)?.kind;
  if (!held.length || made === kind) return undefined;
  if (made) return `holds ${describe(made)}, which ${describe(kind)} never replaces; name another folder`;
  if (adopt) return undefined;
  return (
    `holds ${held[0]}, which this tool did not write; name another folder, or, if all in it comes from an earlier ` +
    "version of this tool, delete it first"
  );
}

const describe = (kind: OutputKind) => (kind === "answers" ? kind : `${kind.startsWith("i") ? "an" : "a"} ${kind}`);

/** Whether a file or folder is another or lies within it, however the two are spelled. */
function isWithin(inner: string, outer: string): boolean {
  const identity = identify(outer);
  return identity !== undefined && ancestors(resolveOutput(inner)).some((folder) => identify(folder) === identity);
}

/** Spelling tells nothing where case or accents do not count, or a disk is mounted twice. */
function identify(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev}:${found.ino || realpathSync.native(path)}`;
}

/** A path and all folders around it. */
function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...ancestors(parent)];
}
