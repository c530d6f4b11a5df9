import type { Reporter, TestCase } from "vitest/node";

/** Names every test that passed at a second try only, so that a retry hides no test that wavers. */
export default class RetryReporter implements Reporter {
  readonly #retried: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#retried.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    if (this.#retried.length > 0) console.log(["\nPassed at a second try only:", ...this.#retried].join("\n  "));
  }
}
