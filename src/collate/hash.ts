/** A hash of a text, as a whole number below 2^52; the same seed gives the same hash. */
function hashText(text: string, seed: number): number {
  let high = seed ^ 0x9e3779b9;
  let low = (seed << 7) ^ 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0xcc9e2d51);
    low = Math.imul((low << 13) ^ (low >>> 19) ^ code, 0x1b873593);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x27d4eb2f) ^ Math.imul(high ^ (high >>> 15), 0x165667b1);
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}

// Another in every run, so that nobody can make two texts that are taken for one.
const SEED = Math.floor(Math.random() * 2 ** 32);

/**
 * A hash to compare texts within one run. Collisions among a million texts are as good as impossible, and numbers are
 * small.
 */
export const hashOf = (text: string): number => hashText(text, SEED);
