import { digestWords, statements, words } from "./en.ts";
import { plural } from "./plural.ts";

/** The languages that the interface has words for, as language tags without a region. */
export const interfaceLanguages: readonly string[] = ["en"];

export { digestWords, plural, statements, words };
