/** Everything that people read in English: the interface, the statements and the digest of replies. */

import { number, plural } from "./plural.ts";

const language = "en-GB";

const list = new Intl.ListFormat(language, { type: "conjunction" });

const FEW = ["no", "one", "two", "three", "four", "five", "six", "seven"];
const inWords = (count: number): string => FEW[count] ?? number(count);

/** A section by the number that readers see, or by its title where it has none. */
interface NamedSection {
  label: string;
  title: string;
}

const nameOf = ({ label, title }: NamedSection): string => (label ? `section ${label}` : `“${title}”`);

/** The words of the interface. */
export const words = {
  skip: "Skip to the text",
  edition: (number: number, date: string) => `Web edition ${number}, ${date}`,
  newerEdition: (number: number, date: string) => `Web edition ${number}, updated ${date}`,
  nav: {
    label: "Main",
    read: "Read",
    questions: "Questions",
    topics: "Topics",
    respond: "Respond",
    about: "About",
    glossary: "Glossary",
    references: "References",
    series: "The series",
    accessibility: "Accessibility",
    privacy: "Privacy",
    wholePaper: "Whole paper on one page",
    home: (title: string) => `${title}: cover`,
    more: "About this paper",
  },
  contents: {
    title: "Contents",
    label: "Sections",
    show: (label: string, total: number) => (label ? `Contents · section ${label} of ${total}` : "Contents"),
    all: (total: number) => `All ${total} sections`,
    backMatter: "More",
    onThisPage: "In this section",
  },
  cover: {
    start: "Start reading",
    respond: "Answer the questions",
    argument: (sentences: number) => `The argument in ${inWords(sentences)} sentences`,
    shortlist: "If you have ten minutes",
    shortlistLead: (questions: number) => `Start with these ${inWords(questions)} questions.`,
    sections: (count: number) => plural(count, "section", "sections"),
    minutes: (count: number) => plural(count, "minute to read", "minutes to read"),
    by: "by",
  },
  brief: {
    title: "In brief",
    audience: "Who it is for",
    asks: "What it asks",
    asksText: (questions: number) =>
      `${plural(questions, "key question", "key questions")}. You need not answer every question.`,
    how: "How to respond",
    howText: "By e-mail, in your own words:",
    howForm: "write your answers on this site",
    howOr: "or write to",
    next: "What happens next",
    outcome: "What came of it",
    take: "Other formats",
    onePage: "The whole paper on one page",
    oneFile: "Download to read offline (one file)",
    sheet: "All the questions",
    markdown: "Plain text (Markdown)",
  },
  /** When replies close. These are as true after that as before: pages without script show them for ever. */
  closing: {
    title: "Closing date",
    date: (moment: string) => `Closing date: ${moment}.`,
    /** The last minute of a day, because of “midnight” nobody knows on which side of the day it is. */
    moment: (date: string, zone: string) => `${date}, 11:59pm (${zone})`,
    zone: (place: string) => (place === "UTC" ? place : `${place} time`),
    none: "There is no closing date.",
    published: (date: string) => `Published ${date}.`,
    open: "Open for replies, with no closing date.",
    closed: (date: string) => `The closing date was ${date}.`,
    concluded: (date: string) => `What came of the replies was published on ${date}.`,
    late: (publisher: string) =>
      `You can still send a reply from this page, but it is late, and ${publisher} may not be able to take it into account.`,
    answer: "Closed",
    link: "Closed: what happens next",
    outcomeLink: "Closed: what came of it",
    calendar: "Add it to your calendar",
    event: (paper: string) => `Last day for replies: ${paper}`,
    /** What pages add by themselves as the day comes near. */
    says: (zone: string) => ({
      open: "Open for replies.",
      days: "Closes in\u00a0{days}\u00a0days.",
      tomorrow: `Closes tomorrow at midnight (${zone}).`,
      today: `Closes today at midnight (${zone}).`,
      closed: "Now closed.",
    }),
  },
  /** Other forms in which the paper can be had. */
  formats: {
    title: "In other formats",
    file: (kind: string, bytes: number) =>
      `${kind}, ${bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`}`,
  },
  /** What the replies say, and what came of them. */
  responses: {
    title: (hasOutcome: boolean) => (hasOutcome ? "What people said, and what we did" : "What people said"),
    nav: "Replies and outcome",
    lead: ({
      respondents,
      split,
    }: {
      respondents: number;
      split?: { organisations: number; individuals: number } | undefined;
    }) =>
      `${plural(respondents, "person or organisation", "people and organisations")} replied${split ? `: ${number(split.organisations)} for an organisation and ${number(split.individuals)} for themselves` : ""}.`,
    collated: ({
      named,
      anonymous,
      withheld,
      edition,
      collated,
    }: Record<"named" | "anonymous" | "withheld" | "edition", number> & { collated: string }) =>
      `Of the replies, ${number(named)} may be published with a name and ${number(anonymous)} without one. The words of ${number(withheld)} others are not shown; they are in the counts. Counted on ${collated}, from replies to edition ${edition}.`,
    outcomes: "What came of it",
    asked: "We asked",
    said: "You said",
    did: "We did",
    didOn: (title: string) => `What we did: ${title}`,
    whatWeDid: "What we did",
    byQuestion: "Answers by question",
    answers: (count: number) => plural(count, "answer"),
    answersTo: (label: string) => `Answers to ${label}`,
    comments: "Other comments",
    commentCount: (count: number) => plural(count, "comment"),
    onParagraphs: "Comments on paragraphs",
    organisations: "Answers by organisation",
    organisationsLead: "Organisations that agreed to be named.",
    ofOrganisation: (name: string) => `What ${name} said`,
    shown: ({ count, published }: { count: number; published: number }, noun: "answer" | "comment") =>
      count === published
        ? `${plural(count, noun)}.`
        : `${plural(count, noun)}, of which ${number(published)} may be published.`,
    chosen: "What was chosen",
    anonymous: "Anonymous",
    alike: (others: number) => `The same words came in ${plural(others, "other reply", "other replies")}`,
    more: (names: number) => `and ${number(names)} more`,
    linkTo: (who: string) => ` to the answer: ${who}`,
    all: "All replies and the outcome",
    toQuestion: "Read the question in its section",
    pager: "Pages of answers",
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  reading: {
    section: ({ label, title }: NamedSection) => (label ? `Section ${label}` : title),
    sectionTitle: (number: number, title: string) => `${number} ${title}`,
    minutes: (minutes: number) => `${minutes}-minute read`,
    previous: "Previous",
    next: "Next",
    respond: "Respond",
    pager: "Previous and next",
    table: "Table (scrolls sideways)",
    done: "Done",
    toDo: "To do",
  },
  /** How the paper ends. */
  end: {
    by: "Report by",
    contribute: "How to contribute",
    respond: "Write your answers on this site",
    send: "Send your answers, or any other comments, to",
  },
  notes: {
    title: "Notes",
    mark: (number: string) => `Note ${number}`,
    back: (number: number, use: number) => `Back to the text at note ${number}${use > 1 ? `, use ${use}` : ""}`,
    /** Follows these where the note belongs to the questions of a section: all others on the page count from 1 too. */
    ofQuestions: (section: NamedSection) => ` on the questions of ${nameOf(section)}`,
  },
  questions: {
    title: "Key questions",
    pageTitle: "All the key questions",
    lead: (count: number) => `The paper asks ${plural(count, "key question", "key questions")}, section by section.`,
    count: (count: number) => plural(count, "question", "questions"),
    keyCount: (count: number) => plural(count, "key question", "key questions"),
    notAll: "You need not answer every question.",
    readSection: (section: NamedSection) => `Read ${nameOf(section)}`,
    none: "The paper asks no questions one by one. What you think of it is welcome all the same.",
    answer: "Answer",
    chooseOne: "Choose one:",
    chooseSeveral: "Choose all that apply:",
    plainAnswer: "Answer by e-mail",
    link: "Copy link",
    /** These follow a link's or a title's words, for those who hear links and headings one by one. */
    which: (label: string) => ` (${label})`,
    linkTo: (label: string) => ` to ${label}`,
    ofSection: (section: NamedSection) => ` on ${nameOf(section)}`,
  },
  respond: {
    title: "Review and send",
    lead: "Write your answers, then send them from your own e-mail. Nothing is sent until you send it.",
    plain: "Each question below has a link that opens an e-mail with its number in place. You can also",
    plainSheet: "download all questions as a text file",
    plainPrint: "print them",
    plainAddress: "or simply write to",
    plainUnasked: "Write in your own words to",
    /** Of the bar that is on every page once something is written. */
    barLabel: "Your reply",
    barLink: "Review and send",
    answers: "Your answers",
    none: "You have not answered anything yet.",
    sections: "Questions",
    comments: "Anything else",
    commentsLabel: "Comments on the paper as a whole",
    who: "Who you are",
    optional: "(optional)",
    privacy: "What happens to what you tell us",
    name: "Your name",
    forOrganisation: "I am replying for an organisation",
    organisation: "Name of the organisation",
    role: "Your role in it",
    consulted: "Who you spoke to before you replied",
    publish: "May we publish your reply?",
    choices: {
      named: "With my name",
      anonymous: "Without my name",
      confidential: "No, keep it confidential",
    },
    clear: "Clear all answers",
    undo: "Undo",
    manage: "Saved replies, and clearing",
    open: "Open a saved reply",
    openHint:
      "A .txt or .eml file saved from this page, to carry on, or to add a colleague’s answers. What you have written stays.",
    message: "See the message",
    to: "To",
    subject: "Subject",
    body: "Text",
    copiesAsk: "Copies and downloads include the questions.",
    ways: "How do you send e-mail?",
    mail: "E-mail app",
    mailHint: "Opens a new message with your answers in it.",
    webmail: "Webmail",
    webmailHint: "Sign in first. The link then opens a new message with your answers in it.",
    copyBody: "Copy",
    copyHint: (contact: string) => `Then paste your answers into a new message to ${contact}.`,
    otherWays: "Other ways",
    eml: "Download as e-mail (.eml)",
    txt: "Download as text (.txt)",
    print: "Print my answers",
    sheet: "Print the answer sheet to fill in by hand",
    keepCopy: "Keep a copy:",
    next: "What happens next",
    nothing: "You have not answered anything yet",
    nothingFix: "Go to the first question",
    nothingFixUnasked: "Go to the comments",
    removed: "Answers to questions that are no longer asked",
    changed: "Questions that have changed since you answered",
    /** What the page says as things happen; words in braces are filled in. */
    says: {
      answered: "{count} of {total} answered",
      oneComment: "1 comment",
      comments: "{count} comments",
      yourAnswer: "Your answer to {label}",
      yourComment: "Your comment on paragraph {number}",
      readParagraph: "Read paragraph {number}",
      copyLink: "Copy link",
      why: "Why?",
      chooseSeveral: "Choose all that apply.",
      unchoose: "Clear choice",
      comment: "Comment on this paragraph",
      menu: "Paragraph {number}",
      save: "Save on this device, where anyone who uses it can read my answers",
      inTab: "Kept until you close this tab.",
      savedHere: "Saved on this device.",
      before: "Nothing is sent until you press Send in your own e-mail.",
      mail: "Check the new message, then press Send. If nothing opened, choose Copy instead.",
      mailLong:
        "Your answers are too long for a link, so they have been copied. Paste them into the new message, then press Send. If nothing opened, write to {contact}.",
      mailLongNotCopied:
        "Your answers are too long for a link and could not be copied. Download them as a text file and attach it to an e-mail to {contact}.",
      copied: "Copied. Paste your answers into a new message to {contact}, then press Send.",
      copyFailed: "The browser did not allow copying. The text is selected: copy it with Ctrl+C or Command+C.",
      saved: "Downloaded as {file}. Open it, or attach it to an e-mail to {contact}.",
      kept: "Saved on this device at {time}.",
      restored: "Your answers are back, as you left them on {time}.",
      notKept:
        "This browser does not let pages keep anything, so your answers are only on this page. Download them before you leave.",
      full: "There is no room left in this browser, so your latest words are only on this page. Download them before you leave.",
      forgotten: "Your answers are no longer saved here. They stay in this tab until you close it.",
      cleared: "All answers are cleared.",
      undone: "Your answers are back.",
      otherTab: "Your reply was changed in another tab. Both tabs now show the same.",
      oneTab: "Written in one tab",
      otherTabText: "Written in another tab",
      opened: "{file} has been opened.",
      merged: "{file} has been added. Where it differs from what was here, both texts are kept and labelled.",
      otherPaper: "It names another paper or edition; check that its answers stand below the right questions.",
      unplaced: "Some of its text belongs to no question; it is in your comments.",
      notReply: "We found no answers in {file}. Choose a .txt or .eml file that was saved from this page.",
      mine: "Written here",
      outside: "Text from outside the answers",
      wasAsked: "{label} asked: {text}",
      wasRemoved: "{label}: {question}",
      left: "{count} to answer",
    },
  },
  cite: {
    paper: "Cite this paper",
    section: "Cite this section",
    formats: "For reference managers",
    names: { bib: "BibTeX", ris: "RIS", json: "CSL-JSON" },
    harvard: {
      authors: (names: readonly string[]) => list.format(names),
      in: "in",
      section: (label: string) => `section ${label}`,
      availableAt: "Available at:",
    },
    paragraphs: "Link to a paragraph, or comment on it",
    paragraph: (label: string) => (label ? `Paragraph ${label}` : "Paragraph without a number"),
    copied: "Link copied:",
    copyFailed: "The link could not be copied. It is:",
  },
  print: {
    section: "Print this section",
    pack: "Print a discussion pack",
    paper: "Print the whole paper",
    sheet: "Print the answer sheet",
    choices: "Print options",
    room: "Space for answers",
    rooms: {
      none: "None",
      some: "3 lines",
      lot: "Half a page",
      group: "9 lines, and who took part",
      draft: "My draft answers",
    },
    large: "Large print (18 point)",
    published: (authors: string, publisher: string, date: string) => `${authors}. ${publisher}, ${date}.`,
    addresses: "Addresses",
    contents: "Contents",
    group: "About your group",
    participants: "How many people took part, and when",
    groupName: "Name of the group or organisation",
    contact: "Who to ask about these notes, and how",
    you: "About you",
    name: "Name",
    organisation: "If you reply for an organisation: its name",
    role: "Your role in it",
    consulted: "Who you spoke to before you replied",
    reach: "How to reach you",
    replyFor: "I am replying",
    replyForWhom: ["for myself", "for my organisation"],
    publish: "May we publish your reply?",
    publishHow: ["with my name", "without my name", "no, keep it confidential"],
    giveBack: "How to return your answers",
    byEmail: "By e-mail: send a photograph or a scan of these pages to",
    typed: (label: string) => `, or type your answers, each below the number of its question, such as ${label}.`,
    byHand: "By hand: give these pages to the person who gave them to you, who can send them to the same address.",
    paperPdf: "The whole paper (PDF)",
    sheetPdf: "The answer sheet (PDF)",
  },
  wholePaper: {
    title: "The whole paper",
    lead: (parts: readonly string[]) =>
      `Every section on one page${parts.length > 0 ? `, with the ${list.format(parts)}` : ""}.`,
    parts: { questions: "key questions", references: "references", glossary: "glossary" },
    offline: "To read it offline,",
    save: "download this page as one file",
    colophon: "About this edition",
  },
  references: {
    title: "References",
    none: "This paper cites no other works.",
    archived: (year: number) => `The ${year} address; this page may be gone.`,
    citedIn: "Cited in",
    back: "Back",
  },
  glossary: {
    title: "Glossary",
    lead: "The terms and abbreviations used in this paper.",
    none: "This paper uses no terms or abbreviations that need explaining.",
  },
  series: {
    title: "The series",
    this: "This paper",
    planned: "Planned",
    lead: (title: string) => `${title} and its companion papers.`,
    alone: "This paper is not part of a series.",
    asks: "It asks",
  },
  about: {
    title: "About",
    paper: "The paper",
    publisher: (name: string) => `About ${name}`,
    edition: "This web edition",
    editionLine: (number: number, date: string) => `Edition ${number}, ${date}.`,
    changes: "What changed",
    change: (number: number, date: string) => `Edition ${number}, ${date}:`,
    rights: "Rights",
    code: "The software behind this site is open source (MIT licence). The licence does not cover the paper.",
    facts: {
      title: "Title",
      kind: "Kind",
      authors: "Author",
      publisher: "Publisher",
      published: "Published",
      occasion: "Occasion",
      audience: "Audience",
      contact: "Replies to",
    },
    respond: "How to respond",
    data: "For use in other software, the structure and questions are in",
    dataAnd: "and the whole text is in",
    offline: "To read offline or pass on, download",
    oneFile: "the whole paper as one file",
  },
  search: {
    open: "Search",
    title: "Search the paper",
    label: (example?: string) => (example ? `Words, or a number such as ${example}` : "Words"),
    submit: "Search",
    close: "Close",
    key: "/",
    results: {
      kinds: {
        section: "Section",
        question: "Key question",
        term: "Glossary",
        reference: "Reference",
        topic: "Topic",
        page: "Page",
        response: "Answer",
      },
      section: "Section %s",
      paragraph: "Paragraph %s",
      one: "1 result",
      many: "%s results",
      none: "Nothing matches “%s”. Try a topic or a section:",
      someOne: "Nothing has all your words. 1 result has some.",
      someMany: "Nothing has all your words. %s results have some.",
      suggestion: "Nothing matches “%s”. Did you mean",
      all: "All %s results",
      more: "Show more",
      titlesOnly:
        "Your browser’s security settings stop the full search, so only titles, questions, terms and topics are searched.",
    },
    /** Pages besides the paper's own text: what each is for, and the words that people look for it by. */
    pages: {
      respond: {
        title: "Respond",
        text: "Write your answers on this site and send them by e-mail.",
        names:
          "respond, response, responses, reply, replies, answer, answers, comment, comments, feedback, contribute, contribution, contact, e-mail, email, send, submit, form, deadline, closing date, closing day, close, closes, closed, dates, how to respond, how to contribute, how to reply, have your say, consultation",
      },
      questions: {
        title: "Questions",
        text: "All key questions on one page.",
        names: "questions, key questions, all questions, answer sheet, worksheet, group discussion",
      },
      wholePaper: {
        title: "Whole paper on one page",
        text: "The paper to read in one go, to print, or to save for reading offline.",
        names: "whole paper, full text, one page, print, printing, pdf, download, offline, save",
      },
      privacy: {
        title: "Privacy",
        text: "What happens to your answers, and who sees them.",
        names:
          "privacy, private, confidential, confidentiality, in confidence, anonymous, anonymity, data protection, gdpr, personal data, cookies, tracking, publish, published, publication",
      },
      about: {
        title: "About",
        text: "Who wrote and publishes the paper, and this edition of it.",
        names:
          "about, author, authors, publisher, who wrote this, edition, version, changes, updates, copyright, licence, rights, reuse",
      },
      accessibility: {
        title: "Accessibility",
        text: "How this site can be used, and what to do where it cannot.",
        names: "accessibility, accessible, large print, screen reader, keyboard, disability, easy read, wcag",
      },
    },
    failed: "Search could not be loaded. Check your connection and try again, or browse:",
    kind: "Show",
    kinds: {
      all: "Everything",
      section: "Sections",
      question: "Key questions",
      term: "Glossary",
      reference: "References",
      response: "Answers",
    },
    topic: "Topic",
    allTopics: "All topics",
    withoutScript: "Search needs JavaScript. You can still browse:",
    clearHighlights: "Clear highlights",
  },
  topics: {
    title: "Topics",
    lead: "What the paper covers, and where each topic comes up.",
    list: "Topics",
    of: (title: string) => `Topic: ${title}`,
    sections: "Sections",
    paragraphs: "Paragraphs",
    questions: "Key questions",
    counts: (sections: string, questions: string) => `${sections}, ${questions}`,
    search: "Search within this topic",
    all: "All topics",
  },
  notFound: {
    title: "Page not found",
    lead: "There is no page at this address. It may have moved, or the link may have been cut short in an e-mail. You may be looking for one of these sections.",
  },
  footer: {
    publishedBy: (publisher: string, date: string) => `Published by ${publisher}, ${date}.`,
    label: "About this site",
    replies: "Replies to",
  },
} as const;

/** What the statements say of a paper. */
interface StatementFacts {
  title: string;
  publisher: { name: string };
  /** The e-mail address that replies go to. */
  contact: string;
  /** What the publisher does with the replies. */
  next: string;
  formats?: readonly { title: string }[] | undefined;
  /** What `privacy.yaml` says. */
  privacy: Partial<Record<PrivacyField, string | undefined>>;
}

type PrivacyField =
  | "controller"
  | "address"
  | "registration"
  | "contact"
  | "officer"
  | "purpose"
  | "basis"
  | "readers"
  | "processors"
  | "transfers"
  | "kept"
  | "server"
  | "regulator";

/** What a reader may want to know and the publisher has not said, in the order in which the page asks it. */
const unsaid = ({ basis, readers, kept }: StatementFacts["privacy"]): string[] => [
  ...(basis ? [] : ["on which lawful basis it uses replies"]),
  ...(readers ? [] : ["who reads them"]),
  ...(kept ? [] : ["how long it keeps them"]),
];

const section = (title: string, ...paragraphs: (string | false | undefined)[]): string => {
  const said = paragraphs.filter(Boolean);
  return said.length > 0 ? `\n## ${title}\n\n${said.join("\n\n")}\n` : "";
};

const ICO =
  "If you are unhappy with how your data are used, please tell us first. You can also complain to the [Information Commissioner’s Office](https://ico.org.uk/make-a-complaint/) (ICO), Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113.";

interface Statement {
  title: string;
  /** Markdown. */
  text: string;
}

/** The statements that every edition makes, in the words of its publisher. */
export const statements = {
  accessibility: ({ publisher, contact, title, formats = [] }: StatementFacts): Statement => ({
    title: "Accessibility",
    text: `
${publisher.name} wants as many people as possible to be able to read *${title}* and reply to it. This page says what the site does to make that possible, how the software behind it is tested, and what does not work yet.

## What you can do

- Read everything without JavaScript, styles, colour or a mouse. Search and the reply form need JavaScript; without it you can browse by contents and topics, and each question has a link that opens an e-mail.
- Zoom to 400% or set your own text size and spacing; the text reflows, and only wide tables scroll sideways.
- Use light or dark colours, following your device, or your own high-contrast colours.
- Read without distraction: nothing on this site moves by itself.
- Move by headings, landmarks and lists with a screen reader. Paragraph numbers, and the § signs beside headings, are not read out; under “Cite this section” every paragraph is listed, to link to or to comment on.
- Go to every note and back again, and look up every abbreviation in the glossary.
- Print in 18-point type: choose “Large print” under “Print options”.
- Read the whole paper on one page, or download it to read offline.

## How it was tested

The site aims to meet the Web Content Accessibility Guidelines 2.2 at level AA, with text contrast at the stricter level AAA. Before it was published, a check of this paper made sure that every picture has a description, that headings skip no level, that links within the site lead somewhere, and that text in the publisher’s colours has a contrast of 7:1 or more.

Nobody has tried these very pages with assistive technology. The software that made them comes with tests, which its makers run in Chromium on papers of their own. They try

- every page with axe, in light and dark colours and on narrow and wide screens, and with the Nu HTML checker
- reading, searching, replying and printing with the keyboard alone; focus is always visible
- every page at 400% zoom, with text at twice the size, and with the text spacing that the guidelines name
- forced colours, no motion, no styles and no JavaScript
- the headings, landmarks, lists and links of every page, as the browser reports them to a screen reader.

## What does not work, or was not tested

- It has not been tested by people who use a screen reader every day, nor checked with one. If you use one, please tell us what you find.
- In Firefox and in Safari’s engine only writing a reply was tested. It has not been tested with voice control or switches, or on real phones.
- The PDFs are tagged and have an outline, but do not claim to meet PDF/UA. The pages they are made from are easier to use with assistive technology.
- On a wide screen notes stand beside the text, but the keyboard reaches them after it. Each number leads to its note, and each note back.
- With very large text on a narrow screen, a long word in a title may break across lines without a hyphen.
${formats.length > 0 ? `- Besides the formats on [the cover](/) there is no other version.` : "- There is no Easy Read version and no sign-language version."}
- References keep their original web addresses; some of those pages are gone.

## Tell us

If anything gets in your way, or you need the paper in another format, write to <${contact}>.
`,
  }),

  privacy: ({ publisher, contact, next, privacy }: StatementFacts): Statement => ({
    title: "Privacy",
    text: `
This site has no accounts, no cookies, no visitor tracking and no content from other companies. You can read it without saying who you are. The reply form asks for your name, which you may leave out, and sends nothing by itself.

## When you read

Your browser asks a web server for pages, as with any site. ${privacy.server ?? "The server may keep an ordinary log of requests; ask the publisher what it keeps."} Nothing on the pages watches you.

## When you reply

You write your reply on this site or in your own e-mail. What you write on this site stays in your browser until you send it yourself. It is kept there until you close the tab or, if you ask for that, until you clear it. If you choose a webmail link, the text goes to that provider.

Your message goes to ${publisher.name} at <${contact}>; this site passes it to nobody else. Like every e-mail, it carries your address. If you want your reply kept confidential, or published without your name, say so in it.

${section(
  "Who is responsible",
  `${privacy.controller ?? publisher.name} decides how personal data in replies are used${privacy.registration ? ` (registration number ${privacy.registration})` : ""}.${privacy.address ? ` Its address is ${privacy.address}.` : ""} For questions about your data, write to <${privacy.contact ?? contact}>.`,
  privacy.officer && `Data protection officer: ${privacy.officer}`,
)}${section("What replies are used for", privacy.purpose ?? next, privacy.basis && `Lawful basis: ${privacy.basis}`)}${section(
      "Who sees them, and how long they are kept",
      privacy.readers,
      privacy.processors,
      privacy.transfers,
      privacy.kept,
      unsaid(privacy).length > 0 &&
        `${publisher.name} has not said here ${list.format(unsaid(privacy))}. If you want to know before you reply, ask.`,
    )}${section(
      "What you can ask for",
      privacy.regulator === "ICO"
        ? `Under data protection law you can ask for a copy of what is held about you, and to have it corrected, deleted, or used for less. You can object to its use${/consent/i.test(privacy.basis ?? "") ? ", and take back your consent at any time" : ""}. Write to <${privacy.contact ?? contact}>; it costs nothing, and you will have an answer within a month.`
        : `To have a reply corrected or deleted, write to <${privacy.contact ?? contact}>.`,
      privacy.regulator === "ICO" ? ICO : privacy.regulator,
    )}`,
  }),
};

const IN_COUNTS_ALONE = "Confidential replies appear in counts alone";

/** The words of a digest of replies. They stand apart from those of the site so that no reader's browser loads them. */
export const digestWords = {
  language,
  number,
  kind: "Digest of replies",
  title: (paper: string) => `Replies to ${paper}`,
  edition: (edition: number, made: string) => `Edition ${edition} · collated on ${made}`,
  notices: {
    public: `For publication: answers whose writers agreed to it, with names only where they agreed to that too. Replies that are confidential, and replies that do not say, appear in counts alone.`,
    internal: `Internal: holds names, addresses and answers that are not for publication. ${IN_COUNTS_ALONE}. Do not publish it. To make a version you can publish, use the button at the desk, or add --publish to the command.`,
  },
  /** At the foot of every printed page. */
  footers: { public: "For publication", internal: "Internal: not for publication" },
  facts: {
    respondents: "respondents",
    counted: "replies counted",
    late: (replies: string) => `${replies} late`,
    letters: (replies: string) => `${replies} without placed answers`,
    answers: "answers",
    read: "messages read",
    excluded: "excluded",
    contents: "In this digest",
  },
  counts: (read: number, counted: number, respondents: number) =>
    `${plural(read, "message")} read: ${number(counted)} counted as replies from ${plural(respondents, "respondent")}, ${number(read - counted)} excluded.`,
  unread: (problems: number) => `${plural(problems, "part")} of the mailbox could not be read.`,
  overview: {
    title: "Answers by question",
    question: "Question",
    answers: "Answers",
    none: "There is no answer to any question yet.",
  },
  question: {
    comments: words.respond.comments,
    commentsMark: "Comments",
    foreign: "(not a question of this paper)",
    answers: (answers: number, superseded: number) =>
      `${plural(answers, "answer")}${superseded ? `, and ${number(superseded)} that a later one replaces` : ""}.`,
    alike: (answers: number) => `${number(answers)} of them say the same words as another.`,
    alikeInShort: (answers: number) => `${number(answers)} in the same words`,
    none: (questions: number) => `${plural(questions, "question")} without an answer:`,
    hidden: (confidential: number, unstated: number, revealing: number) =>
      `Not shown: ${[confidential && `${number(confidential)} confidential`, unstated && `${number(unstated)} without permission to publish`, revealing && `${number(revealing)} anonymous but saying who wrote ${revealing === 1 ? "it" : "them"}`].filter(Boolean).join(", ")}.`,
    first: (shown: number) => `The first ${number(shown)} are shown; all are in replies.csv and replies.jsonl.`,
    link: "The question in the paper",
    choices: ["Choice", "All", "For myself", "For an organisation"],
    otherChoices: (answers: number) => `${plural(answers, "answer")} with a choice that is not offered.`,
    few: "not shown: fewer than 5",
  },
  answer: {
    choices: { named: "named", anonymous: "anonymous", confidential: "confidential", unstated: "no choice made" },
    placed: "placed by reading",
    late: "late",
    same: (others: number) => `The same words came in ${plural(others, "other reply", "other replies")}`,
    more: (items: number) => `and ${number(items)} more`,
  },
  letters: {
    title: "Replies without placed answers",
    lead: (letters: number) =>
      `${plural(letters, "reply", "replies")} from people who wrote in their own way, below no question. Confidential ones are counted and not shown.`,
    unpublished: (letters: number) =>
      `${plural(letters, "reply is", "replies are")} counted whose words stand below no question. They are not published.`,
    likely: (questions: string) => `Likely about ${questions}`,
  },
  who: {
    title: "Who replied",
    choices: (named: number, anonymous: number, confidential: number, unstated: number) =>
      `Of the replies counted, ${number(named)} may be published with a name and ${number(anonymous)} without one. Confidential: ${number(confidential)}. No choice made: ${number(unstated)}.`,
    confidential: `${IN_COUNTS_ALONE}: no page and no list here holds a word or a name of theirs. Those who may read the mailbox find what they say in`,
    first: (shown: number) => `The first ${number(shown)} are listed.`,
    late: (late: number) => `Came after the closing day: ${plural(late, "reply", "replies")}`,
    replies: "Reply by reply",
    organisations: "By organisation",
    organisation: (replies: number) => plural(replies, "reply", "replies"),
    unanswered: (questions: string[]) => `Not answered: ${questions.join(", ")}.`,
    tooLong: "Too long to be shown here; all of it is in replies.jsonl.",
    anonymous: "Anonymous",
    unnamed: "No name given",
    unknown: "Unknown sender",
    superseded: "superseded",
  },
  source: {
    message: (message: number) => `message ${message}`,
    messages: "messages",
    place: (place: number) => `number ${place} in`,
    input: "standard input",
    attached: "attached to",
    confidential: "a confidential message",
    confidentials: (messages: number) => plural(messages, "confidential message"),
    forwarded: (address: string) => `forwarded by ${address}`,
    open: "open in mail",
    remark: (remark: string) => `Note: ${remark}`,
  },
  campaigns: {
    title: "Campaigns",
    lead: "Identical texts from different senders. Each is counted; its words are shown once.",
    same: (replies: number) => `${plural(replies, "reply", "replies")} with the same words under`,
  },
  needsReview: {
    title: "Needs a look",
    lead: "Replies for a person to check, the most serious first. Each is a row of needs-review.csv: fill in its column “decision”, save it under another name, and give it to the next run with --decisions.",
    nothing: "Nothing needs a look.",
    confidential: "Those of confidential replies are in",
    kind: (title: string, items: number) => `${title} (${number(items)})`,
    /** The reasons, the most serious first. */
    kinds: {
      revealing: {
        title: "Anonymous, but an answer says who wrote it",
        todo: "Held back from what is published. Write redact, which takes the words out, or publish and anonymous if they may stand.",
      },
      asks: {
        title: "Treated as more private than its form says",
        todo: "Leave it if that is right; else write publish, and named, anonymous or confidential as the value.",
      },
      claimed: {
        title: "Only said to be somebody’s",
        todo: "No consent was taken from it, and it replaces no answer. Ask its writer, then write publish and their choice; or write merge, or exclude.",
      },
      withdrawn: {
        title: "Its writer asks to ignore it",
        todo: "Read the other message, and write withdraw if this is the one that is meant.",
      },
      sameId: {
        title: "Sent under the Message-ID of another",
        todo: "One of the two may be forged. Write exclude for that one.",
      },
      alike: {
        title: "Perhaps one person at two addresses",
        todo: "Write merge, with the reference of the other message as the value, if it is; the later answers then replace the earlier. Write split if it is not.",
      },
      unread: {
        title: "Not read in full",
        todo: "Open the message in your mail program. Write note for what you find there, or save it as text and add that to the mailbox.",
      },
      foreign: {
        title: "Answers to questions that the paper does not ask",
        todo: "Write place, with the question that is meant as the value.",
      },
      unplaced: {
        title: "Words below no question",
        todo: "Write place, with a question or Comments as the value, for what is an answer; leave the rest.",
      },
      odd: {
        title: "Answers that may stand in the wrong place",
        todo: "Read the reply whole. Write place, with the question as the value and what belongs there as words.",
      },
      asked: {
        title: "Questions in other words than the paper’s",
        todo: "The reply may be to an earlier text of the question. Write note, or exclude.",
      },
      letter: {
        title: "Replies without placed answers",
        todo: "Write place, with a question as the value and its answer as words; a row for each.",
      },
    },
    more: (items: number) => `and ${number(items)} more in needs-review.csv`,
    see: "see",
    /** The columns of needs-review.csv beside those of a decision. */
    columns: ["who", "reason", "found", "what_to_do"],
    attachment: (name: string, type: string, bytes: number) =>
      `Attachment: ${name} (${type}, ${plural(bytes, "byte")})`,
    /** Where words stand that belong to no question. */
    places: {
      before: "above the reply",
      after: "below the reply",
      header: "beside the name",
      quote: "in a quotation",
      "other version": "in its other version, plain or HTML",
    },
    asked: (question: string) => `Asked under ${question}, in other words than the paper’s:`,
    claims: {
      forwarded: (address: string) => `Forwarded or quoted by ${address}, who says that someone else wrote it`,
      attached: (address: string) => `Attached by ${address}, who says that someone else wrote it`,
      list: (address: string) => `Came through the list ${address}`,
      form: (address: string) => `Came through the web form at ${address}`,
      header: (address: string) => `Sent by ${address}, though a header names another`,
    },
    overruled: (stated: string, holds: string) =>
      `Says ${stated}, but is treated as ${holds}: its writer, by address or by name, asked for that elsewhere`,
    asks: (choice: string) => `Read as ${choice}, because it says`,
    further: (items: number) => `and ${number(items)} more, all of them in replies.jsonl`,
    clipped: "… (all of it is in replies.jsonl)",
  },
  /** Oddities of a message, in words that tell a person what to look for. */
  notes: {
    "no-header": () => "no line says which paper and edition it answers",
    "no-end": () => "no [end]: a signature may stand in the last answer",
    twice: (question: string) => `two texts for ${question}; both are kept`,
    unknown: (question: string) => `${question} is not a question of this paper`,
    choice: (question: string) => `a choice at ${question} that the question does not offer`,
    several: (question: string) => `several choices at ${question}, where one may be made`,
    all: (question: string) => `every choice at ${question} was left as it stood, which may mean all or none`,
    above: (question: string) => `the answer to ${question} stood above its marker`,
    outside: (question: string) => `the answer to ${question} stood above the reply or below [end]`,
    "run-together": () => "its lines had been joined; it was split at its markers",
    inline: () => "markers stand within its lines and were left as text",
    more: () => "more markers follow after [end]",
  },
  pages: {
    title: (list: string, page: number, paper: string) =>
      `${list}${page > 1 ? `, page ${number(page)}` : ""} – replies to ${paper}`,
    page: (page: number) => `Page ${number(page)}`,
    list: "Pages of this list",
    listBelow: "More pages of this list",
    digest: "Back to the digest",
  },
  excluded: {
    title: "Excluded",
    /** Why messages are excluded, in the order in which they are listed. */
    reasons: {
      duplicate: "Copies of a message that was counted",
      "other-edition": "Replies to another edition",
      "other-paper": "Replies to another paper",
      own: "Sent from the paper’s own address",
      automatic: "Automatic replies",
      bounce: "Undelivered mail",
      spam: "Marked as spam",
      deleted: "Marked as deleted in the mailbox",
      carrier: "Messages that only carry other messages",
      quotation: "Messages that only quote a reply that was counted",
      withdrawal: "Messages that withdraw an earlier one",
      withdrawn: "Withdrawn by their writers, as you decided",
      decided: "Excluded, as you decided",
      empty: "Messages without an answer",
    },
    reason: (reason: string, messages: number, confidential: number) =>
      `${reason} (${number(messages)}${confidential ? `, ${number(confidential)} confidential` : ""})`,
    sum: (read: number, counted: number) =>
      `${plural(read, "message")} read = ${number(counted)} counted + ${number(read - counted)} excluded.`,
    confidential: (counted: number, excluded: number) =>
      `Confidential: ${number(counted)} of those counted and ${number(excluded)} of those excluded.`,
    copy: "A copy of",
    quotes: "Quotes",
    otherWords: "With other words, but the sender and Message-ID of",
  },
  decisions: {
    title: "Your decisions",
    lead: "From the sheet given with --decisions. They apply to every run that is given it.",
    columns: ["Row", "Decision", "Message", "Result"],
    used: "followed",
    unused: "not used: no such message was read, or it does not hold those words",
    summary: (used: number, unused: number) =>
      `${plural(used, "decision")} followed${unused ? `, ${number(unused)} not used` : ""}`,
    actions: {
      place: "placed under a question",
      exclude: "excluded",
      count: "counted",
      withdraw: "withdrawn",
      publish: "publication decided",
      merge: "merged with another respondent",
      split: "told apart from other respondents",
      redact: "words redacted",
      note: "noted",
    },
    /** What is wrong in a row of the sheet, and what to write there. */
    mistakes: {
      columns: (missing: string, all: string) =>
        `the first row has no column ${missing}; it must name the columns ${all}, as needs-review.csv does`,
      table: (row: number) =>
        `cannot be read as a table near line ${row}; open it in a spreadsheet and save it as CSV (UTF-8) again`,
      decision: (found: string, all: string) => `“${found}” is no decision; write one of ${all}`,
      reference: (found: string) =>
        `“${found}” names no message; copy the message’s reference, such as m-0123456789ab, from the digest`,
      question: (found: string) =>
        `“${found}” is no question of the paper; write one such as Q3.2, or Comments, in the column value`,
      publish: (found: string) => `“${found}” is no choice; write named, anonymous or confidential in the column value`,
      merge: (found: string) =>
        `“${found}” names no other message; write the reference of one of the same person in the column value`,
      words: (decision: string) => `${decision} needs words; write them in the column words`,
      twice: (message: string) => `makes another choice about publishing ${message} than a row above; keep one of them`,
    },
  },
  problems: {
    title: "What could not be read",
    unread: (who: string, names: string, more: number) =>
      `attachments of ${who} were not read: ${names}${more ? `; and ${number(more)} more` : ""}`,
    unreadConfidential: (attachments: number) => `${plural(attachments, "attachment")} not read`,
    confidential: (message: number, problem: string) => `message ${message}, confidential: ${problem}`,
  },
} as const;
