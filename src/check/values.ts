import { topicSchema } from "../paper/schema.ts";
import type { Path } from "./read-yaml.ts";

/** The value at a path, or undefined where there is none. */
export const valueAt = (data: unknown, path: Path): unknown => path.reduce((value, key) => Object(value)[key], data);

/** The list at a path of unchecked data; anything else counts as empty. */
export function listAt(data: unknown, ...path: Path): unknown[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? value : [];
}

/** The text at a path of unchecked data; anything else counts as empty. */
export function textAt(data: unknown, ...path: Path): string {
  const value = valueAt(data, path);
  return typeof value === "string" ? value.trim() : "";
}

/** True for a name that the schema accepts as an id; the others have an issue already. */
export const isId = (name: string): boolean => topicSchema.shape.id.safeParse(name).success;
