const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

/** Whether two texts have the same letters and numbers, whatever became of quotes, dashes and spaces. */
export function sameWords(one: string, other: string): boolean {
  return letters(one) === letters(other);
}
