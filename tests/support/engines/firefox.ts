import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTab, type Engine, type EngineSettings, type Tab } from "./browsing.ts";

const PLACES = [
  process.env["FIREFOX_PATH"],
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** No first page, no updates, no network of its own. */
const QUIET = {
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  // Otherwise it would ask before it leaves a page with unsent words, and there is nobody to answer.
  "dom.disable_beforeunload": true,
};

function writeProfile({ pageCache = true, colorScheme = "light", script = true }: EngineSettings): string {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const preferences = {
    ...QUIET,
    "browser.sessionhistory.max_total_viewers": pageCache ? 8 : 0,
    "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
    "javascript.enabled": script,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  return profile;
}

type Send = <T = unknown>(method: string, params: object) => Promise<T>;

/** Speaks WebDriver BiDi, which Firefox has built in: https://www.w3.org/TR/webdriver-bidi/ */
async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await new Promise((done, fail) => {
    socket.addEventListener("open", done, { once: true });
    socket.addEventListener("error", () => fail(new Error(`no connection to ${address}`)), { once: true });
  });
  const waiting = new Map<number, { done: (result: unknown) => void; fail: (error: Error) => void }>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as { id?: number; type: string; result: unknown; message: string };
    const asked = waiting.get(message.id ?? 0);
    waiting.delete(message.id ?? 0);
    if (message.type === "error") asked?.fail(new Error(message.message));
    else asked?.done(message.result);
  });
  let id = 0;
  return <T>(method: string, params: object) =>
    new Promise<T>((done, fail) => {
      waiting.set(++id, { done: done as (result: unknown) => void, fail });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

/** Starts an installed Firefox; undefined where there is none. */
export async function startFirefox(settings: EngineSettings = {}): Promise<Engine | undefined> {
  const program = PLACES.find((place) => place && existsSync(place));
  if (!program) return undefined;
  const profile = writeProfile(settings);
  const child = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], {
    env: { ...process.env, HOME: profile },
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const address = await new Promise<string>((done, fail) => {
    let said = "";
    child.stderr.on("data", (data) => {
      const [, url] = /listening on (ws:\S+)/.exec((said += data)) ?? [];
      if (url) done(url);
    });
    child.once("exit", () => fail(new Error(said)));
  });
  const send = await connect(`${address}/session`);
  await send("session.new", { capabilities: {} });
  return {
    name: "Firefox",
    hasPageCache: settings.pageCache ?? true,
    newTab: () => newTab(send),
    close: async () => {
      await send("browser.close", {}).catch(() => child.kill());
      // Until it has ended it still writes to its profile.
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function newTab(send: Send): Promise<Tab> {
  const { context } = await send<{ context: string }>("browsingContext.create", { type: "tab" });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send<{
      result: { value?: string };
      exceptionDetails?: { text: string };
    }>("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value ?? "null") as T;
  };
  const resize = async (width: number, height: number) =>
    void (await send("browsingContext.setViewport", { context, viewport: { width, height } }));
  await resize(1280, 900);
  return makeTab({
    open: async (url) => void (await send("browsingContext.navigate", { context, url, wait: "complete" })),
    reload: async () => void (await send("browsingContext.reload", { context, wait: "complete" })),
    traverse: (delta) => send("browsingContext.traverseHistory", { context, delta }),
    act: async (actions) => {
      await send("browsingContext.activate", { context });
      return send("input.performActions", { context, actions });
    },
    evaluate,
    resize,
    screenshot: async () =>
      Buffer.from((await send<{ data: string }>("browsingContext.captureScreenshot", { context })).data, "base64"),
    print: async () => Buffer.from((await send<{ data: string }>("browsingContext.print", { context })).data, "base64"),
    close: async () => void (await send("browsingContext.close", { context })),
  });
}
