import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type BrowserContext, type Page, type Route, chromium } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import type { Browser } from "./find-browser.ts";

/** A built site to print: its folder, its whole address, and what its PDFs say of it. */
export interface PrintedSite {
  folder: string;
  address: URL;
  title: string;
  edition: string;
  /** Whether the publisher has a font of its own for text. */
  ownText: boolean;
  /** Whether the fonts of the site have the letters of the paper. */
  covered: boolean;
}

const require = createRequire(import.meta.url);
const FACES = ["400", "400-italic", "600", "700"];
const style = [
  ...FACES.map((face) => readFileSync(require.resolve(`@fontsource/public-sans/${face}.css`), "utf8")),
  readFileSync(new URL("pdf.css", import.meta.url), "utf8"),
]
  .join("\n")
  .replaceAll("'Public Sans'", '"Public Sans static"');

/**
 * The faces of text: the publisher's, then those of the site or of the system. Those of the site are static, because
 * Chromium embeds a variable font as drawings of its letters.
 */
const textFace = ({ ownText, covered }: PrintedSite) =>
  `:root{--sans:${ownText ? '"Brand text",' : ""}${covered ? '"Public Sans static"' : "system-ui"},sans-serif}`;

/**
 * Prints the whole paper and the answer sheet from their built pages. The browser sees the site at its own address,
 * so that links in the PDFs lead there, but every file comes from the folder: no network is used.
 */
export async function printPdfs(site: PrintedSite, found: Browser): Promise<void> {
  const browser = await chromium.launch(found);
  try {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: "block" });
    await context.route("**/*", (route) => answer(route, site));
    await writeFile(join(site.folder, "paper.pdf"), await printPaper(context, site));
    await writeFile(join(site.folder, "questions.pdf"), await print(await open(context, site, "questions/")));
  } finally {
    await browser.close();
  }
}

/** Prints the paper twice: once to learn where its parts begin, and once with their pages in the contents. */
async function printPaper(context: BrowserContext, site: PrintedSite): Promise<Buffer> {
  const page = await open(context, site, "paper/");
  await page.evaluate((title) => void (document.title = title), site.title);
  const pages = await findPages(await print(page));
  await page.evaluate((pages) => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".print-contents a")) {
      const number = document.createElement("span");
      number.dataset["page"] = "";
      number.textContent = String(pages[link.hash.slice(1)] ?? "");
      link.append(number);
    }
  }, pages);
  return print(page);
}

async function open(context: BrowserContext, site: PrintedSite, path: string): Promise<Page> {
  const { address, title, edition } = site;
  const page = await context.newPage();
  await page.goto(new URL(path, address).href);
  await page.emulateMedia({ media: "print" });
  await page.addStyleTag({ content: style + textFace(site) });
  await page.evaluate(
    async (running) => {
      for (const [name, text] of Object.entries(running))
        document.documentElement.style.setProperty(`--running-${name}`, JSON.stringify(text));
      // On screen a font that comes late is left out; a PDF waits for it.
      for (const face of document.fonts) face.display = "block";
      await Promise.all(
        [...document.fonts]
          .filter(({ family }) => /^"?(Fraunces|Brand \w+)"?$/.test(family))
          .map((face) => face.load()),
      );
      await document.fonts.ready;
    },
    { title, edition },
  );
  return page;
}

const print = (page: Page): Promise<Buffer> =>
  page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true, outline: true });

/** The page on which each part that something links to begins, by its id. */
async function findPages(pdf: Buffer): Promise<Record<string, number>> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const places = Object.entries(await document.getDestinations());
  const pages = await Promise.all(places.map(([, [page]]) => document.getPageIndex(page)));
  await document.loadingTask.destroy();
  return Object.fromEntries(places.map(([id], index) => [id, pages[index]! + 1]));
}

/** Answers a request of the browser from the folder of the site, or with one of the static fonts. */
async function answer(route: Route, { folder, address }: PrintedSite): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  const font = /\/files\/(public-sans-[\w-]+\.woff2?)$/.exec(pathname)?.[1];
  if (font) return route.fulfill({ path: require.resolve(`@fontsource/public-sans/files/${font}`) });
  if (origin !== address.origin || !pathname.startsWith(address.pathname)) return route.abort();
  const path = decodeURIComponent(pathname.slice(address.pathname.length));
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  return existsSync(file) ? route.fulfill({ path: file }) : route.abort();
}
