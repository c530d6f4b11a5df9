/** A list of contents longer than this shows only what is near: a phone has to load and lay out every entry. */
const LONGEST = 60;

/** The sections to list beside one of them: all, or in a very long paper those around it. */
export function nearbySections<T>(sections: readonly T[], current: T): readonly T[] {
  if (sections.length <= LONGEST) return sections;
  const reach = LONGEST / 3;
  const first = Math.max(0, sections.indexOf(current) - reach);
  return sections.slice(first, first + 2 * reach + 1);
}
