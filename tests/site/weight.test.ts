import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { all, readPages } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const site = thisPaper();
const pages = readPages(site);
const packed = (data: string | Buffer) => brotliCompressSync(data).length;
const fileOf = (address: string) => readFileSync(join(site.folder, address));

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

describe.each(pages.filter(({ path }) => path.startsWith("/sections/")))("$path", (page) => {
  test("arrives in one round trip: its HTML, styles included, is at most 14,600 bytes", () => {
    expect(packed(page.html)).toBeLessThanOrEqual(14_600);
  });

  test("needs no other file before it can be painted", () => {
    expect(all(page, "link[rel=stylesheet]:not([media=print]), script[src]:not([type=module])")).toEqual([]);
  });

  test("sends at most 6 kB of script", () => {
    const inline = [...page.html.matchAll(/<script type="module">([^]*?)<\/script>/g)].map(([, code]) =>
      packed(code ?? ""),
    );
    const files = all(page, "script[src]").map(({ properties }) => packed(fileOf(String(properties.src))));
    expect(sum(inline) + sum(files)).toBeLessThanOrEqual(6_000);
  });
});

test("the respond page sends at most 12 kB of script", () => {
  const page = pages.find(({ path }) => path === "/respond/")!;
  const inline = [...page.html.matchAll(/<script type="module">([^]*?)<\/script>/g)].map(([, code]) =>
    packed(code ?? ""),
  );
  const files = all(page, "script[src]").map(({ properties }) => packed(fileOf(String(properties.src))));
  expect(files.length).toBeGreaterThan(0);
  expect(sum(inline) + sum(files)).toBeLessThanOrEqual(12_000);
});

test("the whole paper is at most 40 kB", () => {
  expect(packed(pages.find(({ path }) => path === "/paper/")!.html)).toBeLessThanOrEqual(40_000);
});

test("the page's styles begin with the lowest layer, so that the order of the layers holds", () => {
  for (const { html } of pages) expect(html.match(/<style>@layer (\w+)/)?.[1]).toBe("reset");
});

test("the cover alone asks at once for the fonts that its styles name, so that the browser waits a moment for them", () => {
  for (const page of pages) {
    const asked = all(page, "link[rel=preload][as=font]").map(({ properties }) => String(properties.href));
    expect(asked.length, page.path).toBe(page.path === "/" ? 2 : 0);
    for (const address of asked) expect(page.html).toContain(`url(${address})`);
  }
});
