import { spawnSync } from "node:child_process";
import type { Issue } from "../check/check-paper.ts";

/** The mailboxes and messages that Git keeps, but for those of the tests; none where the project is not in Git. */
export function mailInRepository(): Issue[] {
  const patterns = ["eml", "emlx", "mbox", "msg", "pst", "ost"].map((ending) => `:(icase)*.${ending}`);
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--", ...patterns], { encoding: "utf8" });
  return (stdout ?? "")
    .split("\0")
    .filter((file) => file && !file.startsWith("tests/"))
    .map((file) => ({
      file,
      rule: "mail-file",
      severity: "warning",
      problem:
        "this is mail, which may hold what people said in confidence, and everyone who sees the repository can read it",
      fix: "delete it here, and keep it where only those see it who read the replies",
    }));
}
