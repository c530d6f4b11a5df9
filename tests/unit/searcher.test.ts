import { expect, test } from "vitest";
import type { Hit, Pagefind } from "../../src/search/hits.ts";
import type { SearchData } from "../../src/search/search-data.ts";
import { Searcher } from "../../src/search/searcher.ts";

const data = { texts: {}, files: {}, sections: [], entries: [], words: {} } as unknown as SearchData;

const hit = (content: string, index: number): Hit => ({
  id: `${index}`,
  score: 1,
  data: async () => ({
    url: `/${index}/`,
    content,
    weighted_locations: [{ location: 0, weight: 1, balanced_score: 1 }],
    anchors: [],
    meta: { title: "", section: "" },
    filters: {},
  }),
});

test("what has only the beginning of a word comes last of those that are shown at a time, and stays where it was", async () => {
  const hits = ["public", "pubs", "public", "pubs", "public", "pubs"].map(hit);
  const pagefind: Pagefind = { search: async () => ({ results: hits }) };
  const { results } = await new Searcher(pagefind, data, async (words) => words).find("pubs");
  const places = async (limit: number) => (await results(limit, 3)).map(({ href }) => href);
  expect(await places(3)).toEqual(["/1/", "/0/", "/2/"]);
  expect(await places(6)).toEqual(["/1/", "/0/", "/2/", "/3/", "/5/", "/4/"]);
});
