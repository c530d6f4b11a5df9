import type { DigestFolder } from "./collate.ts";
import type { Digest } from "./digest.ts";
import type { MessageView } from "./view.ts";
import { csvHead, csvLines, csvRows } from "./write-csv.ts";
import { jsonLine } from "./write-jsonl.ts";

const ROWS_AT_A_TIME = 500;

/** `replies.csv` and `replies.jsonl` in a folder of the digest; "" is the digest's own. */
export class DataFiles {
  /** What went into them, to check against the counts. */
  readonly written = { answers: 0, lines: 0 };
  readonly #folder: DigestFolder;
  readonly #digest: Digest;
  readonly #below: string;
  #rows: ReturnType<typeof csvRows> = [];

  constructor(folder: DigestFolder, digest: Digest, below: string) {
    this.#folder = folder;
    this.#digest = digest;
    this.#below = below;
    folder.append(`${below}replies.csv`, csvHead(digest.audience));
    folder.append(`${below}replies.jsonl`, "");
  }

  add(view: MessageView): void {
    const { audience, tally } = this.#digest;
    const rows = csvRows(view, tally, audience);
    this.#folder.append(`${this.#below}replies.jsonl`, jsonLine(view));
    this.#rows.push(...rows);
    this.written.lines += 1;
    this.written.answers += rows.length;
    if (this.#rows.length >= ROWS_AT_A_TIME) this.flush();
  }

  flush(): void {
    this.#folder.append(`${this.#below}replies.csv`, csvLines(this.#rows));
    this.#rows = [];
  }
}
