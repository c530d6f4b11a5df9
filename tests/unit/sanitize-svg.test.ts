import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sanitizeSvg } from "../../src/build/sanitize-svg-files.ts";
import { readSource } from "../../src/build/read-source.ts";
import { checkSource, formatIssues } from "../../src/check/check-paper.ts";
import { MAX_SVG } from "../../src/sanitize-svg.ts";

const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';

/** What is left of the inside of a picture. */
function clean(inside: string): string | undefined {
  const { svg } = sanitizeSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${XLINK}>${inside}</svg>`)) ?? {};
  return svg?.replace(/^<svg [^>]*>|<\/svg>$/g, "");
}

describe("takes out", () => {
  test.each([
    ["a script", "<script>go()</script>", ""],
    ["a script of another kind of markup", `<x:script xmlns:x="http://www.w3.org/1999/xhtml">go()</x:script>`, ""],
    ["what runs on an event", '<rect onclick="go()" onload="go()"/>', "<rect/>"],
    ["a script in a link", '<a href="javascript:go()"><text>Go</text></a>', "<a><text>Go</text></a>"],
    [
      "a script in a link of the old kind",
      '<a xlink:href="jAvascript:go()"><text>Go</text></a>',
      "<a><text>Go</text></a>",
    ],
    [
      "a script that an animation puts into a link",
      '<a><set attributeName="href" to="javascript:go()"/></a>',
      "<a><set/></a>",
    ],
    [
      "what an animation puts into an event",
      '<animate attributeName="onclick" values="go()"/>',
      '<animate values="go()"/>',
    ],
    ["a picture of another site", '<image href="https://track.example/1.png" width="1"/>', '<image width="1"/>'],
    ["a picture beside the file", '<image xlink:href="1.png"/>', "<image/>"],
    ["a shape of another file", '<use href="other.svg#a"/>', "<use/>"],
    ["a shape of a file written into the address", '<use href="data:image/svg+xml,&lt;svg/>#a"/>', "<use/>"],
    [
      "a file in a filter",
      '<filter><feImage href="https://track.example/1.png"/></filter>',
      "<filter><feImage/></filter>",
    ],
    [
      "a style sheet of another site",
      "<style>@import url(https://track.example/a.css); a{fill:red}</style>",
      "<style> a{fill:red}</style>",
    ],
    [
      "a file in a style",
      "<style>a{fill:red;mask:url('https://track.example/m')}</style>",
      "<style>a{fill:red;mask:none}</style>",
    ],
    [
      "a file in a style, hidden by its spelling",
      "<style>a{mask:u\\72 l(https://track.example/m)}</style>",
      "<style/>",
    ],
    [
      "a file in an attribute",
      '<rect fill="url(//track.example/f)" style="mask:URL(m.svg#a)"/>',
      '<rect fill="none" style="mask:none"/>',
    ],
    ["a web page", `<foreignObject><iframe ${XHTML} src="https://track.example"/></foreignObject>`, ""],
    ["a frame", `<iframe ${XHTML} src="https://track.example"/>`, ""],
    ["notes of a drawing program", '<x:view xmlns:x="http://draw.example">home/ann</x:view><!-- home/ann -->', ""],
  ])("%s", (_, inside, rest) => {
    expect(clean(inside)).toBe(rest);
  });

  test("what stands above the picture", () => {
    const above = '<?xml version="1.0"?><?xml-stylesheet href="evil.xsl"?><!DOCTYPE svg [<!ENTITY x "y">]><!-- x -->';
    expect(sanitizeSvg(Buffer.from(`${above}<svg xmlns="http://www.w3.org/2000/svg"/>`))?.svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    );
  });
});

describe("keeps", () => {
  test.each([
    ["shapes and groups", '<g id="body" transform="scale(2)"><path d="M0 0h3" stroke-width="2"/><circle r="3"/></g>'],
    [
      "gradients",
      '<defs><linearGradient id="a" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#a)"/>',
    ],
    [
      "shapes that stand several times",
      '<symbol id="s" viewBox="0 0 1 1"><path d="M0 0h1"/></symbol><use href="#s" x="3"/><use xlink:href="#s"/>',
    ],
    ["styles", '<style>.a{fill:url(#a)} @media print{.a{fill:none}}</style><rect class="a" style="stroke:red"/>'],
    [
      "fonts and pictures written into it",
      '<style>@font-face{font-family:F;src:url(data:font/woff2;base64,AA)}</style><image href="data:image/png;base64,AA"/>',
    ],
    [
      "its words",
      '<title>A plan</title><desc>Of beds</desc><text x="1" text-anchor="middle" xml:space="preserve">Bed <tspan dy="1">1 &amp; 2</tspan></text><text><textPath href="#p">Path</textPath></text>',
    ],
    [
      "what moves",
      '<rect><animate attributeName="opacity" from="0" to="1" dur="1s"/><animateTransform attributeName="transform" type="rotate" values="0;9" dur="1s"/></rect>',
    ],
    [
      "clips, masks, patterns, markers and filters",
      '<clipPath id="c"><rect/></clipPath><mask id="m"/><pattern id="p" patternUnits="userSpaceOnUse"/><marker id="k" refX="3"/><filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g clip-path="url(#c)" mask="url(#m)" filter="url(#f)" marker-end="url(#k)"/>',
    ],
    ["what it says to screen readers", '<g role="img" aria-label="Beds" xml:lang="cy"/>'],
  ])("%s", (_, inside) => {
    expect(clean(inside)).toBe(inside);
  });
});

test("the names that drawing programs declare at the start are written out, and none of them many times over", () => {
  const entities = '<!ENTITY draw "http://draw.example/"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">';
  const picture = (inside: string) =>
    Buffer.from(`<!DOCTYPE svg [${entities}]><svg xmlns="http://www.w3.org/2000/svg" xmlns:d="&draw;">${inside}</svg>`);
  expect(sanitizeSvg(picture("<title>&a;</title>"))?.svg).toContain("<title>aaaa</title>");
  expect(sanitizeSvg(picture("<title>&b;</title>"))).toBeUndefined();
});

test.each([
  ["UTF-8 with a byte order mark", Buffer.from("\uFEFF<svg xmlns='http://www.w3.org/2000/svg'><title>é</title></svg>")],
  ["UTF-16", Buffer.from("\uFEFF<svg xmlns='http://www.w3.org/2000/svg'><title>é</title></svg>", "utf16le")],
  [
    "the encoding that it names",
    Buffer.from(
      "<?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns='http://www.w3.org/2000/svg'><title>é</title></svg>",
      "latin1",
    ),
  ],
])("a picture in %s is read", (_, file) => {
  expect(sanitizeSvg(file)?.svg).toContain("<title>é</title>");
});

test.each([
  ["nothing", ""],
  ["words", "A plan"],
  ["a web page", "<!DOCTYPE html><title>A plan</title>"],
  ["an element that is not closed", '<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>'],
  ["no namespace", "<svg><rect/></svg>"],
  ["an encoding that nobody knows", '<?xml version="1.0" encoding="x-own"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
])("%s is no picture", (_, text) => {
  expect(sanitizeSvg(Buffer.from(text))).toBeUndefined();
});

test("words that readers would miss are told, unless the picture has them in another form too", () => {
  const page = (words: string) => `<foreignObject><div ${XHTML}>${words}<script>go()</script></div></foreignObject>`;
  const { lost } = sanitizeSvg(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg">${page("Beds <b>1</b>\n and 2")}${page("<hr/>")}
      <switch>${page("Gate")}<text>Gate</text></switch><switch>${page("A long name")}<text>A long…</text></switch>
      <switch>${page("Tap")}<image href="data:image/png;base64,AA"/></switch></svg>`,
    ),
  )!;
  expect(lost).toEqual(["Beds 1 and 2", "", "A long name"]);
});

test("a picture that is too large to be read is a mistake of the paper", () => {
  const paper = mkdtempSync(join(tmpdir(), "drawings-"));
  onTestFinished(() => rmSync(paper, { recursive: true }));
  mkdirSync(join(paper, "images"));
  const shapes = "<rect/>".repeat(MAX_SVG / 5);
  writeFileSync(join(paper, "images/plan.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${shapes}</svg>`);
  const issues = checkSource(readSource(paper)).issues.filter(({ rule }) => rule === "image-svg");
  expect(formatIssues(issues).replaceAll(paper, "content")).toBe(
    "content/images/plan.svg: the picture is 1.4 MB, which phones are slow to show; save it as PNG\n1 mistake",
  );
});
