import type { Paragraph, PhrasingContent } from "mdast";

/** The lines of a paragraph as the author broke them, each as a paragraph. Breaks inside emphasis do not count. */
export function splitLines(paragraph: Paragraph): Paragraph[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type === "break") lines.push([]);
    else if (child.type !== "text") lines.at(-1)?.push(child);
    else addText(lines, child.value, child.position ?? paragraph.position);
  }
  return lines
    .filter((children) => children.some((child) => child.type !== "text" || child.value.trim()))
    .map((children) => ({ type: "paragraph", children, position: children[0]?.position ?? paragraph.position }));
}

function addText(lines: PhrasingContent[][], value: string, position: Paragraph["position"]) {
  for (const [index, line] of value.split("\n").entries()) {
    if (index > 0) lines.push([]);
    if (line) lines.at(-1)?.push({ type: "text", value: line, position: shift(position, index) });
  }
}

/** The place of a line so many lines below the start of its text. */
const shift = (position: Paragraph["position"], by: number): Paragraph["position"] =>
  position && { start: { ...position.start, line: position.start.line + by }, end: position.end };
