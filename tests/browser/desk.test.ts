import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { readDecisions } from "../../src/collate/decisions.ts";
import { collatedPaper } from "../../src/collate/record.ts";
import type { CollatedPaper } from "../../src/collate/types.ts";
import { deskWords } from "../../src/messages/desk-en.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { findViolations } from "../support/accessible.ts";
import { type OpenSite, useSite } from "../support/browser.ts";
import { commandDigest, filesInZip, HOSTILE, MADE, writeMail } from "../support/desk-mail.ts";
import { thisPaper } from "../support/this-paper.ts";

const built = thisPaper();
const site = useSite(built);
const say = deskWords.replies;

let paper: CollatedPaper;
let folder = "";
beforeAll(() => {
  const description: PaperDescription = JSON.parse(readFileSync(join(built.folder, "paper.json"), "utf8"));
  paper = collatedPaper(description);
  folder = writeMail(paper);
});

async function openDesk(options = {}, of: Pick<OpenSite, "open" | "url"> = site): Promise<Page> {
  const page = await of.open({ acceptDownloads: true, ...options });
  await page.clock.setFixedTime(new Date(`${MADE} 12:00`));
  await page.goto(new URL("desk/", of.url).href);
  return page;
}

const files = (page: Page) => page.getByLabel(deskWords.files, { exact: true }).first();
const ready = (page: Page, title: string = say.done.internal) =>
  page.getByRole("heading", { name: title }).waitFor({ timeout: 60_000 });

async function chooseFolder(page: Page, mail = folder): Promise<void> {
  await page.getByLabel(deskWords.folder).first().setInputFiles(mail);
  await ready(page);
}

async function save(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return download.path();
}

/** Compares files by their text, which a test that fails can show. */
const texts = (some: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(some).map(([path, bytes]) => [path, bytes.toString("latin1")]));

describe("the digest of the desk equals that of the command, file by file", () => {
  test("for inside, and for publication", async () => {
    const page = await openDesk();
    await chooseFolder(page);
    const inside = filesInZip(await save(page, say.zip));
    expect(Object.keys(inside)).toContain("confidential/replies.csv");
    expect(texts(inside)).toEqual(texts(await commandDigest(folder, paper, "internal")));
    await page.getByRole("button", { name: say.publish }).click();
    await ready(page, say.done.public);
    const open = filesInZip(await save(page, say.zip));
    expect(texts(open)).toEqual(texts(await commandDigest(folder, paper, "public")));
    await page.context().close();
  });

  test("in several pages, with decisions, from a sheet that is dropped beside the mail", async () => {
    const many = Array.from({ length: 40 }, (_, at) => [
      `more/${at}.txt`,
      `Reply to: ${paper.title} (edition ${paper.edition})\n\nName: Person ${at}\n\n[Q${paper.questions[0]!.number}]\n\nReply ${at}. ${"We run a lunch club. ".repeat(2000)}\n\n[end]`,
    ]);
    const mail = writeMail(paper, Object.fromEntries(many));
    const before = await commandDigest(mail, paper, "internal");
    const [, reference = ""] = /(m-[0-9a-f]{12})/.exec(before["needs-review.csv"]!.toString()) ?? [];
    const sheet = join(mail, "..", "decisions.csv");
    writeFileSync(
      sheet,
      `message,decision,value,words\n${reference},note,,“Asked” her; she agrees\n${reference},exclude,,\n`,
    );
    const decisions = readDecisions(readFileSync(sheet), sheet, paper);
    const page = await openDesk();
    await chooseFolder(page, mail);
    await files(page).setInputFiles(sheet);
    await page.getByText("2 decisions followed").waitFor();
    const desk = filesInZip(await save(page, say.zip));
    expect(Object.keys(desk)).toContain("pages/replies.html");
    expect(texts(desk)).toEqual(texts(await commandDigest(mail, paper, "internal", decisions)));
    await page.context().close();
  });
});

describe("the desk of a publisher with a logo, below a path", () => {
  const branded = inject("second");
  const other = useSite(branded);

  test("reads a folder that is dropped as the command does, however many files are below it", async () => {
    const description: PaperDescription = JSON.parse(readFileSync(join(branded.folder, "paper.json"), "utf8"));
    const its = collatedPaper(description, readFileSync(join(branded.folder, description.logo!.file)));
    const note = (at: number) =>
      `Reply to: ${its.title} (edition ${its.edition})\n\n[Comments]\n\nNote ${at}.\n\n[end]`;
    const mail = writeMail(
      its,
      Object.fromEntries(Array.from({ length: 230 }, (_, at) => [`notes/${at}.txt`, note(at)])),
    );
    const [before] = description.earlier!;
    const words = "We answered before the questions changed.";
    writeFileSync(
      join(mail, "earlier.txt"),
      `Reply to: ${its.title} (edition ${before!.edition})\n\n[Q${before!.questions[0]!.number}]\n\n${words}\n\n[end]`,
    );
    const page = await openDesk({}, other);
    await drop(page, "desk-replies [data-drop]", [mail]);
    await ready(page);
    const desk = filesInZip(await save(page, say.zip));
    expect(desk["digest.html"]!.toString()).toContain('<img class="logo" src="data:image/svg+xml;base64,');
    expect(desk["replies.csv"]!.toString()).toContain(words);
    expect(texts(desk)).toEqual(texts(await commandDigest(mail, its, "internal")));
    const [digest] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: say.open }).click(),
    ]);
    const logo = digest.getByRole("img", { name: description.logo!.alt });
    expect(await logo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(
      0,
    );
    await page.context().close();
  });
});

/** Drops files and folders of this computer on a part of the page, as a hand does. */
async function drop(page: Page, selector: string, paths: string[]): Promise<void> {
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
}

test("what strangers wrote is text on the desk and in the digest that it opens", async () => {
  const page = await openDesk();
  await chooseFolder(page);
  for (const item of await page.locator(".desk-review summary").all()) await item.click();
  expect(await page.locator("[data-results] img, [data-results] script").count()).toBe(0);
  const [digest] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: say.open }).click(),
  ]);
  await digest.getByRole("heading", { name: paper.title }).first().waitFor();
  expect(await digest.locator("body").innerText()).toContain(HOSTILE);
  expect(await digest.locator("img, script").count()).toBe(0);
  // Its styles hold under the policy that it has from the desk.
  expect(await digest.evaluate(() => getComputedStyle(document.querySelector(".cover")!).backgroundColor)).not.toBe(
    "rgba(0, 0, 0, 0)",
  );
  expect([await page.title(), await digest.title()].join()).not.toContain("owned");
  await page.context().close();
});

test("a decision is made, saved, holds in a new window, and is refused where it makes no sense", async () => {
  const page = await openDesk();
  await chooseFolder(page);
  const review = page.locator(".desk-review > li").filter({ hasText: "Sam Reader" }).first();
  await review.locator("summary").click();
  await review.getByLabel(deskWords.review.decision).selectOption(deskWords.review.actions.place);
  await review.getByRole("combobox", { name: deskWords.review.values.place, exact: true }).selectOption("Comments");
  await review.getByRole("button", { name: deskWords.review.add }).click();
  const sheet = readFileSync(await save(page, deskWords.review.save), "utf8");
  expect(sheet).toMatch(/^\ufeff"message","decision","value","words","who"/);
  await page.getByRole("button", { name: deskWords.review.apply }).click();
  await page.getByText("1 decision followed").waitFor();
  await page.context().close();

  const next = await openDesk();
  const named = join(folder, "..", "decisions.csv");
  writeFileSync(named, sheet);
  await files(next).setInputFiles([named, join(folder, "box.mbox")]);
  await ready(next);
  await next.getByText("1 decision followed").waitFor();
  writeFileSync(named, "message,decision,value,words\nm-000000000000,burn,,\nm-1,exclude,,\n");
  await files(next).setInputFiles(named);
  const problem = next.locator("desk-replies").getByRole("alert");
  await problem.getByText("“burn” is no decision").waitFor();
  expect(await problem.innerText()).toContain("row 3: “m-1” names no message");
  await next.context().close();
});

test("works by keyboard alone: choose, stop, and the focus goes to what is new", async () => {
  const page = await openDesk();
  const big = join(folder, "..", "big.mbox");
  writeFileSync(
    big,
    "From a@b.c Tue Nov  3 10:00:00 2026\nFrom: a@example.org\nDate: Tue, 3 Nov 2026 10:00:00 +0000\n\nWe would like more buses.\n\n".repeat(
      60_000,
    ),
  );
  await files(page).focus();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles(big);
  const stop = page.getByRole("button", { name: deskWords.stop });
  await stop.waitFor();
  await page
    .locator("[role=status]")
    .filter({ hasText: /Reading: [\d,]+ messages/ })
    .first()
    .waitFor();
  await stop.press("Enter");
  await page.getByText(deskWords.stopped).waitFor();
  await expect.poll(() => files(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await files(page).setInputFiles(join(folder, "box.mbox"));
  await ready(page);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(say.done.internal);
  await page.getByRole("button", { name: deskWords.startAgain }).press("Enter");
  expect(await page.locator("[data-results]").first().isHidden()).toBe(true);
  // Nothing of it is left on the disk.
  await expect.poll(() => page.evaluate(leftFiles)).toEqual([]);
  await page.context().close();
});

/** Runs in the page: the folders that desks have left in the browser's own files. */
async function leftFiles(): Promise<string[]> {
  const all = await (await navigator.storage.getDirectory()).getDirectoryHandle("discussion-paper-desk");
  return Array.fromAsync(all.keys());
}

test("where the browser keeps no files of its own, the digest is the same, and the page says what that means", async () => {
  const page = await openDesk();
  await page.evaluate(() => {
    StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("", "SecurityError"));
  });
  await chooseFolder(page);
  await page.getByText(say.place.memory).waitFor();
  const desk = filesInZip(await save(page, say.zip));
  expect(texts(desk)).toEqual(texts(await commandDigest(folder, paper, "internal")));
  await page.context().close();
});

test.each(["light", "dark"] as const)(
  "has nothing that axe objects to in any state, and fits every screen: %s",
  async (colorScheme) => {
    const page = await openDesk({ colorScheme });
    const found: string[] = [];
    const look = async (state: string) => {
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await findViolations(page)).map((line) => `${state} ${width}: ${line}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${state} ${width}: as wide as ${wide}`);
      }
    };
    await look("at first");
    await chooseFolder(page);
    const first = page.locator(".desk-review > li").first();
    for (const each of await page.locator("desk-replies details").all())
      await each.evaluate((details: HTMLDetailsElement) => (details.open = true));
    await first.getByLabel(deskWords.review.decision).selectOption(deskWords.review.actions.note);
    await first.getByLabel(deskWords.review.words.note).fill("Ask her.");
    await first.getByRole("button", { name: deskWords.review.add }).click();
    await look("with a digest");
    writeFileSync(join(folder, "..", "wrong.csv"), "message,decision,value,words\nm-1,exclude,,\n");
    await files(page).setInputFiles(join(folder, "..", "wrong.csv"));
    await page.getByRole("alert").getByText("names no message").waitFor();
    await look("with a mistake");
    expect(found).toEqual([]);
    await page.context().close();
  },
);
