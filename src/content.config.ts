import { defineCollection } from "astro:content";
import { type Loader, glob } from "astro/loaders";
import { questionBlockSchema, sectionSchema } from "./paper/schema.ts";

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

export const collections = {
  sections: defineCollection({ loader: texts("sections"), schema: sectionSchema }),
  questions: defineCollection({ loader: compileTextsOnly(texts("questions")), schema: questionBlockSchema }),
};
