import "./old-browsers.ts";
import { fillIn } from "../import/fill-in.ts";
import type { Imported } from "../import/import-paper.ts";
import { InputProblem } from "../import/messages.ts";
import { formatReportPage } from "../import/report.ts";
import { bringIn, checkFolder, describe } from "./bring-in.ts";
import { memoryStore } from "./byte-store.ts";
import type { PaperRequest, PaperResponse } from "./paper-protocol.ts";
import { sortPaperFiles } from "./sort-paper-files.ts";
import { zipFiles } from "./zip-files.ts";

let imported: Imported | undefined;
let folder: Imported["folder"] = new Map();

const say = (response: PaperResponse): void => postMessage(response);

async function answer(request: PaperRequest): Promise<void> {
  if (request.do === "import") {
    const files = await sortPaperFiles(request.files);
    const bytes = new Uint8Array((await files.document?.file.arrayBuffer()) ?? []);
    imported = await bringIn(files, bytes, request.today);
    folder = imported.folder;
    return say({ says: "paper", paper: describe(files.document?.name ?? "", imported), issues: checkFolder(folder) });
  }
  if (!imported) return;
  if (request.do === "fill") {
    folder = fillIn(imported.folder, request.values);
    return say({ says: "issues", issues: checkFolder(folder) });
  }
  say({ says: "file", content: request.do === "zip" ? await packFolder() : reportOf(imported) });
}

const reportOf = ({ report }: Imported) => new Blob([formatReportPage(report, "content")], { type: "text/html" });

function packFolder(): Promise<Blob> {
  const files = [...folder].map(([path, content]) => ({
    path,
    content: new Blob([typeof content === "string" ? content : new Uint8Array(content)]),
  }));
  return zipFiles(files, "content", memoryStore());
}

addEventListener("message", ({ data }: MessageEvent<PaperRequest>) => {
  answer(data).catch((error: unknown) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say(error instanceof InputProblem ? { says: "mistake", message } : { says: "failure", name, message });
  });
});
