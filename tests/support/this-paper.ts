import { readFileSync } from "node:fs";
import { beforeEach, inject } from "vitest";
import { parse } from "yaml";
import type { BuiltSite } from "./build-sites.ts";

/** False where a publisher has put another paper in the place of this one. */
export const isThisPaper: boolean = parse(readFileSync("content/paper.yaml", "utf8")).title === "Big Society";

/**
 * The site of `content/`, for a file or group of tests that know the words of this paper. Where `content/` holds
 * another, they are skipped and say so; what holds for any paper is tested on it and on the second one.
 */
export function thisPaper(): BuiltSite {
  beforeEach(({ skip }) => skip(!isThisPaper, "content/ holds another paper"));
  return inject("first");
}
