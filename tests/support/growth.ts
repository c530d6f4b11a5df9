import { expect } from "vitest";

/** The least processor time, in microseconds, of a few runs: it is least disturbed by other work on the machine. */
function costOf(run: () => void): number {
  const costs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    run();
    return process.cpuUsage(before).user;
  });
  return Math.min(...costs);
}

/**
 * Expects that work grows in proportion to its size: four times the size costs four times as much, where work that
 * grows with the square would cost sixteen times as much.
 */
export function expectLinear(run: (size: number) => void, size: number): void {
  run(size);
  // Start-up costs, and steps of the clock, hide in a small sum.
  const small = costOf(() => run(size)) + 5000;
  expect(costOf(() => run(4 * size)) / small).toBeLessThan(8);
}
