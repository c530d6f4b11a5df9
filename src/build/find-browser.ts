import { existsSync } from "node:fs";
import { join } from "node:path";

/** How to start a Chromium without a window: its program, and the switches that it needs here. */
export interface Browser {
  executablePath: string;
  args: string[];
}

const ARGS = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"];

/**
 * Finds a browser: the one that CHROME_PATH names, the one that npm installed (Linux on x64), or an installed
 * Chrome, Edge or Chromium. Returns undefined where there is none.
 */
export async function findBrowser(): Promise<Browser | undefined> {
  const named = process.env["CHROME_PATH"];
  if (named) return existsSync(named) ? { executablePath: named, args: sandboxed() } : undefined;
  const executablePath = (await fromNpm()) ?? installed().find((path) => existsSync(path));
  return executablePath ? { executablePath, args: sandboxed() } : undefined;
}

/** Finds an installed Chrome, Edge or Chromium: the one from npm draws pages, but keeps none for Back and Forward. */
export function findInstalledBrowser(): Browser | undefined {
  const executablePath = [process.env["CHROME_PATH"] ?? "", ...installed()].find((path) => existsSync(path));
  return executablePath ? { executablePath, args: sandboxed() } : undefined;
}

/** What to tell a person on whose machine there is no browser. */
export const NO_BROWSER =
  "no browser was found: install Chrome, Edge or Chromium, or set CHROME_PATH to the program of one";

/** As root, and in most containers, Chromium only starts without its sandbox. */
const sandboxed = () => (process.platform === "linux" ? [...ARGS, "--no-sandbox", "--no-zygote"] : ARGS);

async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}

function installed(): string[] {
  if (process.platform === "darwin")
    return ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
    const programs = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return roots.flatMap((root) => programs.map((program) => join(root, program)));
  }
  const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
  return names.map((name) => `/usr/bin/${name}`);
}
