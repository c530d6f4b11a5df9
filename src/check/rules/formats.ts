import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import { listAt, textAt } from "../values.ts";

/** Files of other formats that are not there. */
export function formatFiles({ folder, paper, assets, others = [] }: ParsedPaper, report: Report): void {
  for (const [index, format] of listAt(paper.data, "formats").entries()) {
    const file = textAt(format, "file");
    const whole = `${folder}/${file}`;
    if (!/^files\/./.test(file) || assets.includes(whole) || others.includes(whole)) continue;
    const fix = suggest(whole, assets, `put it into ${folder}/files, or mend the name`);
    report(paper.at(["formats", index, "file"]), `there is no file ${whole}`, fix);
  }
}

/** Files to be published whose names have no place in an address, and web pages, which no policy would hold. */
export function publishedNames({ folder, assets }: ParsedPaper, report: Report): void {
  for (const file of assets.filter((path) => path.startsWith(`${folder}/files/`))) {
    if (/\.(x?html?|m?js|css|xml|wasm)$/i.test(file))
      report(
        { file },
        "this is a web page or a part of one, which could do in the site what it likes",
        "save it as PDF, or write it as a page in pages/",
      );
    const name = file.slice(`${folder}/files/`.length);
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(name))
      report(
        { file },
        "the name of the file makes no plain address",
        "rename it with letters, figures, hyphens and dots",
      );
  }
}

/** How the names of messages and mailboxes end. */
export const MAIL_ENDINGS = ["eml", "emlx", "mbox", "msg", "pst", "ost"] as const;

const MAIL = new RegExp(`\\.(${MAIL_ENDINGS.join("|")})$`, "i");

/** Mail within the paper, which should be kept where nobody but its readers sees it. */
export function mailFiles({ assets }: ParsedPaper, report: Report): void {
  for (const file of assets)
    if (MAIL.test(file))
      report(
        { file },
        "this is mail, which may hold what people said in confidence",
        "move it out of the paper, and out of its repository",
      );
}
