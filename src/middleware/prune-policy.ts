import { hashOf } from "../security.ts";

const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(")/;
const INLINE = /<(?:style|script)\b(?![^>]*\bsrc=)[^>]*>([^]*?)<\/(?:style|script)>/g;

/**
 * Leaves in a page's policy only the hashes of what stands in that page. Astro lists those of the whole site, which
 * do not compress and would be a tenth of a section's weight.
 */
export function prunePolicy(html: string): string {
  const used = new Set<string>(Array.from(html.matchAll(INLINE), ([, text = ""]) => hashOf(text)));
  return html.replace(POLICY, (_, start: string, policy: string, end: string) => {
    const kept = policy.replace(/ '(sha256-[^']+)'/g, (source, hash: string) => (used.has(hash) ? source : ""));
    return start + kept + end;
  });
}
