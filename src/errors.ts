/** What went wrong, in the words of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What `parseArgs` finds wrong with arguments, without its advice for programmers. */
export const argumentProblem = (error: unknown): string => messageOf(error).split(". ")[0]!;

/** The code of an error of Node's, such as ENOENT; undefined for any other. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
