/** What a section's file name says: `content/sections/03-local-powers.mdx` is section 3, id local-powers. */
export function sectionOfFile(path: string): { number: number; id: string } | undefined {
  const match = /[/\\]sections[/\\](\d+)-([^/\\]+)\.mdx$/.exec(path);
  return match?.[1] && match[2] ? { number: Number(match[1]), id: match[2] } : undefined;
}
