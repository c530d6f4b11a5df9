/** The word that an author most likely meant, or undefined where none is close. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    if (Math.abs(word.length - candidate.length) >= least) continue;
    const edits = countEdits(word.toLowerCase(), candidate.toLowerCase());
    if (edits >= least) continue;
    best = candidate;
    least = edits;
  }
  return best;
}

/** The cure for an unknown name: the name that was likely meant, or else the advice given. */
export function suggest(word: string, words: Iterable<string>, otherwise: string): string {
  const meant = nearest(word, words);
  return meant === undefined ? otherwise : `did you mean “${meant}”?`;
}

/** How many letters must be added, removed, changed or swapped with the next to make one word the other. */
function countEdits(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, edits) => edits)];
  const edits = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    rows.push(next);
    for (let column = 1; column <= to.length; column++) {
      const changed = edits(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwap ? edits(row - 2, column - 2) + 1 : Infinity;
      next.push(Math.min(changed, swapped, edits(row - 1, column) + 1, edits(row, column - 1) + 1));
    }
  }
  return edits(from.length, to.length);
}
