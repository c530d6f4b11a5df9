import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { deskWords } from "../../src/messages/desk-en.ts";
import { all, attribute, readPage, readPages } from "../support/pages.ts";

describe.each(["first", "second"] as const)("the desk of the %s paper", (name) => {
  const site = inject(name);
  const desk = readPage(site, "/desk/");
  const fileOf = (address: string) =>
    readFileSync(join(site.folder, address.startsWith(site.base) ? address.slice(site.base.length) : address));
  const packed = (content: Buffer | string) => brotliCompressSync(content).length;
  const others = readPages(site).filter(({ path }) => path !== "/desk/");

  test("is found by nobody who was not told of it", () => {
    expect(attribute(desk, "meta[name=robots]", "content")).toBe("noindex");
    expect(readFileSync(join(site.folder, "sitemap-0.xml"), "utf8")).not.toContain("/desk/");
    for (const page of others)
      expect(all(page, "a[href*='/desk/']").map(({ properties }) => `${page.path}: ${properties["href"]}`)).toEqual([]);
  });

  test("may start workers of its own under one policy, and every other page none", () => {
    const policyOf = (page: typeof desk) =>
      /http-equiv="content-security-policy" content="([^"]*)"/.exec(page.html)?.[1] ?? "";
    expect(policyOf(desk)).toContain("require-trusted-types-for 'script';trusted-types desk;worker-src 'self'");
    expect(policyOf(desk)).not.toMatch(/'unsafe-(?:inline|eval)'|https?:|blob:|\*/);
    for (const page of others) {
      expect(policyOf(page)).toContain("trusted-types 'none'");
      expect(policyOf(page)).not.toContain("worker-src");
    }
  });

  test("puts nothing of itself into any other page or its scripts", () => {
    const scripts = new Set(
      others.flatMap((page) => all(page, "script[src]").map(({ properties }) => String(properties["src"]))),
    );
    const texts = [...others.map(({ html }) => html), ...[...scripts].map((address) => fileOf(address).toString())];
    for (const text of texts) expect(text).not.toMatch(/_desk\/|desk-(?:replies|paper|drop)/);
    for (const text of texts) expect(text).not.toContain(deskWords.replies.lead);
  });

  test("loads at most 60 kB at first, fonts included", () => {
    const seen = new Set<string>();
    const weigh = (address: string): number => {
      if (seen.has(address)) return 0;
      seen.add(address);
      const script = fileOf(address).toString();
      const imports = Array.from(
        script.matchAll(/\b(?:from|import) ?["`]\.\/([^"`]+)["`]/g),
        ([, file]) => `_astro/${file}`,
      );
      return packed(script) + imports.map(weigh).reduce((sum, size) => sum + size, 0);
    };
    const scripts = all(desk, "script[src]").map(({ properties }) => weigh(String(properties["src"])));
    const fonts = globSync("_astro/{fraunces,public-sans}.*.woff2", { cwd: site.folder }).map(
      (file) => fileOf(file).length,
    );
    const styles = globSync("_astro/deferred.*.css", { cwd: site.folder }).map((file) => packed(fileOf(file)));
    const icon = packed(fileOf("favicon.svg"));
    const sum = [packed(desk.html), icon, ...scripts, ...fonts, ...styles].reduce((total, size) => total + size, 0);
    expect(fonts).toHaveLength(2);
    expect(sum).toBeLessThanOrEqual(60_000);
  });

  test("loads what reads mail or a paper on demand, at most 450 kB each, and what reads PDFs apart", () => {
    const files = globSync("_desk/*.js", { cwd: site.folder });
    const pdf = files.filter((file) => file.includes("pdfjs"));
    const weights = files.filter((file) => !pdf.includes(file)).map((file) => [file, packed(fileOf(file))] as const);
    const weightOf = (worker: string) => weights.find(([file]) => file.includes(worker))?.[1] ?? Infinity;
    const parts = weights.filter(([file]) => !/worker/.test(file)).reduce((sum, [, size]) => sum + size, 0);
    expect(pdf).toHaveLength(1);
    // All that a message can bring along but a PDF: Word, HTML, messages of Outlook, signatures.
    expect(weightOf("mail-worker") + parts).toBeLessThanOrEqual(450_000);
    expect(weightOf("paper-worker")).toBeLessThanOrEqual(450_000);
  });
});
