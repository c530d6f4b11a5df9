/** How many random cases a property is tried with; `RUNS=1000` tries more. */
export const numRuns = Number(process.env["RUNS"] ?? 60);
