import type { Publish } from "../reply/reply.ts";
import { sayingEnd } from "../reply/publish-line.ts";
import { readChoiceWords } from "./choice-words.ts";
import { paragraphsOf, sentencesOf } from "./sentences.ts";
import type { StatedChoice } from "./types.ts";

// In another case, in bold, behind quote signs or a bullet, in Welsh; and within a line whose breaks are gone.
const LABEL = "publish(?:ing|ed)?|publication|cyhoeddi";
const LINE = new RegExp(
  `(?:^[>*_#\\s\\u00a0\\u2022-]*(?:${LABEL})|(?<=[^\\n])Publish)[*_\\s]*[:：=][*_ \\t\\u00a0]*((?:(?!\\[|\\\\[rn]|\\n|(?:Name|Organisation|Role|Spoke to|Send to):).)*)`,
  "gimu",
);
const NEXT_LINE = /^(?:[>*_\s]*\n)*[>*_ \t\u00a0]*([^\n[\]:]{1,60})(?=\n|$)/u;

const FIRST_MARKER = /^[>*_\s]*\[\s*(?:[qp]\s*\d|comments|end)/im;

/**
 * The choices that stand in a place for one, "Publish:" with whatever follows. Below a marker or in quotation none
 * gives consent.
 */
export function readChoiceLines(text: string): StatedChoice[] {
  const head = text.search(FIRST_MARKER);
  return [...text.matchAll(LINE)].flatMap((found) => {
    const end = found.index + found[0].length;
    const wrapped = text.slice(end - (found[1]?.length ?? 0), end + 100).trimStart();
    const saying = wrapped.slice(0, Math.max(0, sayingEnd(wrapped)));
    const below = found[1]?.trim() ? undefined : NEXT_LINE.exec(text.slice(end, found.index + 400));
    const words = (saying || found[1]?.trim() || below?.[1] || "").trim();
    const publish = readChoiceWords(words);
    const gives = (head < 0 || found.index < head) && !found[0].trimStart().startsWith(">");
    return publish && (gives || publish !== "named") ? [{ publish, gives, words: words.slice(0, 200) }] : [];
  });
}

const any = (...words: string[]): string => `(?:${words.join("|")})`;
const rule = (...parts: string[]): RegExp => new RegExp(String.raw`(?<![\p{L}'])${any(...parts)}(?![\p{L}])`, "iu");
const GAP = String.raw`[^.;]{0,60}?`;

const CONFIDENTIAL = any(
  "confidential(?:ly|ity)?",
  "confidence",
  "private(?:ly)?",
  "secret",
  "off the record",
  "[cg]h?yfrinachol",
  "(?:ph|b|p)reifat",
);
const PUBLISHED = any(
  "publish(?:ed|ing)?",
  "publication",
  "print(?:ed)?",
  "quot(?:e|ed)",
  "attribut(?:e|ed|ion)",
  "made? public",
  "go public",
  "put online",
  "[cg]h?yhoeddi",
);
const SHARED = any(
  "shar(?:e|ed)",
  "disclos(?:e|ed|ure)",
  "releas(?:e|ed)",
  "circulat(?:e|ed)",
  "pass(?:ed)? on",
  "reveal(?:ed)?",
);
const NOT = any(
  "(?:do|does|must|should|may|can|could) not",
  "(?:do|does|must|should|can|could)n't",
  "cannot",
  "never",
  "not",
  "nothing",
  "none",
  "peidiwch(?: ag| â)?",
  "nid",
  "ddim",
);
const NAME = any("names?", "identit(?:y|ies)", "personal details", "contact details", "enw");
const WORK = any(
  "reply",
  "replies",
  "responses?",
  "answers?",
  "submission",
  "comments?",
  "views?",
  "contribution",
  "letter",
  "paragraph",
  "ateb(?:ion)?",
);
/** What a writer sent. */
const OURS = any(
  `(?:my|our|this|these|the above|the following|the attached|fy|ein) (?:\\w+ )?${WORK}`,
  "this",
  "it",
  "these",
  "any of (?:this|it)",
  "all (?:of )?(?:this|it)",
  "what (?:i|we) (?:say|said|write|wrote)(?: \\w+)?",
  "me",
  "us",
  "hyn",
  "hwn",
  "ef",
);
const KEEP = any("keep", "treat", "hold", "handle", "regard", "consider", "mark", "cadwch", "trin(?:iwch|wch)?");
const BE = any("is", "are", "be", "remain", "stay", "was", "were", "yn");

/** Asks for confidence in what was sent, so that it can stand in a text about confidence itself. */
const ASKS_CONFIDENCE = rule(
  `${KEEP} ${OURS}${GAP}${CONFIDENTIAL}`,
  `${NOT}(?: \\w+){0,2} ${PUBLISHED} ${OURS}`,
  `${NOT}(?: \\w+){0,2} (?:make|put) ${OURS} (?:public|online|on)`,
  `${NOT}(?: \\w+){0,2} ${SHARED} ${OURS}`,
  `${OURS} ${GAP}${BE} ${GAP}(?:${CONFIDENTIAL}|${NOT} (?:for |to be |be )?(?:${PUBLISHED}|${SHARED}))`,
  `${OURS} ${GAP}${NOT} (?:for|to be|be) (?:${PUBLISHED}|${SHARED})`,
  `(?:say|tell|told|write|wrote|share|send|sent|submit|submitted|offer|give)${GAP}in (?:the )?(?:strict(?:est)? |complete )?confidence`,
  `(?:like|want|wish|ask|request|prefer|expect)\\w*${GAP}${OURS}${GAP}${CONFIDENTIAL}`,
  "off the record",
  "(?:just |strictly )?between (?:us|ourselves|you and me)",
  "for your eyes only",
  "(?:withhold|withdraw|refuse|revoke) (?:my |our )?(?:consent|permission)",
);
/** A note of few words that speaks of nothing else. */
const NOTES_CONFIDENCE = rule(
  "confidential(?:ly)?",
  "in (?:the )?(?:strict(?:est)? |complete )?confidence",
  "(?:strictly|is|are|remain|stay) private|private and \\w+",
  "[cg]h?yfrinachol",
  `${NOT} (?:for|to be) (?:${PUBLISHED}|${SHARED})`,
  "internal use only",
);
const REFUSES = new RegExp(
  `^(?:\\W*[\\w'’]+){0,5}?\\W*(?:(?:do|does|did|must|should|may) not|(?:do|does|did|must|should)n't|never|not|nothing|none|peidiwch(?: ag| â)?|nid|dim)${GAP}(?<!\\p{L})(?:${PUBLISHED}|${SHARED})(?!\\p{L})`,
  "iu",
);
/** Who tells the publisher what not to do speaks for himself, or gives an order. */
const SPEAKS_FOR_SELF =
  /^\W*(?:please|kindly|i|we|i'd|we'd|my|our|this|these|it|not?|never|do not|don't|nothing|none|peidiwch|nid|dim)\b/i;
const LONE = /^\W*(?:private|secret|preifat)\W*$/i;
const isNoted = (sentence: string): boolean =>
  NOTES_CONFIDENCE.test(sentence) || LONE.test(sentence) || (SPEAKS_FOR_SELF.test(sentence) && REFUSES.test(sentence));

const ASKS_ANONYMITY = rule(
  `(?:remain|stay|keep|be|treat|publish\\w*|appear|count)${GAP}anonym\\w+`,
  `(?:i|we|me|us|my|our|this|it)${GAP}anonym\\w+`,
  `(?:${NOT}|without|omit|remove|withhold|leave out|leave off)${GAP}(?:my|our|fy|ein) (?:[\\w']+ )?${NAME}`,
  `(?:my|our|fy|ein) (?:[\\w']+ )?${NAME}(?: and \\w+)?${GAP}(?:withheld|removed|left out|${NOT})`,
  "keep (?:my|our) (?:\\w+ )?name out",
  "dd?ienw",
);
const NOTES_ANONYMITY = rule(
  "anonym\\w+",
  `${NAME}(?: and \\w+)? (?:withheld|removed)`,
  `(?:no|without)(?: an?)? ${NAME}`,
  "anhysbys",
);
const AND_WORK = rule(`(?:or|nor|and) (?:(?:my|our|the|any|these) )?${WORK}`);
const ANY = rule(
  CONFIDENTIAL,
  PUBLISHED,
  SHARED,
  "(?:public|online)",
  "anonym\\w*",
  NAME,
  "between (?:us|ourselves|you)",
  "eyes only",
  "internal use",
  "consent",
  "permission",
  "dd?ienw",
  "anhysbys",
);

// What lawyers put below every message of an organisation asks nothing of whoever reads this one.
const DISCLAIMER = rule(
  "intended (?:solely |only |exclusively )?(?:for|recipients?)",
  "(?:named |intended )?(?:addressees?|recipients?)",
  "privileged",
  "unauthori[sz]ed",
  "(?:received|sent) (?:\\w+ ){0,4}in error",
  "sole use",
  "disclaimer",
  "virus(?:es)?",
  "strictly prohibited",
  "legally",
  "monitored",
  "derbynnydd",
);
const ABOUT_MAIL = rule(
  "(?:this|the|all|any|our|its) (?:e-?mails?|messages?|communications?|transmissions?|correspondence|attachments?|contents?|information (?:in|contained))",
);
const ABOUT_REPLY = rule(WORK, "publish(?:ed|ing)?", "publication", "anonym\\w+", "[cg]h?yhoeddi");
const ASKS = rule("please", "keep", "treat", "(?:i|we) (?:ask|would|want|wish|prefer|do)", "(?:i|we)'d");

const SHORT = 12;
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/**
 * Requests for confidence or anonymity that people write in their own words. In a text that speaks of the paper's
 * subject, as answers do, and in long sentences, only what speaks of the reply itself is a request. Words never give
 * consent here.
 */
export function readRequests(text: string, about: "subject" | "reply"): StatedChoice[] {
  if (!ANY.test(text)) return [];
  return paragraphsOf(text.replace(LINE, "\n").replace(/[’‘]/g, "'")).flatMap((paragraph) => {
    const inDisclaimer = DISCLAIMER.test(paragraph);
    return sentencesOf(paragraph).flatMap((sentence) => {
      if (!ANY.test(sentence) || isBoilerplate(sentence, inDisclaimer)) return [];
      const publish = wishIn(sentence, about === "reply" && wordsIn(sentence) <= SHORT);
      return publish ? [{ publish, gives: false, words: sentence.slice(0, 200) }] : [];
    });
  });
}

/** Whether a text is what lawyers put below every message, and nothing else. */
export const isDisclaimer = (text: string): boolean =>
  paragraphsOf(text).every((paragraph) => DISCLAIMER.test(paragraph) && !ABOUT_REPLY.test(paragraph));

function isBoilerplate(sentence: string, inDisclaimer: boolean): boolean {
  if (ABOUT_REPLY.test(sentence)) return false;
  return inDisclaimer || (ABOUT_MAIL.test(sentence) && !ASKS.test(sentence));
}

/** Of a name alone, "do not publish" asks for less than of a reply. */
function wishIn(sentence: string, isNote: boolean): Publish | undefined {
  const anonymity = isNote ? [ASKS_ANONYMITY, NOTES_ANONYMITY] : [ASKS_ANONYMITY];
  const rest = anonymity.reduce((left, each) => left.replace(each, " "), sentence);
  if (ASKS_CONFIDENCE.test(rest) || (isNote && isNoted(rest))) return "confidential";
  if (rest === sentence) return undefined;
  return AND_WORK.test(rest) ? "confidential" : "anonymous";
}
