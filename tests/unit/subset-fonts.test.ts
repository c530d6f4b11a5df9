import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFaces, subsetFonts } from "../../src/build/subset-fonts.ts";

const faces = findFaces(await readFile(new URL("../../src/styles/fonts.css", import.meta.url), "utf8"));
const families = ["fraunces", "public-sans"];
const textOf = (family: string) =>
  faces.filter(({ file }) => file.startsWith(family) && !file.includes("italic")).map(({ text }) => text);

let folder: string;
let paths: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fonts-"));
  paths = await subsetFonts(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test("ranges are read from the stylesheet as characters", () => {
  const css = '@font-face { src: url("../a/b.woff2?no-inline"); unicode-range: U+41-43, u+e9; }';
  expect(findFaces(css)).toEqual([{ file: "b.woff2", text: "ABCé" }]);
});

test.each(families)("no character of %s stands in two files", (family) => {
  const characters = [...textOf(family).join("")];
  expect(characters.filter((character, index) => characters.indexOf(character) !== index)).toEqual([]);
});

test.each(families)("%s has the letters and signs of English and Welsh", (family) => {
  const characters = textOf(family).join("");
  const printable = Array.from({ length: 0xff - 0x20 + 1 }, (_, index) => String.fromCharCode(0x20 + index));
  const latin1 = printable.filter((character) => !/[\u007f-\u009f\u00ad]/.test(character));
  const needed = [...latin1, ..."ŵŷŴŶẁẃẅỳŸ–—‘’“”…•€"];
  expect(needed.filter((character) => !characters.includes(character))).toEqual([]);
});

test("an English page needs the first file of each family only, 23 kB together", async () => {
  const page = "“Yes” – it’s 5% of £3 (Q3.1)… Who asks? Café; e-mail a@b.org/c_d: 7+1! §2 & more · ‘No’ — ";
  const [sans] = textOf("public-sans");
  expect([...page].filter((character) => !sans!.includes(character))).toEqual([]);
  const sizes = await Promise.all(families.map(async (name) => (await stat(join(folder, `${name}.woff2`))).size));
  expect(sizes[0]! + sizes[1]!).toBeLessThan(23_000);
});

test("every file is a WOFF2 font", async () => {
  expect(paths.map((path) => basename(path)).toSorted()).toEqual(faces.map(({ file }) => file).toSorted());
  for (const path of paths) expect((await readFile(path)).subarray(0, 4).toString()).toBe("wOF2");
});

test("files that are up to date are left alone", async () => {
  const times = () => Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs));
  const before = await times();
  await subsetFonts(folder);
  expect(await times()).toEqual(before);
});
