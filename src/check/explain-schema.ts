import type { z } from "astro/zod";
import { type Explanation, shorten } from "./issue.ts";
import type { Path } from "./read-yaml.ts";

type Problem = z.core.$ZodIssue;

/** Names a value as an author would: `question 2: “topics”`. */
export function fieldName(path: Path): string {
  const [last, parent] = [path.at(-1), path.at(-2)];
  const own =
    typeof last === "number" ? `${parent === "questions" ? "question" : "entry"} ${last + 1}` : `“${String(last)}”`;
  const around = path.slice(0, parent === "questions" && typeof last === "number" ? -2 : -1);
  return around.length ? `${fieldName(around)}: ${own}` : own;
}

/** The same as the beginning of a message about something inside that value; nothing for the file as a whole. */
export const before = (path: Path): string => (path.length ? `${fieldName(path)}: ` : "");

/** Says in plain words why a value does not fit its schema and how to mend it; `name` is what authors call it. */
export function explainSchemaIssue(problem: Problem, name: string, value: unknown): Explanation {
  if (value === undefined) {
    const key = String(problem.path.at(-1));
    return [`${before(problem.path.slice(0, -1))}missing field “${key}”`, `add a line that begins with “${key}:”`];
  }
  return [`${name} ${stateOf(problem, value)}`, fixFor(problem, value)];
}

function stateOf(problem: Problem, value: unknown): string {
  if (value === null || value === "") return "is empty";
  if (problem.code === "custom" && problem.params?.["state"]) return String(problem.params["state"]);
  if (problem.code === "invalid_type") return `is ${Array.isArray(value) ? "a list" : KINDS[typeof value]}`;
  return Array.isArray(value) ? `has ${value.length || "no"} entries` : `reads “${shorten(String(value))}”`;
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  object: "a set of fields",
};

const CURES: Record<string, string> = {
  array: "write a list, each entry in a line of its own that begins with “- ”",
  object: "write its fields in the lines below, indented by two spaces",
  int: "write a whole number in figures, without quotation marks",
  number: "write a whole number in figures, without quotation marks",
  boolean: "write true or false without quotation marks",
};

/** What the schema says for this case or, where it leaves that to us, what the type asks for. */
function fixFor(problem: Problem, value: unknown): string {
  if (problem.code === "too_small" && problem.origin === "number") return `write a number from ${problem.minimum} up`;
  if (problem.code === "too_big" && problem.origin === "number") return `write a number up to ${problem.maximum}`;
  if (problem.code !== "invalid_type" || !problem.message.startsWith("Invalid input")) return problem.message;
  return problem.expected === "string"
    ? fixForText(value)
    : (CURES[problem.expected] ?? `write a value of the type ${problem.expected}`);
}

function fixForText(value: unknown): string {
  if (value === null) return "write something here";
  return typeof value === "object" ? "write plain text" : "put it in quotation marks";
}
