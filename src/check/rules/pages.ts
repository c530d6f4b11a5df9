import { RESERVED } from "../../paper/reserved-names.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { isId } from "../values.ts";

/** Pages of the publisher's own whose names give no address, or one that the site has already. */
export function pageNames({ pages, folder }: ParsedPaper, report: Report): void {
  for (const { path } of pages) {
    const id = path.slice(`${folder}/pages/`.length, -".mdx".length);
    const fix = "rename the file, with lower-case words joined by hyphens, such as meetings.mdx";
    if (!isId(id)) report({ file: path }, `the file name gives no address such as /meetings/`, fix);
    else if (RESERVED.includes(id)) report({ file: path }, `the site has something else at /${id}/`, fix);
  }
}
