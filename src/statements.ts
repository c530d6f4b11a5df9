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

- Read everything without scripts, without styles, without colour and without a mouse. Search and the form need scripts; without them topics and contents lead everywhere, and each question has a link that opens an e-mail.
- Zoom to 400% or set your own text size and spacing; the text flows again and nothing scrolls sideways but wide tables.
- Use light or dark colours, as your device is set, or your own high-contrast colours.
- Ask your device for less motion; links within a page then jump instead of gliding. Nothing on this site moves by itself.
- Move by headings, landmarks and lists with a screen reader. Paragraph numbers, and the signs beside headings, are not read out; links to the paragraphs are listed under “Cite this section”.
- Reach every note and come back from it, and look up every abbreviation in the glossary.
- Print in 18 point, under “Print choices”.
- Read or save the whole paper as one page, which also opens without a network.

## How it was tested

The site aims to meet the Web Content Accessibility Guidelines 2.2 at level AA, with text contrast at the stricter level AAA. The software behind it is tested in Chromium each time it is changed:

- every page with axe, in light and dark colours and on narrow and wide screens, and with the Nu HTML checker
- reading, searching, replying and printing with the keyboard alone; on the way nothing that has the focus may be hidden, and a ring around it must be seen
- every page at 400%, with text of twice the size, and with the spacing that the guidelines name
- forced colours, less motion, no styles and no scripts
- the headings, landmarks, lists and links of every page, as the browser tells them to a screen reader.

## What does not work, or was not tested

- It has not been tested by people who use a screen reader every day, nor listened to with one. If you use one, your report is welcome.
- It has not been tested with voice control or switches, in Firefox or Safari, or on real phones.
- The PDFs are tagged and have an outline, but do not claim to meet PDF/UA. The pages they are made from are easier to use with assistive technology.
- On a wide screen notes stand beside the text, but the keyboard comes to them after it. Each mark leads to its note, and each note back.
- With very large text on a narrow screen, a long word in a title may go on in the next line without a hyphen.
- There is no Easy Read version and no version in sign language.
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
