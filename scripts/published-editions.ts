import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { sameWords } from "../src/reply/same-words.ts";
import { type EditionData, editionSchema } from "../src/paper/schema.ts";

const TIMEOUT = 20_000;

/**
 * Puts what the published site says of its edition, and of earlier ones, into the folder of the paper, so that nobody
 * has to remember to keep it: the check compares the questions with it, and replies to an earlier edition can be
 * counted. A site that is not there yet, or holds another paper, has nothing to keep. Returns the numbers of the
 * editions.
 */
export async function keepPublishedEditions(folder: string, site: string): Promise<number[]> {
  const whole = site.replace(/\/*$/, "/");
  const published = await fetchEdition(new URL("paper.json", whole));
  if (!published || !isSamePaper(published, folder)) return [];
  const earlier = Array.from({ length: Math.min(published.edition.number - 1, 99) }, (_, index) => index + 1);
  const others = await Promise.all(earlier.map((number) => fetchEdition(new URL(`editions/${number}.json`, whole))));
  const found = [published, ...others].flatMap((edition) => edition ?? []);
  return found.filter((edition) => keep(edition, folder)).map(({ edition }) => edition.number);
}

async function fetchEdition(address: URL): Promise<EditionData | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
    return response.ok ? editionSchema.safeParse(await response.json()).data : undefined;
  } catch {
    return undefined;
  }
}

/** A paper that takes the place of another one at its address is no later edition of it. */
function isSamePaper({ title }: EditionData, folder: string): boolean {
  try {
    return sameWords(title, String(parse(readFileSync(join(folder, "paper.yaml"), "utf8")).title));
  } catch {
    return false;
  }
}

/** What the publisher keeps by hand stays. */
function keep(edition: EditionData, folder: string): boolean {
  const file = join(folder, "editions", `${edition.edition.number}.json`);
  if (existsSync(file)) return false;
  mkdirSync(join(folder, "editions"), { recursive: true });
  writeFileSync(file, `${JSON.stringify(edition, null, 2)}\n`);
  return true;
}
