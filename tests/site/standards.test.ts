import { spawnSync } from "node:child_process";
import vnu from "vnu-jar";
import { describe, expect, inject, test } from "vitest";
import { readPages } from "../support/pages.ts";

describe.each(["first", "second"] as const)("the styles of the %s paper", (name) => {
  test("say of an underline one thing at a time: WebKit takes a whole shorthand for invalid", () => {
    const values = readPages(inject(name)).flatMap(({ html }) =>
      Array.from(html.matchAll(/[;{]text-decoration:([^;}]*)/g), ([, value]) => value),
    );
    expect([...new Set(values)].filter((value) => !/^(none|underline|inherit)$/.test(value!))).toEqual([]);
  });
});

const hasJava = spawnSync("java", ["-version"]).status === 0;

// The Nu HTML checker is a Java program; where there is no Java, axe and the other tests of the pages still run.
describe.runIf(hasJava)("the Nu HTML checker", () => {
  test.each(["first", "second"] as const)("finds no error on any page of the %s paper", (name) => {
    const args = ["-jar", vnu, "--errors-only", "--skip-non-html", inject(name).folder];
    const { stderr } = spawnSync("java", args, { encoding: "utf8" });
    expect(stderr.trim()).toBe("");
  });
});
