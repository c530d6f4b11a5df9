import { describe, expect, test } from "vitest";
import { embedSection, embeddedSection } from "../../src/markdown/embed-section.ts";

describe("a section on the page of the whole paper", () => {
  test("has its own id, unless the page gives that to another part", () => {
    expect(["hedges", "glossary", "search"].map(embeddedSection)).toEqual([
      "hedges",
      "section.glossary",
      "section.search",
    ]);
  });

  test("shares no id with the glossary where it is called so itself", () => {
    const html =
      '<h2 id="wren">Wren</h2><a href="#wren">1</a><a href="/glossary/#wren">2</a><a href="/sections/glossary/">3</a>';
    expect(embedSection(html, "glossary", "/")).toBe(
      '<h3 id="section.glossary--wren">Wren</h3><a href="#section.glossary--wren">1</a><a href="#glossary--wren">2</a><a href="#section.glossary">3</a>',
    );
  });
});
