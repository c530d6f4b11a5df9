import { z } from "astro/zod";
import { before, explainSchemaIssue, fieldName } from "../explain-schema.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { nearest } from "../nearest.ts";
import type { Fields, Path } from "../read-yaml.ts";
import { valueAt } from "../values.ts";

/** Fields that do not fit their schema. */
export function fitsSchema({ fields }: ParsedPaper, report: Report): void {
  for (const file of fields) checkFile(file, report);
}

function checkFile(file: Fields, report: Report) {
  const explained = new Set<string>();
  for (const problem of file.schemaIssues) {
    if (problem.code !== "unrecognized_keys") continue;
    const names = fieldsAt(file.schema, problem.path);
    for (const key of problem.keys) {
      const meant = nearest(key, names);
      const fix = meant ? `did you mean “${meant}”?` : `the fields are ${names.join(", ")}`;
      report(file.atKey(problem.path, key), `${before(problem.path)}unknown field “${key}”`, fix);
      // Nobody needs to hear that the field that was meant is missing.
      if (meant) explained.add(keyOf([...problem.path, meant]));
    }
  }
  for (const problem of file.schemaIssues) {
    const key = keyOf(problem.path);
    if (problem.code === "unrecognized_keys" || explained.has(key)) continue;
    explained.add(key);
    reportSchemaIssue(file, problem, report);
  }
}

const keyOf = (path: Path) => path.map(String).join("\n");

function reportSchemaIssue({ file, data, at }: Fields, problem: z.core.$ZodIssue, report: Report) {
  const { path } = problem;
  const value = valueAt(data, path);
  const whole = file.endsWith(".mdx") ? "the front matter" : "the file";
  // What the file as a whole lacks stands nowhere in it.
  const where = path.length > 1 || (path.length === 1 && value !== undefined) ? at(path) : { file };
  report(where, ...explainSchemaIssue(problem, path.length ? fieldName(path) : whole, value));
}

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: z.core.$ZodType, path: Path): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fieldsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, path.slice(1));
  if (!(schema instanceof z.ZodObject)) return [];
  const field: z.core.$ZodType | undefined = schema.shape[String(path[0])];
  return field ? fieldsAt(field, path.slice(1)) : Object.keys(schema.shape);
}
