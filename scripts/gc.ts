import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Keeps Node from letting garbage pile up, which on a large machine it does until there is several times more of it
 * than of data, most of it buffers of decoded messages. Gives a function that collects garbage, to call now and then.
 */
export function limitHeapGrowth(): () => void {
  for (const flag of ["--max-semi-space-size=4", "--semi-space-growth-factor=1", "--expose-gc"])
    setFlagsFromString(flag);
  const collectGarbage: () => void = runInNewContext("gc");
  return collectGarbage;
}
