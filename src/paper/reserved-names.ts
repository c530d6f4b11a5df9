/** Statements that a page of the publisher's own may replace. */
export const REPLACEABLE: readonly string[] = ["accessibility", "privacy"];

/** Names at the top of the site that a page of the publisher's own cannot have. */
export const RESERVED: readonly string[] =
  "404 about brand closing desk editions favicon files glossary pagefind paper questions references respond responses search sections series share topics".split(
    " ",
  );
