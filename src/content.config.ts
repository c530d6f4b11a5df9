import { readFileSync } from "node:fs";
import { defineCollection } from "astro:content";
import { type Loader, glob } from "astro/loaders";
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

/** Of a file without text below its front matter, which most question blocks are, no module needs to be compiled. */
function compileTextsOnly(loader: Loader): Loader {
  const load: Loader["load"] = (context) => {
    const { store } = context;
    const set: typeof store.set = (entry) => store.set({ ...entry, deferredRender: Boolean(entry.body?.trim()) });
    return loader.load({ ...context, store: { ...store, set } });
  };
  return { ...loader, load };
}

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
  questions: defineCollection({ loader: compileTextsOnly(texts("questions")), schema: questionBlockSchema }),
  references: defineCollection({ loader: list("references"), schema: referenceSchema.extend({ place }) }),
  glossary: defineCollection({ loader: list("glossary"), schema: termSchema.extend({ place }) }),
  topics: defineCollection({ loader: list("topics"), schema: topicSchema.extend({ place }) }),
  series: defineCollection({ loader: list("series"), schema: seriesPaperSchema.extend({ place }) }),
};
