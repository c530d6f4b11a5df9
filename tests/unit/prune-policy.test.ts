import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { prunePolicy } from "../../src/middleware/prune-policy.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const page = (sources: string) =>
  `<meta http-equiv="content-security-policy" content="script-src 'self' ${sources};"><style>a{}</style><script src="/a.js"></script><script>go()</script>`;

test("a page's policy keeps the hashes of what stands in the page, and loses all others", () => {
  const used = `${hash("a{}")} ${hash("go()")}`;
  expect(prunePolicy(page(`${hash("other")} ${used} ${hash("more")}`))).toBe(page(used));
});
