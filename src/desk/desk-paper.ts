import { deskWords } from "../messages/desk-en.ts";
import type { ChosenFile } from "./chosen-files.ts";
import { takeFiles } from "./drop-zone.ts";
import { explainFailure } from "./explain-failure.ts";
import { findPart, part, saveFile } from "./make-parts.ts";
import type { FoundIssue, PaperRequest, PaperResponse } from "./paper-protocol.ts";
import { renderIssues, renderPaper } from "./render-paper.ts";
import { DeskWorker, workers } from "./run-worker.ts";

const say = deskWords.paper;

/** `<desk-paper>`: turns a document that is dropped or chosen into a content folder, in this window alone. */
class DeskPaper extends HTMLElement {
  readonly #stop = new AbortController();
  readonly #worker = new DeskWorker<PaperRequest, PaperResponse>(workers.paper, (response) => this.#heard(response));
  #fileName = "";

  connectedCallback() {
    takeFiles(this, (files) => this.#take(files), this.#stop.signal);
    this.hidden = false;
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#worker.stop();
  }

  #part = (selector: string) => findPart(this, selector, HTMLElement);

  #take(files: ChosenFile[]) {
    this.#part("[data-results]").hidden = true;
    this.#part("[data-problem]").replaceChildren();
    this.#say(say.working);
    this.#worker.stop();
    this.#worker.ask({ do: "import", files, today: new Date().toISOString().slice(0, 10) });
  }

  #heard(response: PaperResponse) {
    this.#say("");
    if (response.says === "paper") this.#show(response);
    else if (response.says === "issues") this.#showIssues(response.issues);
    else if (response.says === "file") saveFile(response.content, this.#fileName);
    else this.#fail(response.says === "mistake" ? response.message : explainFailure(response.name, response.message));
  }

  #show({ paper, issues }: Extract<PaperResponse, { says: "paper" }>) {
    const results = this.#part("[data-results]");
    results.replaceChildren(
      renderPaper(paper, issues, {
        fill: (values) => this.#worker.ask({ do: "fill", values }),
        zip: () => this.#save("zip", "content.zip"),
        report: () => this.#save("report", "content-report.html"),
      }),
    );
    results.hidden = false;
    results.querySelector<HTMLElement>("h3")?.focus();
  }

  #showIssues(issues: FoundIssue[]) {
    this.#say(say.applied);
    const list = this.#part(".desk-issues");
    list.replaceWith(renderIssues(issues));
    this.#part(".desk-issues h3").focus();
  }

  #save(what: "zip" | "report", name: string) {
    this.#fileName = name;
    this.#worker.ask({ do: what });
  }

  #say(text: string) {
    this.#part("[data-says]").textContent = text;
  }

  #fail(message: string) {
    this.#part("[data-problem]").replaceChildren(part("strong", {}, deskWords.failed.title), "\n", message);
  }
}

customElements.define("desk-paper", DeskPaper);
