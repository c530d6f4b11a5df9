import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { constants, hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { OutputProblem } from "./output-problem.ts";
import { codeOf } from "../errors.ts";

/** A folder of mode 0700 that this process has for itself until it releases it, ends, or is told to end by a signal. */
export interface WorkingFolder {
  path: string;
  /** Deletes the folder with all that is in it. */
  release: () => void;
}

/** The process that owns a folder. Process ids are reused, so the start time tells it apart from a later process. */
interface Owner {
  pid: number;
  started: string;
  host: string;
}

const OWNER = "owner.json";
const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM", "SIGQUIT"] as const;

/** Makes a folder beside a path, and deletes those that killed processes have left there. */
export function makeWorkingFolder(path: string): WorkingFolder {
  const [parent, prefix] = [dirname(path), `${workingName(path)}-`];
  for (const name of readdirSync(parent)) if (name.startsWith(prefix)) deleteIfLeft(join(parent, name));
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  const working = hold(folder, () => deleteFolder(folder));
  try {
    const owner: Owner = { pid: process.pid, started: startOf(process.pid), host: hostname() };
    writeFileSync(join(folder, OWNER), JSON.stringify(owner));
    return working;
  } catch (error) {
    working.release();
    throw error;
  }
}

const workingName = (path: string) => `.${basename(path)}.working`;

function deleteIfLeft(folder: string) {
  const owner = readOwner(folder) ?? ownerByName(folder);
  if (owner && !isLive(owner)) deleteFolder(folder);
}

/** The owner goes last, so that a folder that is half deleted can still be known. */
function deleteFolder(folder: string) {
  for (const name of listNames(folder))
    if (name !== OWNER) rmSync(join(folder, name), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** What a folder holds; nothing where another process has just deleted it. */
const listNames = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

/** The owner of a folder that says so in its name alone, because its process was killed before it wrote more. */
function ownerByName(folder: string): Owner | undefined {
  const pid = Number(/-(\d+)-\w{6}$/.exec(folder)?.[1]);
  const isBare = listNames(folder).every((name) => name === OWNER);
  return pid && isBare ? { pid, started: startOf(pid), host: hostname() } : undefined;
}

/**
 * Makes the one working folder of a target, beside it, so that no two processes write the target at once. `settle` is
 * called for it before it is deleted, and now for each that killed processes have left: it puts right what they began.
 */
export function lockTarget(target: string, settle: (working: string) => void): WorkingFolder {
  const place = join(dirname(target), workingName(target));
  const fresh = makeWorkingFolder(target);
  try {
    const levels = takePlace(fresh.path, place, target);
    // Another run was quicker, and is likely to be at work now, or done.
    if (!levels) return lockTarget(target, settle);
    const settleAll = () => levels.forEach(settle);
    const working = hold(levels.at(-1)!, () => {
      settleAll();
      // At once, so that nobody finds it half deleted.
      renameSync(place, fresh.path);
      deleteFolder(fresh.path);
    });
    settleAll();
    return working;
  } finally {
    fresh.release();
  }
}

/**
 * Moves a folder to a place in one step, which fails where there is one already. Where that one's process is dead, the
 * folder goes into it as `next`, again in one step: of several that find a dead one, only one can follow it. Returns
 * the folders from the place down to this one; undefined where another process has come in between.
 */
function takePlace(fresh: string, place: string, target: string): string[] | undefined {
  const levels = [place];
  for (let level = place; !moveTo(fresh, level); levels.push(level)) {
    const owner = readOwner(level);
    if (owner && isLive(owner))
      throw new OutputProblem(
        `${target} is being written by another run (process ${owner.pid} on ${owner.host}); wait until that has ` +
          `ended, or, if there is none, delete ${place}`,
      );
    if (!owner && existsSync(level) && !readOwner(level))
      throw new OutputProblem(`${level} is in the way of a run; move it elsewhere`);
    if (!owner) return undefined;
    level = join(level, "next");
  }
  // From the top, because one that was dead may have been followed and given back meanwhile, and the place taken anew.
  const owners = levels.map(readOwner);
  const own = owners.pop();
  if (own?.pid === process.pid && owners.every((owner) => owner && !isLive(owner))) return levels;
  moveTo(levels.at(-1)!, fresh);
  return undefined;
}

/** Whether a folder could be moved to a path, where there must be none. */
function moveTo(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    // Windows says EPERM where something is there.
    if (["ENOTEMPTY", "EEXIST", "ENOENT"].includes(code) || (code === "EPERM" && existsSync(to))) return false;
    throw error;
  }
}

function readOwner(folder: string): Owner | undefined {
  try {
    const owner: Owner = JSON.parse(readFileSync(join(folder, OWNER), "utf8"));
    return owner;
  } catch {
    return undefined;
  }
}

function isLive({ pid, started, host }: Owner): boolean {
  // Of another machine, or container, that shares this disk, nothing can be known.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  return startOf(pid) === started;
}

/** When a process started, as Linux counts it; "" on other systems, and for a zombie process. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
  } catch {
    return "";
  }
}

const held = new Set<() => void>();

/** Sees to it that a folder goes when the process ends, unless it is released before. */
function hold(path: string, letGo: () => void): WorkingFolder {
  const release = () => {
    if (!held.delete(release)) return;
    if (!held.size) stopListening();
    letGo();
  };
  if (!held.size) listen();
  held.add(release);
  return { path, release };
}

function listen() {
  process.on("exit", releaseAll);
  for (const signal of SIGNALS) process.on(signal, endBy);
}

function stopListening() {
  process.off("exit", releaseAll);
  for (const signal of SIGNALS) process.off(signal, endBy);
}

const endBy = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);

function releaseAll() {
  for (const release of held) {
    try {
      release();
    } catch {
      // The next run sees to it.
    }
  }
}
