import { describe, expect, test } from "vitest";
import { nearbySections } from "../../src/paper/nearby-sections.ts";

const sections = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("the contents beside a section", () => {
  test("list all sections of a paper that people read", () => {
    expect(nearbySections(sections(60), 31)).toEqual(sections(60));
  });

  test("list those around it in a very long one", () => {
    const shown = nearbySections(sections(450), 200);
    expect(shown).toHaveLength(41);
    expect([shown[0], shown.at(-1)]).toEqual([180, 220]);
  });

  test("hold the section itself at either end", () => {
    for (const section of [1, 2, 449, 450]) expect(nearbySections(sections(450), section)).toContain(section);
  });
});
