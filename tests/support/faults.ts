import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** What may happen instead of a change to the disk, or just before it. */
export type Fault = "ENOSPC" | "SIGKILL" | "SIGHUP" | "SIGINT" | "SIGTERM" | "SIGQUIT";

/** Changes that take room on a disk, and others. */
const TAKING = [
  "appendFileSync",
  "copyFileSync",
  "linkSync",
  "mkdirSync",
  "mkdtempSync",
  "symlinkSync",
  "writeFileSync",
];
const OTHERS = ["chmodSync", "renameSync", "rmSync", "rmdirSync"];

let made = 0;
let fault: Fault | undefined;
let moment = 0;

/** Counts the changes to the disk from now on; at the one of that number, the fault comes. */
export function arm(what?: Fault, at = 0): void {
  [made, fault, moment] = [0, what, at];
}

/** How many changes there have been; of those that can find a disk full, with `taking` alone. */
export const changesMade = (): number => made;

type Change = (...args: unknown[]) => unknown;
const disk = fs as unknown as Record<string, Change>;
for (const name of [...TAKING, ...OTHERS]) {
  const change = disk[name]!;
  disk[name] = (...args) => {
    if (fault === "ENOSPC" && !TAKING.includes(name)) return change(...args);
    made += 1;
    if (fault && made === moment) strike(fault, name, String(args[0]));
    return change(...args);
  };
}
syncBuiltinESMExports();

function strike(what: Fault, syscall: string, path: string) {
  if (what !== "ENOSPC") return void process.kill(process.pid, what);
  const error = new Error(`ENOSPC: no space left on device, ${syscall} '${path}'`);
  throw Object.assign(error, { code: "ENOSPC", syscall, path });
}
