import { readDate } from "./read-dates.ts";
import { type Author, readAuthors } from "./read-names.ts";
import { findMail } from "./read-title-lines.ts";
import type { TitlePage } from "./read-title-page.ts";

type Given = Partial<Omit<TitlePage, "lines">>;

/** What the fields above a Markdown text say of the paper, under the names that programs and people give them. */
export function readFieldValues(fields: Record<string, unknown>): Given {
  const text = (...names: string[]) => names.map((name) => textOf(fields[name])).find(Boolean);
  const date = readDate(text("date", "published") ?? "");
  const closes = readDate(text("closes", "deadline", "closing-date") ?? "");
  const authors = [fields["author"] ?? fields["authors"] ?? fields["by"] ?? []].flat().flatMap(authorsOf);
  const language = text("lang", "language");
  return withoutMissing({
    title: text("title"),
    subtitle: text("subtitle"),
    kind: text("kind", "type"),
    authors: authors.length ? authors : undefined,
    publisher: text("publisher", "institution", "organisation", "organization"),
    published: date?.month,
    closes: closes?.day,
    contact: findMail(text("contact", "email", "e-mail") ?? ""),
    rights: text("rights", "copyright", "license", "licence"),
    language: language && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(language) ? language : undefined,
    summary: text("summary", "abstract", "description"),
  });
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return String(value).replace(/\s+/g, " ").trim() || undefined;
}

function authorsOf(value: unknown): Author[] {
  if (typeof value === "string") return readAuthors(value);
  if (!value || typeof value !== "object") return [];
  const { name, role, affiliation, institute } = value as Record<string, unknown>;
  const post = [role, affiliation ?? institute].map(textOf).filter(Boolean).join(", ");
  return readAuthors(textOf(name) ?? "").map((author) => ({ ...author, ...(post && { role: post }) }));
}

const withoutMissing = (fields: { [Key in keyof Given]: Given[Key] | undefined }): Given =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
