const LF = 10;

/** A message with more text is not read to its end: the longest novels have four million characters. */
const CHARACTERS = 5_000_000;

/** The parser holds an object for each line of text; an attachment of 50 MB has no more than these. */
const LINES = 700_000;

const left = (number: number, what: string): string => `${number.toLocaleString("en-GB")} ${what} were left out`;

/**
 * Gives a function that takes texts of one message until there are too many, and notes in `problems` what it leaves
 * out.
 */
export function limitText(problems: string[]): (text: string) => string {
  let room = CHARACTERS;
  return (text) => {
    const taken = text.slice(0, room);
    room -= taken.length;
    if (text.length > taken.length)
      problems.push(`more text than can be read; ${left(text.length - taken.length, "characters")}`);
    return taken;
  };
}

/** As much of a message as has not too many lines; notes in `problems` what it leaves out. */
export function limitLines(bytes: Uint8Array, problems: string[]): Uint8Array {
  let end = 0;
  for (let lines = 0; lines < LINES && bytes.length > LINES; lines++) {
    end = bytes.indexOf(LF, end) + 1;
    if (!end) return bytes;
  }
  if (!end || end === bytes.length) return bytes;
  problems.push(`more lines than can be read; ${left(bytes.length - end, "bytes")}`);
  return bytes.subarray(0, end);
}
