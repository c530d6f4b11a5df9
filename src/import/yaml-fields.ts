import { type Document, isMap, isScalar } from "yaml";

/**
 * Writes a comment above a field, by its path in the document: `publisher.name`; without one it takes the comment away.
 */
export function setComment(document: Document, field: string, comment?: string): void {
  const path = field.split(".");
  const map = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents;
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  if (isScalar(pair?.key)) pair.key.commentBefore = comment === undefined ? null : ` ${comment}`;
}

/** Puts a date in quotes: without them YAML would read another type. */
export function quoteDate(node: unknown): void {
  if (isScalar(node) && /^\d{4}-\d{2}/.test(String(node.value))) node.type = "QUOTE_DOUBLE";
}
