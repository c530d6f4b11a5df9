import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { all, readPages } from "../support/pages.ts";

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const { folder, base, ...site } = inject(name);
  const pages = readPages({ folder, base, ...site });
  const idsByPath = new Map(
    pages.map((page) => [page.path, all(page, "[id]").map(({ properties }) => String(properties.id))]),
  );

  test("every id stands once on its page", () => {
    const twice = [...idsByPath].flatMap(([path, ids]) =>
      ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: ${id}`),
    );
    expect(twice).toEqual([]);
  });

  test("every link within the site, and every file that a page needs, leads somewhere", () => {
    const dead = pages.flatMap((page) =>
      all(page, "[href], [src]")
        .map(({ properties }) => String(properties.href ?? properties.src))
        .filter((address) => !/^(https?|mailto|data):/.test(address) && !leads(address, page.path))
        .map((address) => `${page.path}: ${address}`),
    );
    expect(dead).toEqual([]);
  });

  test("every link within the site respects the path that it is mounted at", () => {
    const outside = pages.flatMap((page) =>
      all(page, "a[href^='/'], link[href^='/'], [src^='/']")
        .map(({ properties }) => String(properties.href ?? properties.src))
        .filter((address) => !address.startsWith(base)),
    );
    expect(outside).toEqual([]);
  });

  test("links in the text of the whole paper stay on its page", () => {
    const whole = pages.find(({ path }) => path === "/paper/")!;
    const leaving = all(whole, "article.text a[href]")
      .map(({ properties }) => String(properties.href))
      .filter((address) => address.startsWith(`${base}sections/`) || address.startsWith(`${base}glossary/`));
    expect(leaving).toEqual([]);
  });

  function leads(address: string, from: string): boolean {
    const [path = "", anchor] = address.replace(/\?[^#]*/, "").split("#");
    const target = path === "" ? from : path.startsWith(base) ? `/${path.slice(base.length)}` : path;
    if (anchor) return idsByPath.get(target)?.includes(decodeURIComponent(anchor)) ?? false;
    return idsByPath.has(target) || existsSync(join(folder, target));
  }
});
