import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTab, poll, type Engine, type EngineSettings, type Tab } from "./browsing.ts";

const BROWSERS = ["x86_64", "aarch64"].flatMap((machine) =>
  ["4.1", "4.0"].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);
const DRIVER = "/usr/bin/WebKitWebDriver";
const SCREEN = "/usr/bin/Xvfb";
/** Gives the window the focus, without which `:focus-visible` and the clipboard are those of a window behind others. */
const WINDOW_MANAGER = "/usr/bin/openbox";

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

type Ask = <T = unknown>(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<T>;

const askAt =
  (port: number): Ask =>
  async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { message?: string; error?: string } };
    if (!response.ok) throw new Error(value.message || value.error);
    return value;
  };

/** Starts an installed WebKitGTK on a screen of its own; undefined where a part of that is missing. */
export async function startWebKit(settings: EngineSettings = {}): Promise<Engine | undefined> {
  const binary = BROWSERS.find((place) => existsSync(place));
  if (!binary || ![DRIVER, SCREEN, WINDOW_MANAGER].every((each) => existsSync(each))) return undefined;
  const home = mkdtempSync(join(tmpdir(), "webkit-"));
  const screen = spawn(SCREEN, ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
  const display = String((await once(screen.stdout, "data"))[0]).trim();
  const env = { ...process.env, DISPLAY: `:${display}`, HOME: home, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" };
  const manager = spawn(WINDOW_MANAGER, [], { env, stdio: "ignore" });
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], { env, stdio: "ignore" });
  const ask = askAt(port);
  await poll(() => ask("GET", "/status").then(() => true), "WebKitWebDriver does not answer");
  const start = async () => {
    const { sessionId } = await ask<{ sessionId: string }>("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: argumentsFor(settings) } } },
    });
    const at = `/session/${sessionId}`;
    return { at, first: await ask<string>("GET", `${at}/window`) };
  };
  let session = await start();
  return {
    name: "WebKitGTK",
    hasPageCache: settings.pageCache ?? true,
    // A second tab would stay behind the first, where it draws nothing and waits: each gets a window. The first window
    // stays as it is, because the session ends with its last one.
    newTab: async () => {
      // The tab before may be closed; and where the browser crashed, the tests after that one begin with another.
      const focus = () => ask("POST", `${session.at}/window`, { handle: session.first });
      await focus().catch(async () => void (session = await start()));
      const { at } = session;
      const { handle } = await ask<{ handle: string }>("POST", `${at}/window/new`, { type: "window" });
      return newTab(ask, at, handle);
    },
    close: async () => {
      await ask("DELETE", session.at).catch(() => undefined);
      await Promise.all([driver, manager, screen].map(stop));
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Every setting of WebKit is an option of its small browser. */
const argumentsFor = ({ pageCache = true, script = true, colorScheme = "light" }: EngineSettings): string[] => [
  "--automation",
  `--enable-page-cache=${pageCache}`,
  `--enable-javascript=${script}`,
  ...(colorScheme === "dark" ? ["--dark-mode"] : []),
];

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}

function newTab(ask: Ask, at: string, handle: string): Tab {
  /** One session has one tab in front; every command goes to that. */
  const inFront: Ask = async (method, path, body) => {
    await ask("POST", `${at}/window`, { handle });
    return ask(method, `${at}${path}`, body);
  };
  const tab = makeTab({
    open: async (url) => void (await inFront("POST", "/url", { url })),
    reload: async () => void (await inFront("POST", "/refresh", {})),
    traverse: (by) => inFront("POST", by < 0 ? "/back" : "/forward", {}),
    act: (actions) => inFront("POST", "/actions", { actions }),
    evaluate: async <T>(expression: string) =>
      JSON.parse(
        await inFront<string>("POST", "/execute/async", {
          script: `const done = arguments[0]; (async () => JSON.stringify(await (${expression})) ?? "null")().then(done, (error) => done(JSON.stringify(null)));`,
          args: [],
        }),
      ) as T,
    resize: async (width, height) => {
      await inFront("POST", "/window/rect", { width, height });
      // What the browser's own bars take is known only then.
      const [inner, outer] = await tab.evaluate<[number, number]>("[innerHeight, innerWidth]");
      await inFront("POST", "/window/rect", { width: width + (width - outer), height: height + (height - inner) });
    },
    screenshot: async () => Buffer.from(await inFront<string>("GET", "/screenshot"), "base64"),
    close: async () => void (await inFront("DELETE", "/window")),
  });
  return tab;
}
