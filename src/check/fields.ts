import { z } from "astro/zod";
import { before, explainField, nameOf } from "./explain-field.ts";
import { type Issue, issueAt } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { type Fields, type Path, valueAt } from "./read-fields.ts";

type Schema = z.core.$ZodType;

/** Holds the fields of a file against their schema and says in plain words what does not fit. */
export function checkFields(fields: Fields, schema: z.ZodType): Issue[] {
  if (!fields.readable) return [];
  const problems = schema.safeParse(fields.data).error?.issues ?? [];
  const unknown = problems.flatMap((problem) =>
    problem.code === "unrecognized_keys" ? unknownFields(problem, schema) : [],
  );
  const explained = new Set(unknown.map(({ path, meant }) => pathKey([...path, meant ?? ""])));
  const unfit = problems.filter(({ code, path }) => {
    const key = pathKey(path);
    return code !== "unrecognized_keys" && !explained.has(key) && explained.add(key);
  });
  return [
    ...unknown.map((field) => describeUnknown(fields, field)),
    ...unfit.map((problem) => describeUnfit(fields, problem)),
  ];
}

const pathKey = (path: Path) => path.map(String).join("\n");

interface UnknownField {
  path: Path;
  key: string;
  /** All fields that may stand there. */
  names: string[];
  /** The one that was likely meant; then nobody needs to hear that it is missing. */
  meant: string | undefined;
}

function unknownFields({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, schema: Schema): UnknownField[] {
  const names = fieldsAt(schema, path);
  return keys.map((key) => ({ path, key, names, meant: nearest(key, names) }));
}

function describeUnknown({ file, atKey }: Fields, { path, key, names, meant }: UnknownField): Issue {
  const cure = meant ? `did you mean “${meant}”?` : `the fields are ${names.join(", ")}`;
  return issueAt(file, atKey(path, key), `${before(path)}unknown field “${key}”`, cure);
}

function describeUnfit({ file, data, at }: Fields, problem: z.core.$ZodIssue): Issue {
  const { path } = problem;
  const value = valueAt(data, path);
  const isOwn = path.length > 1 || (path.length === 1 && value !== undefined);
  const whole = file.endsWith(".mdx") ? "the front matter" : "the file";
  return issueAt(
    file,
    isOwn ? at(path) : undefined,
    ...explainField(problem, path.length ? nameOf(path) : whole, value),
  );
}

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: Schema, path: Path): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return fieldsAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, path.slice(1));
  if (!(schema instanceof z.ZodObject)) return [];
  const field: Schema | undefined = schema.shape[String(path[0])];
  return field ? fieldsAt(field, path.slice(1)) : Object.keys(schema.shape);
}
