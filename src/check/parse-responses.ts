import type { z } from "astro/zod";
import type { PaperSource } from "../paper/source.ts";
import { type ResponseParts, responseFiles, publishedAnswerSchema, summarySchema } from "../paper/responses.ts";
import type { Explanation, Location } from "./issue.ts";

/** The replies that a paper keeps, as far as they can be read. */
export interface ParsedResponses {
  /** Undefined where the paper has none, or their counts cannot be read. */
  parts: ResponseParts | undefined;
  problems: { at: Location; explanation: Explanation }[];
}

const FIX = "run the collation with --into again, or remove the folder";

/** Reads the files below `responses/`. */
export function parseResponses({ folder, responses = [] }: PaperSource): ParsedResponses {
  const problems: ParsedResponses["problems"] = [];
  const read = <T>(at: Location, text: string, schema: z.ZodType<T>): T | undefined => {
    const { success, data } = schema.safeParse(parseJson(text));
    if (!success) problems.push({ at, explanation: ["this is not what a collation writes", FIX] });
    return data;
  };
  const place = `${folder}/responses/`;
  const answers: ResponseParts["answers"] = {};
  let summary: ResponseParts["summary"] | undefined;
  for (const { path, text } of responses) {
    const name = path.slice(place.length);
    if (name === responseFiles.summary) summary = read({ file: path }, text, summarySchema);
    else
      answers[name] = text.split("\n").flatMap((line, index) => {
        if (!line.trim()) return [];
        return read({ file: path, line: index + 1, column: 1 }, line, publishedAnswerSchema) ?? [];
      });
  }
  if (responses.length && !responses.some(({ path }) => path === place + responseFiles.summary))
    problems.push({ at: { file: place + responseFiles.summary }, explanation: ["the file is missing", FIX] });
  return { parts: summary && { summary, answers }, problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
