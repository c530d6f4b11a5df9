import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fold } from "../support/fold.ts";
import { isThisPaper } from "../support/this-paper.ts";

const read = (path: string) => fold(readFileSync(`content/${path}`, "utf8"));
const list = (folder: string) => readdirSync(`content/${folder}`).toSorted();
const yaml = (name: string) => parse(readFileSync(`content/${name}.yaml`, "utf8"));

if (!isThisPaper) console.warn("tests/content is skipped: content/ holds another paper than the one that it knows.");

/** Figures, names and dates that each section has to give, exactly. */
const FACTS: [number, string, string[]][] = [
  [1, "Introduction", ["November 2010", "Green Paper", "rehabilitation revolution", "Localising Justice"]],
  [
    2,
    "The coalition Government and Big Society",
    ["May 2010", "5,000", "Big Society Day", "National Citizen Service", "June 2010"],
  ],
  [3, "Local freedom and powers", ["national targets", "post offices and pubs"]],
  [4, "Local referendums", ["5% of local citizens", "within 6 months", "no guidance yet"]],
  [5, "Public sector reform", ["charities", "incentives"]],
  [6, "The Voluntary and Community Sector", ["downturn", "Big Society Day", "bureaucratic barriers"]],
  [
    7,
    "What stands in the way of the Big Society",
    ["almost 40%", "80% or more", "twelve years", "2.4% of the UK workforce", "£60 million", "5,000"],
  ],
  [
    8,
    "What the Big Society means for Clinks members",
    ["1,500 organisations", "7,000 volunteers", "£2 billion", "3 to 4 years"],
  ],
  [9, "Conclusion", ["fairness, justice and equality", "networks and alliances"]],
];

describe.runIf(isThisPaper)("the text of the paper", () => {
  test.each(FACTS)("section %i, %s, gives its facts", (number, title, facts) => {
    const text = read(`sections/${list("sections")[number - 1]}`);
    expect(text).toContain(`title: ${title} `);
    for (const fact of facts) expect(text).toContain(fact);
  });

  test("asks twenty key questions in seven blocks, in sections 2 to 8", () => {
    expect(
      list("questions").map((file) => [
        Number(file.slice(0, 2)),
        read(`questions/${file}`).split(" text: ").length - 1,
      ]),
    ).toEqual([
      [2, 3],
      [3, 2],
      [4, 3],
      [5, 3],
      [6, 3],
      [7, 3],
      [8, 3],
    ]);
  });

  test("names its author, publisher, date and address for replies", () => {
    expect(yaml("paper")).toMatchObject({
      title: "Big Society",
      subtitle: "Constraints and Potentials",
      authors: [{ given: "Malcolm", family: "Thomson", role: "Policy Analyst, Clinks" }],
      publisher: { name: "Clinks" },
      published: "2010-08",
      contact: "malcolm.thomson@clinks.org",
    });
    expect(yaml("paper").publisher.about).toContain("over 4,500 people");
  });

  test("gives its three references with their exact titles and addresses, marked as archived", () => {
    expect(
      yaml("references").map(({ title, url, archived }: Record<string, unknown>) => [title, url, archived]),
    ).toEqual([
      ["Building the Big Society", "http://www.cabinetoffice.gov.uk/media/407789/building-big-society.pdf", true],
      [
        "Ten Big Questions about the Big Society",
        "http://www.neweconomics.org/sites/neweconomics.org/files/Ten_Big_Questions_about_the_Big_Society.pdf",
        true,
      ],
      [
        "Big society or civil society? A new policy environment for the third sector",
        "http://www.tsrc.ac.uk/LinkClick.aspx?fileticket=PwhvBXnPGAU%3d&tabid=716",
        true,
      ],
    ]);
  });

  test("explains its abbreviations", () => {
    const abbreviations = yaml("glossary").flatMap(({ abbreviation }: { abbreviation?: string }) => abbreviation ?? []);
    expect(abbreviations.toSorted()).toEqual(["NEF", "NOMS", "TSRC", "VCS"]);
  });

  test("names the four companion papers", () => {
    expect(yaml("series").map(({ title }: { title: string }) => title)).toEqual([
      "Localising Justice",
      "Payment by results",
      "Innovative services for a rehabilitation revolution",
      "A new focus on measuring outcomes",
    ]);
  });
});

test("nothing in the software names this paper or its publisher", () => {
  for (const file of readdirSync("src", { recursive: true, withFileTypes: true }))
    if (file.isFile())
      expect(readFileSync(`${file.parentPath}/${file.name}`, "utf8"), file.name).not.toMatch(/Clinks|Big Society/);
});
