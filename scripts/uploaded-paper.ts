import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf } from "../src/errors.ts";
import { unzip } from "../src/unzip.ts";
import { writeContentFolder } from "./content-folder.ts";

/** Where a paper is put that comes as one file. */
const TARGET = "content-imported";
/** What may be uploaded in the place of a folder `content`. */
const DOCUMENT = /^paper\.(docx|md)$|^content\.zip$/i;
/** What may stand beside a document, because no document holds it. */
const BESIDE = ["logo.svg", "logo.png", "brand.yaml", "privacy.yaml", "files", "pages"];
/** More than any paper unpacks to. */
const LARGEST = 500_000_000;

/** A paper as it was uploaded, ready to be checked. */
export interface UploadedPaper {
  /** Its folder. */
  folder: string;
  /** The file that it came as, or its folder. */
  from: string;
  imported?: string;
}

/** What was uploaded cannot be read; the message says why, and `file` which file that is. */
export class UploadProblem extends Error {
  readonly file: string;
  readonly fix: string;
  constructor(file: string, problem: string, fix: string) {
    super(problem);
    this.file = file;
    this.fix = fix;
  }
}

/** Makes a folder of what stands at the top of a repository: a document, a zipped folder, or `content` itself. */
export function takeUploadedPaper(content: string): UploadedPaper {
  const [file, ...more] = readdirSync(".").filter((name) => DOCUMENT.test(name));
  if (!file) return { folder: content, from: content };
  if (more.length > 0)
    throw new UploadProblem(file, `${[file, ...more].join(" and ")} are both there`, "keep the one that is the paper");
  const imported = /\.zip$/i.test(file) ? unpack(file) : importDocument(file);
  for (const name of BESIDE) if (existsSync(name)) cpSync(name, join(TARGET, name), { recursive: true });
  return { folder: TARGET, from: file, ...(imported && { imported }) };
}

function importDocument(file: string): string {
  const command = [fileURLToPath(new URL("import.ts", import.meta.url)), file, "--out", TARGET];
  const replace = existsSync(TARGET) ? ["--replace"] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...replace], { encoding: "utf8" });
  if (status !== 0)
    throw new UploadProblem(
      file,
      stderr.replace(/\nTry --help\.\s*$/, "").trim(),
      "save it anew in Word, or bring it in on the desk",
    );
  return stdout.trim();
}

/** Unpacks a content folder; whether the archive holds the folder or what is in it makes no difference. */
function unpack(file: string): undefined {
  let size = 0;
  try {
    const parts = unzip(
      readFileSync(file),
      (name) => isInside(name) && !name.endsWith("/"),
      (length) => {
        size += length;
        if (size > LARGEST) throw new Error("it unpacks to more than 500 MB");
      },
    );
    const within = [...parts.keys()].some((name) => name.startsWith("content/")) ? "content/" : "";
    const files = [...parts].filter(([name]) => name.startsWith(within));
    writeContentFolder(TARGET, new Map(files.map(([name, bytes]) => [name.slice(within.length), bytes])));
  } catch (error) {
    throw new UploadProblem(
      file,
      `the file cannot be unpacked: ${messageOf(error)}`,
      "make it again, on the desk or as a ZIP of the folder content",
    );
  }
}

/** False for what would lead out of the folder, and for what systems add by themselves. */
const isInside = (name: string) =>
  !/^[/\\]|^[a-z]:|\\|(^|\/)\.|^__MACOSX\//i.test(name) && !name.split("/").includes("..");
