const language = "en-GB";

/** A number as it is written: `1,204`. */
export const number = (value: number): string => value.toLocaleString(language);

/** A count with its noun: `1 answer`, `1,204 answers`. */
export const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;
