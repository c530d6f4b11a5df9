import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Figure } from "./figure.ts";

const packed = (path: string) => brotliCompressSync(readFileSync(path)).length;

/** What each kind of page weighs, HTML with its styles, as a careful host sends it. */
export function weigh(folder: string): Figure[] {
  const sections = globSync("sections/*/index.html", { cwd: folder }).map((file) => packed(join(folder, file)));
  const page = (path: string, most?: number): Figure => ({
    name: `weight: ${path}`,
    value: packed(join(folder, path, "index.html")),
    unit: "bytes",
    ...(most && { most }),
  });
  return [
    { name: "weight: heaviest section", value: Math.max(...sections), unit: "bytes", most: 14_600 },
    page("/"),
    page("/paper/", 40_000),
    page("/questions/"),
    page("/respond/"),
  ];
}
