const WORDS_PER_MINUTE = 200;

/** How many words a text has. */
export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Minutes that a text of so many words takes to read at an unhurried pace, at least one. */
export const minutesToRead = (words: number): number => Math.max(1, Math.round(words / WORDS_PER_MINUTE));
