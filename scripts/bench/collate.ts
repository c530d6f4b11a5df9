import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { collatedPaper } from "../../src/collate/record.ts";
import { splitMbox } from "../../src/collate/split-mbox.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { generateMailbox } from "./generate-mailbox.ts";

/** What collating a generated mailbox took, beside what its MIME parser alone took over the same file. */
export interface CollateFigures {
  messages: number;
  /** Of the mailbox. */
  megabytes: number;
  /** Wall time in seconds. */
  collate: number;
  mime: number;
  /** Processor time in seconds, which other work on the machine does not change. */
  collateCpu: number;
  mimeCpu: number;
  /** Peak resident memory of the whole process. */
  peakMegabytes: number;
  /** Speed of the tool as a share of the parser's; the bar is 0.5. */
  share: number;
  shareCpu: number;
}

/**
 * Measures `npm run collate` over a generated mailbox; the bars are 300 MB and half the speed of the MIME parser alone.
 */
export async function benchCollate(
  messages: number = 100_000,
  paper: string = "dist/paper.json",
): Promise<CollateFigures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-collate-"));
  try {
    const mailbox = join(folder, "replies.mbox");
    writeMailbox(mailbox, messages, paper);
    const mime = run(["scripts/bench/collate.ts", "--mime", mailbox]);
    const collate = run(["scripts/collate.ts", mailbox, "--paper", paper, "--out", join(folder, "digest")]);
    return {
      messages,
      megabytes: Math.round(statSync(mailbox).size / 1e6),
      collate: collate.wall,
      mime: mime.wall,
      collateCpu: collate.cpu,
      mimeCpu: mime.cpu,
      peakMegabytes: collate.peak,
      share: mime.wall / collate.wall,
      shareCpu: mime.cpu / collate.cpu,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeMailbox(file: string, messages: number, paper: string): void {
  const description: PaperDescription = JSON.parse(readFileSync(paper, "utf8"));
  const described = collatedPaper(description);
  const handle = openSync(file, "w");
  for (const message of generateMailbox(messages, described)) writeSync(handle, message);
  closeSync(handle);
}

// The process reports on itself as it ends, because Node does not tell how much memory a child took.
const REPORT = `process.on("exit", () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write("\\n@" + JSON.stringify({ peak: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 })); });`;

function run(args: string[]): { wall: number; cpu: number; peak: number } {
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(REPORT)}`, ...args],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr.slice(0, 500)}`);
  const wall = (performance.now() - start) / 1000;
  const used: { peak: number; cpu: number } = JSON.parse(stderr.slice(stderr.lastIndexOf("\n@") + 2));
  return { wall, ...used };
}

async function parseAlone(mailbox: string): Promise<void> {
  for await (const { bytes } of splitMbox(createReadStream(mailbox, { highWaterMark: 1 << 20 })))
    await PostalMime.parse(bytes, { forceRfc822Attachments: true });
}

if (import.meta.main) {
  const [flag = "", value = ""] = process.argv.slice(2);
  if (flag === "--mime") await parseAlone(value);
  else console.log(await benchCollate(Number(flag) || undefined));
}
