import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PaperParts } from "../paper/paper.ts";

const program = fileURLToPath(new URL("og-image-process.ts", import.meta.url));

/**
 * Draws the picture that link previews show, in a process of its own beside the build: it takes as long as all
 * pages of a short paper, and as much memory.
 */
export async function drawBesideBuild(paper: Pick<PaperParts, "data" | "brand">): Promise<Buffer> {
  const drawing = promisify(execFile)(process.execPath, [program, JSON.stringify(paper)], { encoding: "buffer" });
  return (await drawing).stdout;
}
