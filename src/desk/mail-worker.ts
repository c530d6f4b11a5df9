import "./old-browsers.ts";
import { DecisionsError } from "../collate/decisions.ts";
import { openStore } from "./byte-store.ts";
import { makeDigest } from "./make-digest.ts";
import type { Doing, MailRequest, MailResponse } from "./mail-protocol.ts";
import { writeSheet } from "./review-sheet.ts";
import type { StoredFile } from "./stored-folder.ts";
import { zipFiles } from "./zip-files.ts";

/** Milliseconds between two reports; more would slow the work down. */
const PAUSE = 100;

let files: StoredFile[] = [];
let scratch: string | undefined;
let folder = "digest";
let next = 0;

const say = (response: MailResponse): void => postMessage(response);

function report(done: Doing, messages: number, share: number): void {
  if (performance.now() < next) return;
  next = performance.now() + PAUSE;
  say({ says: "progress", done, messages, share });
}

async function answer(request: MailRequest): Promise<void> {
  if (request.do === "read") {
    scratch = request.scratch;
    folder = request.audience === "public" ? "digest-public" : "digest";
    const made = await makeDigest(request, report);
    files = made.files;
    say({ says: "digest", digest: made.summary });
  } else if (request.do === "zip") {
    const store = await openStore(scratch, `zip-${Date.now()}`);
    const size = files.reduce((sum, { content }) => sum + content.size, 0);
    say({ says: "file", content: await zipFiles(files, folder, store, (bytes) => report("packed", 0, bytes / size)) });
  } else say({ says: "file", content: new Blob([writeSheet(request.rows)], { type: "text/csv" }) });
}

addEventListener("message", ({ data }: MessageEvent<MailRequest>) => {
  answer(data).catch((error: unknown) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say(error instanceof DecisionsError ? { says: "mistake", message } : { says: "failure", name, message });
  });
});
