import { realpathSync } from "node:fs";
import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { ParsedText } from "./remark-parsed.ts";

/**
 * Stops at a text that is not one of those that have been checked, or has changed since, because what stands in it
 * would be published, and code in it would run. False instead of the texts lets any pass.
 */
export function remarkOnlyChecked(texts: false | (() => readonly ParsedText[])) {
  let sources: ReadonlyMap<string, string> | undefined;
  return (_: Root, { path, value }: VFile) => {
    if (!texts) return;
    sources ??= new Map(texts().map(({ file, source }) => [realpathSync.native(file), source]));
    // Astro puts spaces where the front matter was, so that places in the text stay the same.
    if (!sources.get(realpathSync.native(path))?.endsWith(String(value).trimStart()))
      throw new Error(`${path} is not what the check has read; run the build again`);
  };
}
