import type { Paper } from "./paper/paper.ts";

interface Statement {
  title: string;
  /** Markdown. */
  text: string;
}

/** The statements that every edition makes, in the words of its publisher. */
export const statements = {
  accessibility: ({ publisher, contact, title }: Paper): Statement => ({
    title: "Accessibility",
    text: `
${publisher.name} wants as many people as possible to be able to read *${title}* and to reply to it. This page says what this site does for that, how it was tested, and what does not work yet.

## What you can do

- Read everything without scripts, without colour and without a mouse.
- Zoom to 400% or set your own text size and spacing; the text flows again and nothing scrolls sideways but wide tables.
- Use light or dark colours, as your device is set, or your own high-contrast colours.
- Move by headings, landmarks and lists with a screen reader. Paragraph numbers are not read out; the links to them are listed under “Cite this section”.
- Reach every note and come back from it, and look up every abbreviation in the glossary.
- Read or save the whole paper as one page, which also opens without a network.

## How it was tested

The site aims to meet the Web Content Accessibility Guidelines 2.2 at level AA, with text contrast at the stricter level AAA. Every page is checked automatically, in light and dark colours and on narrow and wide screens, each time the site is changed: with axe, with the Nu HTML checker, and by tests that use the keyboard in a real browser.

## What does not work yet

- It has not been tested by people who use a screen reader every day. If you do, your report is welcome.
- References keep the web addresses of the time; some no longer answer.

## Tell us

If something stops you, or you need the paper in another format, write to <${contact}>.
`,
  }),

  privacy: ({ publisher, contact }: Paper): Statement => ({
    title: "Privacy",
    text: `
This site has no accounts, no cookies, no counting of visitors and no content from other companies. It does not ask who you are and keeps nothing about you.

## When you read

Your browser asks the web server for pages, as with any site. The server may keep an ordinary log of requests; what it keeps is for the server’s operator to say. Nothing on the page watches you.

## When you reply

You write your reply on this site or in your own mail program. What you write on this site stays in your browser until you take it to your mail program yourself. It is kept there after you leave only if you tick “Keep my answers on this device”, and until you clear it. If you choose a webmail link, the text goes to that provider.

Your message goes to ${publisher.name} at <${contact}> and to nobody else by way of this site. It carries your address, as every e-mail does. Say in it if you want your reply kept confidential or published without your name.

To have a reply corrected or deleted, write to the same address.
`,
  }),
};
