import { Buffer } from "node:buffer";
import { posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { planPages } from "../../../src/collate/plan-pages.ts";
import {
  COLLATED_PAPER,
  collateFiles,
  mail,
  mailbox,
  mailFile,
  reply,
  type Collated,
} from "../../support/collate-text.ts";

const from = (at: number) => ({ From: `P${at} <p${at}@example.org>`, "Message-ID": `<${at}@example.org>` });
const pagesOf = ({ files }: Collated) => Object.entries(files).filter(([path]) => path.endsWith(".html"));
const LIMIT = 1_500_000;

/** The links of all pages that lead nowhere, but for those to mail files. */
function deadLinks(collated: Collated): string[] {
  const pages = new Map(pagesOf(collated));
  const has = (path: string, id: string): boolean => {
    const page = pages.get(path);
    return page !== undefined && (!id || page.includes(` id="${id}"`));
  };
  return [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/href="(?!https?:|mid:)([^"#]*)(?:#([^"]*))?"/g)].flatMap(([href, file = "", id = ""]) => {
      const target = file ? posix.join(posix.dirname(path), file) : path;
      return target.endsWith(".mbox") || (target in collated.files && !target.endsWith(".html")) || has(target, id)
        ? []
        : [`${path} ${href}`];
    }),
  );
}

test("a digest wears the colours of its publisher on screen, and is black on paper", async () => {
  const palette = { light: { cover: "#003a70" }, dark: { cover: "#062545" } };
  const { files } = await collateFiles([mailFile("in.mbox", mailbox(mail(reply({ "Q1.1": "Yes" }))))], "internal", {
    ...COLLATED_PAPER,
    palette,
  });
  expect(files["digest.html"]).toContain("@media screen{:root{--cover:#003a70;}");
});

test("a digest has the logo of its publisher in itself, and loads nothing else", async () => {
  const logo = { src: "data:image/png;base64,iVBORw0KGgo=", width: 120, height: 40, alt: "Ash & Elm" };
  const { files } = await collateFiles([mailFile("in.mbox", mailbox(mail(reply({ "Q1.1": "Yes" }))))], "internal", {
    ...COLLATED_PAPER,
    logo,
  });
  const html = files["digest.html"]!;
  expect(html).toContain(`<img class="logo" src="${logo.src}" width="120" height="40" alt="Ash &amp; Elm">`);
  expect(html).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
});

describe("a digest of more than fits one page", () => {
  let collated: Collated;
  const SIGNS = `${"<'\"&>".repeat(6000)} end`;

  beforeAll(async () => {
    const said = (at: number): string => `Reply ${at} says: ${"We run a lunch club. ".repeat(at % 2 ? 400 : 40)}`;
    const mails = Array.from({ length: 260 }, (_, at) =>
      mail(reply({ "Q1.1": said(at), "Q3.2": `Also ${at}` }, [`Name: Person ${at}`, "Publish: named"]), from(at)),
    );
    const again = mail(reply({ "Q3.2": "No" }), {
      ...from(1),
      "Message-ID": "",
      Date: "Wed, 11 Nov 2026 10:00:00 +0000",
    });
    const hostile = mail(reply({ "Q1.1": SIGNS }), from(900));
    const secret = mail(reply({ "Q1.1": "SECRET" }, ["Publish: confidential"]), from(901));
    const spam = Array.from({ length: 3 }, (_, at) =>
      mail("Buy this now", { ...from(at + 950), "X-Spam-Flag": "YES" }),
    );
    const letter = mail("I think that every council in the county should pay for a van and its drivers.", from(970));
    collated = await collateFiles([mailFile("in.mbox", mailbox(...mails, again, hostile, secret, ...spam, letter))]);
  });

  test("is several pages, none of which is too long", () => {
    const sizes = pagesOf(collated).map(([, text]) => Buffer.byteLength(text));
    expect(pagesOf(collated).map(([path]) => path)).toEqual(
      expect.arrayContaining([
        "digest.html",
        "pages/q1.1.html",
        "pages/q1.1-2.html",
        "pages/replies.html",
        "pages/replies-2.html",
        "pages/spam.html",
        "pages/letters.html",
      ]),
    );
    expect(Math.max(...sizes)).toBeLessThan(LIMIT);
  });

  test("has no link that leads nowhere", () => {
    expect(deadLinks(collated)).toEqual([]);
  });

  test("has each reply whole, once", () => {
    const replies = pagesOf(collated).filter(([path]) => path.startsWith("pages/replies"));
    for (const message of [1, 2, 260, 261, 267])
      expect(
        replies.filter(([, text]) => text.includes(` id="m${message}"`)),
        `message ${message}`,
      ).toHaveLength(1);
    const page = replies.find(([, text]) => text.includes(' id="m2"'))![1];
    const whole = page.split(' id="m2"')[1]!.split("</li>")[0]!;
    expect(whole).toContain("Reply 1 says");
    expect(whole).toMatch(
      /Q3\.2 <span>Who should decide[^<]*<\/span> <span class="badge">superseded<\/span><\/h4>\s*<blockquote dir="auto"><p>Also 1</,
    );
    expect(whole).toContain("Not answered: Q3.10, Q12.4");
  });

  test("shows nothing of a confidential reply", () => {
    for (const [path, text] of pagesOf(collated)) expect(text, path).not.toMatch(/SECRET|p901/);
  });

  test("leads from page to page and back", () => {
    const second = collated.files["pages/q1.1-2.html"]!;
    expect(second).toContain('<a aria-current="page" aria-label="Page 2">2</a>');
    expect(second).toContain('<a href="q1.1.html" aria-label="Page 1">1</a>');
    expect(second).toMatch(/<title>Q1\.1 What limits [^<]*, page 2 – replies to Big Society/);
    expect(second).toContain('<a href="../digest.html">Back to the digest</a>');
  });

  test("to publish has no dead link either", async () => {
    const long = Array.from({ length: 200 }, (_, at) => mail(reply({ "Q1.1": "word ".repeat(2000) + at }), from(at)));
    const open = await collateFiles([mailFile("in.mbox", mailbox(...long))], "public");
    expect(pagesOf(open).length).toBeGreaterThan(3);
    expect(deadLinks(open)).toEqual([]);
  });
});

describe("a digest of one page", () => {
  test("has no link that leads nowhere, even where all are confidential", async () => {
    for (const choice of ["named", "confidential"]) {
      const text = reply({ "Q1.1": "Yes" }, [`Publish: ${choice}`]);
      const collated = await collateFiles([mailFile("in.mbox", mailbox(mail(text), mail("Thanks")))]);
      expect(pagesOf(collated)).toHaveLength(1);
      expect(deadLinks(collated), choice).toEqual([]);
    }
  });

  test("names the questions that nobody answered in one line", async () => {
    const { files } = await collateFiles([mailFile("a.eml", mail(reply({ "Q3.2": "Yes" })))]);
    expect(files["digest.html"]).toMatch(
      /<p class="count">3 questions without an answer: Q1\.1, Q3\.10, Q12\.4\.<\/p>/,
    );
  });

  test("groups replies by organisation, however it is spelled", async () => {
    const of = (at: number, organisation: string) =>
      mail(reply({ "Q1.1": "Yes" }, [`Name: P${at}`, `Organisation: ${organisation}`]), from(at));
    const { files } = await collateFiles([
      mailFile(
        "in.mbox",
        mailbox(
          of(1, "The Elm & Ash Trust Ltd"),
          of(2, "Elm and Ash Trust"),
          of(3, "ELM AND ASH TRUST"),
          of(4, "Zed"),
          of(5, "Elm and Ash Trust"),
        ),
      ),
    ]);
    const list = files["digest.html"]!.split('id="organisations"')[1]!.split("</ul>")[0]!;
    expect(
      [...list.matchAll(/<strong><bdi>([^<]*)<\/bdi><\/strong> \(([^)]*)\)/g)].map(([, name, count]) => [name, count]),
    ).toEqual([
      ["Elm and Ash Trust", "4 replies"],
      ["Zed", "1 reply"],
    ]);
    expect(list).toContain('<a href="#m1"><bdi>P1</bdi></a>');
  });

  test("links its counts to what they count, the late replies too", async () => {
    const paper = { ...COLLATED_PAPER, closes: "2026-11-02" };
    const { files } = await collateFiles([mailFile("a.eml", mail(reply({ "Q1.1": "Yes" })))], "internal", paper);
    expect(files["digest.html"]).toContain('<dt>replies counted</dt><dd><a href="#replies">1</a></dd>');
    expect(files["digest.html"]).toContain('<dd class="part"><a href="#late">1 late</a></dd>');
    expect(files["digest.html"]).toMatch(/<p id="late">[^<]*<a href="#m1">message 1<\/a>/);
  });
});

test("more than 2,000 replies are several pages, however little they say", () => {
  const plan = (people: number) =>
    planPages({
      read: people,
      sizes: Array.from({ length: people }, () => 100),
      excluded: new Map(),
      publish: new Map(),
    });
  expect(plan(2000).isDivided).toBe(false);
  expect(plan(2001).isDivided).toBe(true);
  expect(plan(5100).placeOf(5000)).toMatchObject({ list: "replies" });
  expect(plan(5100).placeOf(5001)).toBeUndefined();
});
