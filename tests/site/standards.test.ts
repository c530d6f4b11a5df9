import { spawnSync } from "node:child_process";
import vnu from "vnu-jar";
import { describe, expect, inject, test } from "vitest";

const hasJava = spawnSync("java", ["-version"]).status === 0;

// The Nu HTML checker is a Java program; where there is no Java, axe and the other tests of the pages still run.
describe.runIf(hasJava)("the Nu HTML checker", () => {
  test.each(["first", "second"] as const)("finds no error on any page of the %s paper", (name) => {
    const args = ["-jar", vnu, "--errors-only", "--skip-non-html", inject(name).folder];
    const { stderr } = spawnSync("java", args, { encoding: "utf8" });
    expect(stderr.trim()).toBe("");
  });
});
