import { existsSync, mkdirSync, renameSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Kept, type Replacement, carryOver } from "./carry-over.ts";
import { readManifest, writeManifest } from "./output-manifest.ts";
import { OutputProblem } from "./output-problem.ts";
import { type OutputTarget, refuseOutput, resolveOutput } from "./output-target.ts";
import { lockTarget } from "./working-folder.ts";

/** An output being written beside its place. It takes that place as a whole, or leaves nothing behind. */
export interface PendingOutput {
  /** The folder to write into, which nobody else can read. */
  folder: string;
  /**
   * Puts the output in its place, and returns what it has kept there because no tool wrote it. `superseded` names files
   * there whose place the new ones take, whoever wrote them.
   */
  publish: (superseded?: Iterable<string>) => Kept[];
  /** Leaves all as it was; after `publish` it does nothing. */
  discard: () => void;
}

/** Begins an output. Throws `OutputProblem` where its folder must not be written, or is being written already. */
export function openOutput(target: OutputTarget): PendingOutput {
  check(target);
  const place = resolveOutput(target.path);
  const made = mkdirSync(dirname(place), { recursive: true });
  const working = lockTarget(place, (folder) => restore(folder, place));
  const discard = () => {
    working.release();
    removeEmpty(dirname(place), made);
  };
  try {
    // Again: locking may have restored what a killed run had moved away.
    check(target);
    const folder = join(working.path, "new");
    mkdirSync(folder, { mode: target.kind === "internal digest" ? 0o700 : 0o777 });
    return {
      folder,
      publish: (superseded = []) => {
        const kept = swap(folder, join(working.path, "old"), place, target, new Set(superseded));
        working.release();
        return kept;
      },
      discard,
    };
  } catch (error) {
    discard();
    throw error;
  }
}

function check(target: OutputTarget) {
  const reason = refuseOutput(target);
  if (reason) throw new OutputProblem(reason);
}

function swap(fresh: string, old: string, place: string, { kind }: OutputTarget, superseded: Set<string>): Kept[] {
  const after = writeManifest(fresh, kind);
  if (!existsSync(place)) {
    renameSync(fresh, place);
    return [];
  }
  const replacement: Replacement = {
    from: place,
    to: fresh,
    before: readManifest(place),
    after,
    superseded,
    seen: new Set(),
  };
  const kept = carryOver(replacement);
  renameSync(place, old);
  renameSync(fresh, place);
  // What came in the moment between.
  return [...kept, ...carryOver({ ...replacement, from: old, to: place })];
}

/**
 * Puts an earlier output back where the swap was cut off: it is gone from its place, and the new one is not yet there.
 */
function restore(working: string, place: string) {
  const [old, fresh] = [join(working, "old"), join(working, "new")];
  if (!existsSync(old) || !existsSync(fresh)) return;
  if (existsSync(place))
    throw new OutputProblem(`${old} holds what was in ${place} before; move one of them elsewhere`);
  renameSync(old, place);
}

/** Removes folders that were made for an output, as far as they are empty. */
function removeEmpty(folder: string, first: string | undefined) {
  if (!first || !folder.startsWith(first)) return;
  try {
    rmdirSync(folder);
    removeEmpty(dirname(folder), first);
  } catch {
    // Something else has come into it.
  }
}

/** Says what an output has kept, in a line; "" where it has kept nothing. */
export function describeKept(path: string, kept: readonly Kept[]): string {
  if (!kept.length) return "";
  const named = kept.slice(0, 5).map((each) => (each.as === each.path ? each.path : `${each.path} as ${each.as}`));
  const more = kept.length > 5 ? ` and ${kept.length - 5} more` : "";
  return `kept in ${path}, because this tool did not write it: ${named.join(", ")}${more}`;
}
