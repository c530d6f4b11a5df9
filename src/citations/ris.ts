import type { CitedWork } from "./cite-paper.ts";

/** A RIS record: each value on one line, because programs disagree about how lines go on. */
export function writeRis({
  key,
  title,
  authors,
  year,
  month,
  publisher,
  language,
  url,
  genre,
  part,
}: CitedWork): string {
  const fields: [tag: string, value: string | undefined][] = [
    ["TY", part ? "CHAP" : "RPRT"],
    ...authors.map(({ family, given }): [string, string] => ["AU", `${family}, ${given}`]),
    ["ID", key],
    ["LA", language],
    ["M3", genre],
    ["PB", publisher],
    ["PY", String(year)],
    ["SE", part?.number],
    ["T2", part?.paper],
    ["TI", title],
    ["UR", url],
    ["DA", `${year}/${String(month).padStart(2, "0")}//`],
    ["ER", ""],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined ? [] : `${tag}  - ${value.replace(/\s+/g, " ")}`,
  );
  return `${lines.join("\r\n")}\r\n`;
}
