import { expect, test } from "vitest";
import { fontsCoverPaper, fontsCoverText } from "../../src/build/font-coverage.ts";
import type { PaperParts } from "../../src/paper/paper.ts";

const english = "The last train comes in at ten past midnight. The last bus left at midnight. ".repeat(20);

test.each([
  ["English", english],
  ["English with a Greek word", `${english} The Greeks said λόγος.`],
  ["Welsh", "Mae tŷ bach twt ar lan y dŵr; ni ŵyr neb pwy a’i piau. Ẃ, ẁ, ẅ, ẃ ac ỳ."],
  ["French", "Où l’été s’achève, l’œuvre commence : ça, naïveté."],
  ["German with accents apart", "Die größten Züge fahren über Nacht.".normalize("NFD")],
  ["a text without letters", "2026: 10 + 5"],
])("the fonts have the letters of %s", (_, text) => expect(fontsCoverText(text)).toBe(true));

test.each([
  ["Greek", "Το τελευταίο τρένο φτάνει δέκα μετά τα μεσάνυχτα."],
  ["Russian", "Последний поезд приходит в десять минут первого."],
  ["Arabic", "يصل آخر قطار بعد منتصف الليل بعشر دقائق."],
  ["Chinese", "末班火车在午夜十二点十分到站。"],
  ["Polish", "Ostatni pociąg przyjeżdża dziesięć minut po północy."],
  [
    "Hungarian",
    "Az utolsó vonat éjfél után tíz perccel érkezik, az utolsó busz ekkor már elment, és az eső is esik, így nő a gyűlő tömeg.",
  ],
  ["Polish with accents apart", "Ostatni pociąg przyjeżdża dziesięć minut po północy.".normalize("NFD")],
  ["English with a Greek paragraph", `${english} ${"Ο τελευταίος συρμός φτάνει. ".repeat(2)}`],
])("the fonts lack letters of %s", (_, text) => expect(fontsCoverText(text)).toBe(false));

test("a paper is judged by its title and by the headings and blocks of its sections", () => {
  const paper = (title: string, heading: string, text: string) => ({
    parts: () => ({ data: { title } }) as PaperParts,
    searchTexts: () => new Map([["trains", [{ slug: "", heading, topics: [], blocks: [{ text }] }]]]),
  });
  expect(fontsCoverPaper(paper("Trains", "The last", english))).toBe(true);
  expect(fontsCoverPaper(paper("Τρένα", "The last", "It comes late."))).toBe(false);
  expect(fontsCoverPaper(paper("Trains", "Το τελευταίο", "It comes late."))).toBe(false);
  expect(fontsCoverPaper(paper("Trains", "The last", "Έρχεται αργά."))).toBe(false);
});
