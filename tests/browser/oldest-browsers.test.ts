import { describe, expect, inject, test } from "vitest";
import { useSite } from "../support/browser.ts";
import { floorScript, newerThanFloor } from "../support/engines/floor.ts";

const site = useSite(inject("first"));

describe("a Chromium without what is newer than the oldest browsers", () => {
  test("lacks what one of them lacks, and has what all of them have", async () => {
    const page = await site.open();
    await page.addInitScript({ content: floorScript() });
    await page.goto(site.url);
    const has = (expression: string) => page.evaluate<boolean>(`Boolean(${expression})`);
    for (const gone of [
      "[].toSorted",
      "''.toWellFormed",
      "Map.groupBy",
      "window.navigation",
      "Response.json",
      "URL.canParse",
    ])
      expect([gone, await has(gone)]).toEqual([gone, false]);
    for (const kept of [
      "[].at",
      "''.replaceAll",
      "structuredClone",
      "window.BroadcastChannel",
      "Response.prototype.json",
    ])
      expect([kept, await has(kept)]).toEqual([kept, true]);
  });

  test("is made from data, not from a list that grows old", () => {
    const { script, web } = newerThanFloor();
    expect(script).toEqual(expect.arrayContaining(["Array.toSorted", "Intl.Segmenter", "Iterator.map"]));
    expect(web).toEqual(expect.arrayContaining(["Navigation", "HTMLElement.popover", "Response.json_static"]));
    expect(script).not.toContain("Array.map");
    expect(web).not.toContain("Response.json");
  });
});
