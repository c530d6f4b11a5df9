import { readFileSync } from "node:fs";
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { parse } from "yaml";
import {
  paperSchema,
  questionBlockSchema,
  referenceSchema,
  sectionSchema,
  seriesPaperSchema,
  termSchema,
  topicSchema,
} from "./paper/schema.ts";

/** The folder that holds the paper: `content`, or another one for another paper. */
const folder = process.env["PAPER"] ?? "content";

const texts = (name: string) =>
  glob({ base: `${folder}/${name}`, pattern: "*.mdx", generateId: ({ entry }) => entry.replace(/^\d+-|\.mdx$/g, "") });

const yaml = (name: string) => parse(readFileSync(`${folder}/${name}.yaml`, "utf8"));

/** A YAML list whose entries remember their place, because the collection forgets the order. */
const list = (name: string) => () =>
  ((yaml(name) ?? []) as { id: string }[]).map((entry, place) => ({ ...entry, place }));

const place = z.int();

export const collections = {
  paper: defineCollection({
    loader: () => [{ id: "paper", ...yaml("paper") }],
    schema: paperSchema.extend({ id: z.string() }),
  }),
  sections: defineCollection({ loader: texts("sections"), schema: sectionSchema }),
  questions: defineCollection({ loader: texts("questions"), schema: questionBlockSchema }),
  references: defineCollection({ loader: list("references"), schema: referenceSchema.extend({ place }) }),
  glossary: defineCollection({ loader: list("glossary"), schema: termSchema.extend({ place }) }),
  topics: defineCollection({ loader: list("topics"), schema: topicSchema.extend({ place }) }),
  series: defineCollection({ loader: list("series"), schema: seriesPaperSchema.extend({ place }) }),
};
