import { deskWords } from "../messages/desk-en.ts";
import type { PaperDescription } from "../paper/paper-json.ts";
import type { Audience } from "../collate/digest-types.ts";
import type { ChosenFile } from "./chosen-files.ts";
import { explainFailure } from "./explain-failure.ts";
import { guardDrops, takeFiles } from "./drop-zone.ts";
import type { DigestSummary, MailRequest, MailResponse, ReadRequest, SheetRow } from "./mail-protocol.ts";
import { fileLink, findPart, part, saveFile } from "./make-parts.ts";
import { renderDigest } from "./render-digest.ts";
import { DeskWorker, workers } from "./run-worker.ts";
import { clearScratch, openScratch } from "./scratch-folder.ts";

const say = deskWords.replies;

/** Milliseconds between two reports that are read aloud. */
const PAUSE = 4000;

/** `<desk-replies>`: reads mail that is dropped or chosen, in this window alone, and gives a digest of it. */
class DeskReplies extends HTMLElement {
  readonly #stop = new AbortController();
  readonly #worker = new DeskWorker<MailRequest, MailResponse>(workers.mail, (response) => this.#heard(response));
  #files: ChosenFile[] = [];
  #decisions: SheetRow[] = [];
  #digest: DigestSummary | undefined;
  #scratch: string | undefined;
  /** What the file that the worker makes is called. */
  #fileName = "";
  #nextReport = 0;

  connectedCallback() {
    const { signal } = this.#stop;
    takeFiles(this, (files) => void this.#take(files), signal);
    guardDrops(signal);
    this.#part("[data-stop]").addEventListener("click", () => this.#end(deskWords.stopped), { signal });
    addEventListener("pagehide", () => this.#forget(), { signal });
    addEventListener(
      "beforeunload",
      (event) => this.#digest && this.#decisions.length && !this.#isSaved && event.preventDefault(),
      { signal },
    );
    this.hidden = false;
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#forget();
  }

  #isSaved = true;

  #part = (selector: string) => findPart(this, selector, HTMLElement);

  async #take(files: ChosenFile[]) {
    const names = new Set(files.map(({ name }) => name));
    // What is dropped beside mail that was read already comes to it.
    this.#files = [...this.#files.filter(({ name }) => !names.has(name)), ...files];
    await this.#read("internal");
  }

  async #read(audience: Audience) {
    this.#part("[data-results]").hidden = true;
    this.#work(say.loading);
    const paper = await this.#loadPaper();
    if (!paper) return this.#fail(deskWords.failed.paper);
    this.#worker.stop();
    await clearScratch(this.#scratch);
    this.#scratch ??= await openScratch();
    const made = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    const [files, decisions, scratch] = [this.#files, this.#decisions, this.#scratch];
    this.#worker.ask({ do: "read", files, decisions, ...paper, audience, made, scratch });
  }

  async #loadPaper(): Promise<Pick<ReadRequest, "paper" | "logo"> | undefined> {
    try {
      const response = await fetch(this.dataset["paper"] ?? "");
      const paper: PaperDescription = await response.json();
      if (paper.format !== "discussion-paper/1") return undefined;
      return { paper, logo: paper.logo && (await readFile(new URL(paper.logo.file, response.url))) };
    } catch {
      return undefined;
    }
  }

  #heard(response: MailResponse) {
    if (response.says === "progress") return this.#progress(response);
    this.#part("[data-working]").hidden = true;
    if (response.says === "digest") return this.#show(response.digest);
    if (response.says === "file") return this.#give(response.content);
    this.#fail(response.says === "mistake" ? response.message : explainFailure(response.name, response.message));
  }

  #progress({ done, messages, share }: Extract<MailResponse, { says: "progress" }>) {
    const bar = findPart(this, "progress", HTMLProgressElement);
    if (done === "judged") bar.removeAttribute("value");
    else bar.value = share;
    if (performance.now() < this.#nextReport) return;
    this.#nextReport = performance.now() + PAUSE;
    this.#say(say.progress[done](messages, Math.floor(share * 100)));
  }

  #work(text: string) {
    this.#part("[data-working]").hidden = false;
    findPart(this, "progress", HTMLProgressElement).removeAttribute("value");
    this.#part("[data-problem]").replaceChildren();
    this.#nextReport = 0;
    this.#say(text);
  }

  #say(text: string) {
    this.#part("[data-says]").textContent = text;
  }

  #show(digest: DigestSummary) {
    this.#digest = digest;
    const sheets = new Set(digest.sheets);
    this.#files = this.#files.filter(({ name }) => !sheets.has(name));
    this.#decisions = [...this.#decisions, ...digest.dropped];
    this.#say("");
    const results = this.#part("[data-results]");
    results.replaceChildren(
      renderDigest(digest, this.#decisions, {
        zip: () => this.#ask({ do: "zip" }, digest.audience === "public" ? "digest-public.zip" : "digest.zip"),
        read: (audience) => void this.#read(audience),
        save: () => this.#ask({ do: "sheet", rows: this.#decisions }, "decisions.csv"),
        startAgain: () => this.#end(""),
        changed: (decisions) => {
          this.#decisions = decisions;
          this.#isSaved = false;
        },
      }),
    );
    results.hidden = false;
    results.querySelector<HTMLElement>("h3")?.focus();
  }

  #ask(request: MailRequest, name: string) {
    this.#fileName = name;
    if (request.do === "zip") this.#work(say.progress.packed(0, 0));
    this.#worker.ask(request);
  }

  #give(content: Blob) {
    this.#say("");
    saveFile(content, this.#fileName);
    if (this.#fileName === "decisions.csv") this.#isSaved = true;
    const place = this.querySelector(this.#fileName === "decisions.csv" ? "[data-saved]" : "[data-packed]");
    place?.replaceChildren(say.zipReady, " ", fileLink(this.#fileName, content, this.#fileName));
  }

  #fail(message: string) {
    this.#part("[data-working]").hidden = true;
    this.#say("");
    this.#part("[data-problem]").replaceChildren(part("strong", {}, deskWords.failed.title), "\n", message);
    if (this.#digest) this.#part("[data-results]").hidden = false;
  }

  #end(text: string) {
    this.#forget();
    this.#files = [];
    this.#decisions = [];
    this.#digest = undefined;
    this.#part("[data-working]").hidden = true;
    this.#part("[data-results]").hidden = true;
    this.#part("[data-results]").replaceChildren();
    this.#say(text);
    this.querySelector<HTMLInputElement>("[data-files]")?.focus();
  }

  #forget() {
    this.#worker.stop();
    void clearScratch(this.#scratch);
  }
}

/** The bytes of a file of the site; undefined where it is not there. */
async function readFile(address: URL): Promise<Uint8Array | undefined> {
  const response = await fetch(address);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}

customElements.define("desk-replies", DeskReplies);
