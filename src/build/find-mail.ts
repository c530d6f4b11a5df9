import { spawnSync } from "node:child_process";
import type { Issue } from "../check/check-paper.ts";
import { MAIL_ENDINGS } from "../check/rules/formats.ts";

/**
 * Adds the mailboxes and messages that Git keeps, but for those of the tests, to the issues of a paper, which name its
 * own; none where the project is not in Git.
 */
export function withMailInRepository(issues: readonly Issue[]): Issue[] {
  const patterns = MAIL_ENDINGS.map((ending) => `:(icase)*.${ending}`);
  const named = new Set(issues.map(({ file }) => file));
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--", ...patterns], { encoding: "utf8" });
  const found = (stdout ?? "")
    .split("\0")
    .filter((file) => file && !file.startsWith("tests/") && !named.has(file))
    .map((file): Issue => ({
      file,
      rule: "mail-file",
      severity: "warning",
      problem:
        "this is mail, which may hold what people said in confidence, and everyone who sees the repository can read it",
      fix: "delete it here, and keep it where only those see it who read the replies",
    }));
  return [...issues, ...found];
}
