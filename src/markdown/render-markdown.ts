import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { urls } from "../urls.ts";
import { rehypeBasePath } from "./rehype-base-path.ts";

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeBasePath, urls.cover)
  .use(rehypeStringify);

/** HTML of a short Markdown text from a YAML field. HTML inside it is left out. */
export const renderMarkdown = (markdown: string): string => String(processor.processSync(markdown));
