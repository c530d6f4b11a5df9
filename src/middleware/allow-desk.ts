import { pageStyle } from "../collate/write-page.ts";
import { digestStyle } from "../desk/digest-style.ts";
import type { CollatedPaper } from "../collate/collated-paper.ts";
import { deskPolicy, hashOf } from "../security.ts";

/**
 * Widens the policy of the desk, and of no other page, by what it needs: its workers, and the styles of a digest that
 * it opens.
 */
export function allowDesk(html: string, paper: Pick<CollatedPaper, "palette">): string {
  const styles = (["internal", "public"] as const).map((audience) =>
    hashOf(pageStyle(digestStyle, { audience, paper })),
  );
  return html
    .replace("trusted-types 'none'", `${deskPolicy.trustedTypes};${deskPolicy.workers}`)
    .replace("style-src 'self'", `style-src 'self' ${styles.map((hash) => `'${hash}'`).join(" ")}`);
}
