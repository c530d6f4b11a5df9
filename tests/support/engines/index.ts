import type { Engine, EngineSettings } from "./browsing.ts";
import { startChromium } from "./chromium.ts";
import { startFirefox } from "./firefox.ts";
import { startWebKit } from "./webkit.ts";

export type { Engine, EngineSettings, Tab } from "./browsing.ts";

/**
 * The engines in which the journeys run, by name; each starts with a fresh profile, or gives undefined where it is not
 * installed.
 */
export const ENGINES: Record<string, (settings?: EngineSettings) => Promise<Engine | undefined>> = {
  Chromium: startChromium,
  "Chromium as old as promised": (settings) => startChromium({ ...settings, oldest: true }),
  Firefox: startFirefox,
  WebKitGTK: startWebKit,
};

const missing = new Set<string>();

/**
 * Starts an engine by its name. Where it is not installed, says so in one line for all tests of a file, and gives
 * undefined.
 */
export async function startEngine(name: string, settings?: EngineSettings): Promise<Engine | undefined> {
  const engine = await ENGINES[name]?.(settings);
  if (!engine && missing.size < missing.add(name).size) console.log(`${name} is not installed: its tests are skipped`);
  return engine;
}
