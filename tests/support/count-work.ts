import { Session } from "node:inspector/promises";

/** Counts the work that code takes, in steps that are the same on every machine. */
export interface WorkCounter {
  /**
   * How many times the steps grow when a task becomes twice as large: 2 where it reads each part once, 4 where it reads
   * all again for each part.
   */
  growth: (task: (size: number) => unknown, size: number) => Promise<number>;
}

/**
 * Starts to count how often each block of code in `src/` runs, and how many characters or bytes the language's own
 * functions are given to read. Import what is to be counted after this, because the engine counts only in code that it
 * compiles later. What one regular expression does to one text counts once.
 */
export async function startCounting(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const given = countGiven();
  /** The steps since it was last asked. */
  const steps = async (): Promise<number> => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const counts = result
      .filter(({ url }) => url.includes("/src/"))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
    return given() + counts.reduce((sum, count) => sum + count, 0);
  };
  const measure = async (task: () => unknown): Promise<number> => {
    await steps();
    await task();
    return steps();
  };
  return {
    growth: async (task, size) => {
      const once = await measure(() => task(size));
      if (once < size)
        throw new Error(`only ${once} steps for ${size} parts: the code was compiled before counting began`);
      return (await measure(() => task(2 * size))) / once;
    },
  };
}

type Native = (this: Text, ...values: unknown[]) => unknown;
type Text = ArrayLike<unknown>;

const whole = (text: Text): number => text.length;
const argument = (_: Text, [text]: unknown[]): number => (text as Text | undefined)?.length ?? 0;
const upToFound = ({ length }: Text, [, from = 0]: unknown[], found: unknown): number =>
  (Number(found) < 0 ? length : Number(found)) - Number(from);

/** Functions that read a text or bytes, and how much of them. All that search with an expression call its `exec`. */
const READERS: [object, PropertyKey, (text: Text, values: unknown[], result: unknown) => number][] = [
  [String.prototype, "split", whole],
  [String.prototype, "toLowerCase", whole],
  [String.prototype, "indexOf", upToFound],
  [Uint8Array.prototype, "indexOf", upToFound],
  [TextDecoder.prototype, "decode", argument],
];

/** Gives how much these functions read since it was last asked. */
function countGiven(): () => number {
  let total = 0;
  for (const [owner, name, size] of READERS) {
    const original = Reflect.get(owner, name) as Native;
    const counting: Native = function (...values) {
      const result = Reflect.apply(original, this, values);
      total += size(this, values, result);
      return result;
    };
    Object.defineProperty(owner, name, { value: counting, configurable: true, writable: true });
  }
  const exec = RegExp.prototype.exec;
  const counting = function (this: RegExp, text: string): RegExpExecArray | null {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    total += (found ? found.index + found[0].length : this.sticky ? from : text.length) - from + 1;
    return found;
  };
  // oxlint-disable-next-line no-extend-native -- The test's own process ends with it.
  Object.defineProperty(RegExp.prototype, "exec", { value: counting, configurable: true, writable: true });
  return () => {
    const sum = total;
    total = 0;
    return sum;
  };
}
