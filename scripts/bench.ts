import { existsSync, globSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { timeAnswers } from "./bench/answer.ts";
import { timeBuilds } from "./bench/build.ts";
import { timeDesk } from "./bench/desk.ts";
import { type Figure, isOver, tabulate } from "./bench/figure.ts";
import { followNext } from "./bench/follow-next.ts";
import { timeSearch } from "./bench/search.ts";
import { timeCollate, timeImport } from "./bench/tools.ts";
import { visit } from "./bench/visit.ts";
import { weigh } from "./bench/weigh.ts";

const HELP = `Measures the built site and the tools, each figure beside its budget.

  npm run bench                          everything (some minutes)
  npm run bench -- --only weight,phone   some of it: weight, phone, next, search, answer, import, collate, desk, build

  --copies 1,10,100   the sizes of paper to build, in times this one (default)
  --json              the figures as JSON
Exit codes: 0 all within budget, 1 some over, 2 used wrongly.`;

const PARTS = {
  weight: async () => weigh("dist"),
  phone: async () => visit("dist", heaviestSection("dist")),
  next: async () => followNext("dist", heaviestSection("dist")),
  search: async () => timeSearch("dist", heaviestSection("dist")),
  answer: async () => timeAnswers("dist"),
  import: async () => timeImport(),
  collate: async () => timeCollate(),
  desk: async () => timeDesk("dist"),
  build: async (copies: number[]) => timeBuilds(process.env["PAPER"] ?? "content", copies),
} as const;

/** The address of the section with most to read. */
function heaviestSection(folder: string): string {
  const size = (path: string) => statSync(`${folder}/${path}/index.html`).size;
  return `${globSync("sections/*", { cwd: folder }).toSorted((a, b) => size(b) - size(a))[0]}/`;
}

async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: Object.keys(PARTS).join(",") },
      copies: { type: "string", default: "1,10,100" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return console.log(HELP);
  if (!existsSync("dist/index.html")) throw new Error("there is no built site; run: npm run build");
  const figures: Figure[] = [];
  for (const name of values.only.split(",")) {
    if (!(name in PARTS)) throw new Error(`there is no part ${name}; the parts are ${Object.keys(PARTS).join(", ")}`);
    console.error(`measuring ${name} …`);
    figures.push(...(await PARTS[name as keyof typeof PARTS](values.copies.split(",").map(Number))));
  }
  console.log(values.json ? JSON.stringify(figures, null, 2) : tabulate(figures));
  process.exitCode = figures.some(isOver) ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
