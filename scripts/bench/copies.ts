import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const numbered = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^\d+-.*\.mdx$/.test(name))
    .toSorted();

/** Writes a paper of so many times the sections and questions of another, each copy with ids of its own. */
export function multiplyPaper(paper: string, times: number, out: string) {
  cpSync(paper, out, { recursive: true });
  const sections = numbered(join(paper, "sections"));
  for (let copy = 2; copy <= times; copy++) {
    const rename = (file: string) =>
      file.replace(
        /^(\d+)-(.*)\.mdx$/,
        (_, number: string, id: string) => `${Number(number) + (copy - 1) * sections.length}-${id}-${copy}.mdx`,
      );
    const write = (part: string, change: (text: string) => string) => {
      for (const file of numbered(join(paper, part)))
        writeFileSync(join(out, part, rename(file)), change(readFileSync(join(paper, part, file), "utf8")));
    };
    write("sections", (text) => text.replace(/^title: (.*)$/m, `title: $1 ${copy}`));
    write("questions", (text) =>
      text
        .replace(/^section: (.*)$/m, `section: $1-${copy}`)
        .replace(/^( *- id: .*)$/gm, `$1-${copy}`)
        .replace(/\?$/gm, `, ${copy}?`),
    );
  }
}

const CONFIG = `import { fileURLToPath } from "node:url";
import mdx from "@astrojs/mdx";
import { unified } from "@astrojs/markdown-remark";
import { close, createIndex } from "pagefind";
import remarkGfm from "remark-gfm";
const search = async ({ dir }) => {
  const { index } = await createIndex();
  await index.addDirectory({ path: fileURLToPath(dir) });
  await index.writeFiles({ outputPath: fileURLToPath(new URL("pagefind", dir)) });
  await close();
};
export default {
  cacheDir: "cache",
  integrations: [mdx(), { name: "search", hooks: { "astro:build:done": search } }],
  markdown: { processor: unified({ gfm: false, remarkPlugins: [remarkGfm] }) },
};
`;

const COLLECTION = `import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
export const collections = {
  sections: defineCollection({ loader: glob({ pattern: "*.mdx", base: "./content" }), schema: z.object({ title: z.string() }) }),
};
`;

const PAGE = `---
import { getCollection, render } from "astro:content";
export const getStaticPaths = async () =>
  (await getCollection("sections")).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<html lang="en"><head><meta charset="utf-8"><title>{entry.data.title}</title></head>
<body><main><h1>{entry.data.title}</h1><Content /></main></body></html>
`;

/** Writes a bare Astro project with the same sections, the same Markdown and a search, to hold ours against. */
export function writeBareProject(paper: string, out: string) {
  for (const folder of ["content", "src/pages"]) mkdirSync(join(out, folder), { recursive: true });
  writeFileSync(join(out, "astro.config.mjs"), CONFIG);
  writeFileSync(join(out, "src/content.config.ts"), COLLECTION);
  writeFileSync(join(out, "src/pages/[id].astro"), PAGE);
  for (const file of numbered(join(paper, "sections"))) {
    const [, title = "", text = ""] = /^---\n[^]*?title: (.*)\n[^]*?\n---\n([^]*)$/.exec(
      readFileSync(join(paper, "sections", file), "utf8"),
    )!;
    const plain = text.replace(/<(Cite|KeyQuestions|Topic)[^>]*\/>|<\/?Term[^>]*>/g, "");
    writeFileSync(join(out, "content", file), `---\ntitle: ${JSON.stringify(title)}\n---\n${plain}`);
  }
}
