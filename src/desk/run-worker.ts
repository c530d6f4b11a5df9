// With this query the bundler gives the address of a finished worker.
// oxlint-disable-next-line import/default
import mailWorker from "./mail-worker.ts?worker&url";
// oxlint-disable-next-line import/default
import paperWorker from "./paper-worker.ts?worker&url";

const known: readonly string[] = [mailWorker, paperWorker];

interface ScriptPolicy {
  createScriptURL: (address: string) => string;
}

/** Browsers before Trusted Types have none. */
const { trustedTypes } = window as {
  trustedTypes?: { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy };
};

/** The one policy of the desk: it lets its own workers start, and nothing else. */
const policy = trustedTypes?.createPolicy("desk", {
  createScriptURL: (address) => {
    if (!known.includes(address)) throw new TypeError(`${address} is no worker of the desk`);
    return address;
  },
});

/** A worker that answers one request after the other. */
export class DeskWorker<Request, Response extends { says: string }> {
  #worker: Worker | undefined;
  readonly #address: string;
  readonly #hear: (response: Response) => void;

  constructor(address: string, hear: (response: Response) => void) {
    this.#address = address;
    this.#hear = hear;
  }

  ask(request: Request): void {
    if (!this.#worker) {
      this.#worker = new Worker(policy?.createScriptURL(this.#address) ?? this.#address, { type: "module" });
      // What reads PDFs takes a worker for its own, and greets the page.
      this.#worker.addEventListener("message", ({ data }) => "says" in data && this.#hear(data));
      this.#worker.addEventListener("error", ({ message }) =>
        this.#hear({ says: "failure", name: "Error", message } as unknown as Response),
      );
    }
    this.#worker.postMessage(request, { transfer: [] });
  }

  /** Ends the worker at once, whatever it is doing. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** The addresses of the workers. */
export const workers = { mail: mailWorker, paper: paperWorker } as const;
