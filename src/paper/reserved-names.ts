/** Statements that a page of the publisher's own may replace. */
const REPLACEABLE: readonly string[] = ["accessibility", "privacy"];

/** The pages of the publisher's own that replace no statement. */
export const addedPages = <T extends { id: string }>(pages: readonly T[]): T[] =>
  pages.filter(({ id }) => !REPLACEABLE.includes(id));

/** Names at the top of the site that a page of the publisher's own cannot have. */
export const RESERVED: readonly string[] =
  "404 about brand closing desk editions favicon files glossary pagefind paper questions references respond responses search sections series share topics".split(
    " ",
  );
