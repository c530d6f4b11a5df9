import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { collatedPaper } from "../../src/collate/record.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { commandDigest, MADE, writeMail } from "../support/desk-mail.ts";
import { ENGINES, startEngine } from "../support/engines/index.ts";
import { useServedSite } from "../support/engines/served-site.ts";
import { thisPaper } from "../support/this-paper.ts";

const built = thisPaper();
const site = useServedSite(built);

/** What runs in the page: files put into a field as if they were chosen, and what the page makes of them kept. */
const choose = (task: string, name: string, content: Buffer) => `(() => {
  Date.prototype.toLocaleDateString = () => ${JSON.stringify(MADE)};
  window.made = [];
  const keep = URL.createObjectURL;
  URL.createObjectURL = (content) => (window.made.push(content), keep.call(URL, content));
  const bytes = Uint8Array.from(atob(${JSON.stringify(content.toString("base64"))}), (sign) => sign.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], ${JSON.stringify(name)}));
  const field = document.querySelector("${task} [data-files]");
  field.files = files.files;
  field.dispatchEvent(new Event("change"));
  return true;
})()`;

/** In the one that lacks what is newer, Trusted Types are gone from the page while its policy still asks for them. */
const WHOLE = Object.keys(ENGINES).filter((name) => !name.includes("old"));

describe.each(WHOLE)("%s", (name) => {
  test("reads a mailbox and makes of it the page that the command makes, and brings in a Word file", async ({
    skip,
  }) => {
    const engine = await startEngine(name);
    if (!engine) return skip();
    try {
      const description: PaperDescription = JSON.parse(readFileSync(join(built.folder, "paper.json"), "utf8"));
      const paper = collatedPaper(description);
      const box = join(writeMail(paper), "box.mbox");
      const tab = await engine.newTab();
      await tab.open(new URL("desk/", site.url).href);
      await tab.until("document.querySelector('desk-replies:not([hidden])')");
      await tab.evaluate(choose("desk-replies", "box.mbox", readFileSync(box)));
      await tab.until("document.querySelector('desk-replies [data-results]:not([hidden]) h3')");
      const made = await tab.evaluate<string>("window.made[0].text()");
      const { "digest.html": expected } = await commandDigest(box, paper, "internal");
      expect(made).toBe(expected!.toString());
      await tab.evaluate(
        choose("desk-paper", "input.docx", readFileSync("tests/fixtures/import/sample-paper/input.docx")),
      );
      await tab.until("document.querySelector('desk-paper [data-results]:not([hidden]) h3')");
      expect(await tab.evaluate("document.querySelector('desk-paper .desk-issues h3').textContent")).toContain(
        "0 mistakes",
      );
    } finally {
      await engine.close();
    }
  });
});
