const QUOTE = /^>+/;

/**
 * The lines of a text in format=flowed (RFC 3676) as they were before the mail program broke them. Lines of different
 * depths of quotation are never one, though postal-mime joins them.
 */
export function unflow(text: string, dropSpaces: boolean): string {
  const lines: string[] = [];
  let open = -1;
  for (const line of text.split(/\r?\n/)) {
    const depth = QUOTE.exec(line)?.[0].length ?? 0;
    const content = line.slice(depth).replace(/^ /, "");
    const isSoft = content.endsWith(" ") && content !== "-- ";
    const kept = isSoft && dropSpaces ? content.slice(0, -1) : content;
    if (open === depth && content !== "-- ") lines[lines.length - 1] += kept;
    else lines.push(depth ? `${">".repeat(depth)} ${kept}` : kept);
    open = isSoft ? depth : -1;
  }
  return lines.join("\n");
}
