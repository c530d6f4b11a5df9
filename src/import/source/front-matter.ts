import { parse } from "yaml";
import { type Line, readLines } from "./lines.ts";

interface FrontMatter {
  fields: Record<string, unknown>;
  /** The fields as they were written. */
  fieldLines: string[];
  /** The lines below them. */
  lines: Line[];
}

/** Takes the fields off that some programs write above a Markdown text, between two lines of `---`. */
export function readFields(text: string): FrontMatter {
  const lines = readLines(text);
  const start = lines.findIndex((line) => line.text.trim());
  const end = lines.findIndex((line, index) => index > start && /^(---|\.\.\.)\s*$/.test(line.text));
  const none = { fields: {}, fieldLines: [], lines };
  if (!/^---\s*$/.test(lines[start]?.text ?? "") || end < 0) return none;
  const fieldLines = lines.slice(start + 1, end).map((line) => line.text);
  if (!fieldLines.some((line) => /^[\w-]+:/.test(line)) || !fieldLines.every(isField)) return none;
  return {
    fields: parseFields(fieldLines),
    fieldLines: fieldLines.map((line) => line.replace(/^[\s-]+/, "")).filter(Boolean),
    lines: lines.slice(end + 1),
  };
}

/** Two rules with text between them are no fields. */
const isField = (line: string) => /^(\s|[\w-]+:|-\s|#|$)/.test(line);

/** A title with a colon in it is no YAML until it stands in quotation marks. */
function parseFields(lines: readonly string[]): Record<string, unknown> {
  const quoted = lines.map((line) =>
    line.replace(
      /^(\s*(?:- )?[\w-]+:\s+)([^"'[{|>&*!].*:\s.*)$/,
      (_, key: string, value: string) => key + JSON.stringify(value),
    ),
  );
  return tryFields(lines) ?? tryFields(quoted) ?? {};
}

function tryFields(lines: readonly string[]): Record<string, unknown> | undefined {
  try {
    const fields: unknown = parse(lines.join("\n"), { logLevel: "error" });
    return fields && typeof fields === "object" && !Array.isArray(fields) ? lowerKeys(fields) : undefined;
  } catch {
    return undefined;
  }
}

const lowerKeys = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
