import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { defineCollection } from "astro:content";
import { type Loader, glob } from "astro/loaders";
import { outcomeSchema, pageSchema, questionBlockSchema, sectionSchema } from "./paper/schema.ts";

/** The folder that holds the paper: `content`, or another one for another paper. */
const folder = process.env["PAPER"] ?? "content";

const texts = (name: string) =>
  glob({
    base: pathToFileURL(resolve(folder, name)),
    pattern: "*.mdx",
    generateId: ({ entry }) => entry.replace(/^\d+-|\.mdx$/g, ""),
  });

/** A paper may ask nothing and then has no folder of questions, or an empty one, of which Astro would warn. */
function ignoreMissing(name: string, loader: Loader): Loader {
  const path = `${folder}/${name}`;
  const hasTexts = () => existsSync(path) && readdirSync(path).some((file) => file.endsWith(".mdx"));
  return { ...loader, load: async (context) => (hasTexts() ? loader.load(context) : context.store.clear()) };
}

/** Of a file without text below its front matter, which most question blocks are, no module needs to be compiled. */
function compileTextsOnly(loader: Loader): Loader {
  const load: Loader["load"] = (context) => {
    const { store } = context;
    const set: typeof store.set = (entry) => store.set({ ...entry, deferredRender: Boolean(entry.body?.trim()) });
    return loader.load({ ...context, store: { ...store, set } });
  };
  return { ...loader, load };
}

export const collections = {
  outcomes: defineCollection({ loader: ignoreMissing("outcomes", texts("outcomes")), schema: outcomeSchema }),
  pages: defineCollection({ loader: ignoreMissing("pages", texts("pages")), schema: pageSchema }),
  sections: defineCollection({ loader: texts("sections"), schema: sectionSchema }),
  questions: defineCollection({
    loader: ignoreMissing("questions", compileTextsOnly(texts("questions"))),
    schema: questionBlockSchema,
  }),
};
