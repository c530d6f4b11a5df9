import { existsSync, readFileSync } from "node:fs";
import { z } from "astro/zod";
import { expect, test } from "vitest";
import { components } from "../../src/check/rules/components.ts";
import { parsePaper } from "../../src/check/parse-paper.ts";
import { findIssues, formatIssues } from "../../src/check/check-paper.ts";
import type { PaperSource } from "../../src/paper/source.ts";

/** A publisher may leave the guide out of another paper; then there is nothing to hold it to. */
const GUIDE = existsSync("content/README.md") ? readFileSync("content/README.md", "utf8") : "";
if (!GUIDE) console.warn("The tests of the guide for authors are skipped: there is no content/README.md.");

/** The example files that the guide gives, each below its name, as a paper. */
const EXAMPLE: PaperSource = {
  folder: "content",
  files: [...GUIDE.matchAll(/^\*\*`([\w/.-]+)`\*\*[^]*?```\w+\n([^]*?)```/gm)].map(([, path = "", text = ""]) => ({
    path: `content/${path}`,
    text,
  })),
  assets:
    "sections/plan.png logo.svg logo-dark.svg images/plot.jpg fonts/headings.woff2 fonts/text.woff2 fonts/bold.woff2 files/easy-read.pdf files/plan.pdf"
      .split(" ")
      .map((file) => `content/${file}`),
};

/** Every field that a schema has, as a path: "edition.changes.what". */
function fieldsOf(schema: z.core.$ZodType, path: string[] = []): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return fieldsOf(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, path);
  if (!(schema instanceof z.ZodObject)) return [path.join(".")];
  return Object.entries(schema.shape).flatMap(([name, field]) => fieldsOf(field, [...path, name]));
}

/** Every field that some data hold, in the same form. */
function fieldsIn(data: unknown, path: string[] = []): string[] {
  if (Array.isArray(data)) return data.flatMap((entry) => fieldsIn(entry, path));
  if (!data || typeof data !== "object") return [path.join(".")];
  return Object.entries(data).flatMap(([name, value]) => fieldsIn(value, [...path, name]));
}

test.runIf(GUIDE)("the examples in the authors’ guide make a paper without mistakes", () => {
  expect(EXAMPLE.files.length).toBeGreaterThan(0);
  expect(formatIssues(findIssues(EXAMPLE))).toBe("no mistakes");
});

test.runIf(GUIDE).each(parsePaper(EXAMPLE).fields)("the guide shows every field of $file", ({ data, schema }) => {
  const shown = new Set(fieldsIn(data));
  expect(fieldsOf(schema).filter((field) => !shown.has(field))).toEqual([]);
});

test.runIf(GUIDE).each([...components.keys()])("the guide shows and explains <%s>", (name) => {
  const { text = "" } = EXAMPLE.files.find(({ path }) => path.includes("/sections/")) ?? {};
  expect(text).toContain(`<${name}`);
  expect(GUIDE).toMatch(new RegExp(`^\\| \`<${name}\\b.*\\| \\w+`, "m"));
});
