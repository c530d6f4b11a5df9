/** One measured figure, with the budget that it has to keep, if it has one. */
export interface Figure {
  /** What was measured: "/sections/conclusion/ HTML". */
  name: string;
  value: number;
  unit: "bytes" | "ms" | "s" | "MB" | "requests" | "×" | "per s" | "shift";
  /** The most that is allowed; the figure is over budget above it. */
  most?: number;
  /** The least that is allowed, where more is better. */
  least?: number;
}

/** The middle one of several measurements. */
export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** True where a figure breaks its budget. */
export const isOver = ({ value, most = Infinity, least = -Infinity }: Figure): boolean => value > most || value < least;

/** Figures as a table for people. */
export function tabulate(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const budget = figure.most === undefined ? (figure.least ?? "") : figure.most;
    const bound = budget === "" ? "" : `${figure.most === undefined ? "≥" : "≤"} ${format(Number(budget))}`;
    return [figure.name, `${format(figure.value)} ${figure.unit}`, bound, isOver(figure) ? "over" : ""];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([name, value, bound, over]) =>
      `${name!.padEnd(widths[0]!)}  ${value!.padStart(widths[1]!)}  ${bound!.padStart(widths[2]!)}  ${over}`.trimEnd(),
    )
    .join("\n");
}

const format = (value: number) =>
  value.toLocaleString("en-GB", { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 3 });
