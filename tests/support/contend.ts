import { closeSync, openSync, rmSync } from "node:fs";
import { openOutput } from "../../src/build/output-folder.ts";
import { OutputProblem } from "../../src/build/output-problem.ts";

/** Run as a process of its own: opens an output over and over, and says whether another had it at the same time. */
const target = process.argv[2]!;
const token = `${target}.token`;
for (let round = 0; round < 20; round++) {
  try {
    const output = openOutput({ path: target, kind: "site" });
    try {
      closeSync(openSync(token, "wx"));
      rmSync(token);
      output.publish();
      console.log("wrote");
    } catch (error) {
      console.log(`overlap: ${(error as Error).message}`);
    } finally {
      output.discard();
    }
  } catch (error) {
    if (!(error instanceof OutputProblem)) console.log(`overlap: ${(error as Error).stack}`);
  }
}
