import type { Pagefind } from "../search/hits.ts";
import { DATA, ENGINE, type SearchData } from "../search/search-data.ts";

/** Pagefind's script as the build leaves it: with the files that were fetched ahead. */
export interface PagefindScript {
  prefetched: Map<string, Response | Promise<Response>>;
  createInstance: (options: { basePath: string; baseUrl: string; noWorker: boolean }) => Pagefind;
}

/** The files of a first search, on their way. */
export interface SearchFiles {
  folder: string;
  script: Promise<PagefindScript>;
  engine: Promise<Response>;
  data: Promise<SearchData>;
}

/**
 * Asks for all files of a first search together, because on a phone the round trips cost more than the bytes. A
 * browser never asks again for a script that it could not load, so a later attempt gives it another address.
 */
export function fetchSearch(folder: string, attempt: number): SearchFiles {
  const files: SearchFiles = {
    folder,
    script: import(/* @vite-ignore */ `${folder}pagefind.js${attempt > 1 ? `?${attempt}` : ""}`),
    engine: get(folder + ENGINE),
    // The names in it change with every build, so an old copy is of no use.
    data: get(folder + DATA, { cache: "no-cache" }).then((response) => response.json()),
  };
  // A failure is told once a search is made, not before.
  for (const file of [files.script, files.engine, files.data]) file.catch(() => {});
  return files;
}

async function get(address: string, options?: RequestInit): Promise<Response> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response;
}
