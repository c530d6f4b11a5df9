import { digestWords } from "../messages/index.ts";
import { joinChoices } from "../reply/choices.ts";
import { withoutOverrides } from "./decode-text.ts";
import { SHOWN } from "./digest.ts";
import { REASONS } from "./record.ts";
import { confidentialIn } from "./tally.ts";
import { hiddenAnswers } from "./redact.ts";
import type { AnswerView, Digest, MessageView, QuestionTally } from "./digest-types.ts";

const { overview, question: questionWords, answer: answerWords, letters, source, excluded } = digestWords;

/** Text as Markdown that shows exactly it: no formatting, links, images or HTML of a stranger's making. */
const escapeMarkdown = (text: string): string =>
  withoutOverrides(text)
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, "\\$&")
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/gm, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replace(/(?<=\b(?:https?|ftp|mailto)):|(?<=\bwww)\./gi, "\\$&");

const quoted = (text: string): string =>
  text
    .trim()
    .split("\n")
    .map((line) => `> ${escapeMarkdown(line.trim())}`.trimEnd())
    .join("  \n");

/** The page up to the answers. */
export function markdownStart({ paper, audience, made, tally, problems }: Digest): string {
  const rows = tally.questions.map(
    ({ number, text, answers }) => `| ${number && `Q${number} `}${escapeMarkdown(text)} | ${answers} |`,
  );
  return [
    `# ${escapeMarkdown(digestWords.title(paper.title))}`,
    `${digestWords.edition(paper.edition, made)}. ${digestWords.notices[audience]}`,
    digestWords.counts(tally.read, tally.counted, tally.respondents.size),
    ...(problems.length && audience === "internal"
      ? [
          problems
            .slice(0, SHOWN)
            .map((problem) => `- ${escapeMarkdown(problem)}`)
            .join("\n"),
        ]
      : []),
    [`| ${overview.question} | ${overview.answers} |`, "| --- | ---: |", ...rows].join("\n"),
    "",
  ].join("\n\n");
}

/** The heading of a question. */
export function markdownQuestion(question: QuestionTally, { audience }: Digest): string {
  const heading = `## ${question.number && `Q${question.number} `}${escapeMarkdown(question.text)}`;
  return (
    `${heading}\n\n${questionWords.answers(question.answers, 0)} ${hiddenAnswers(question, audience)}`.trimEnd() +
    `\n\n${choicesMarkdown(question)}`
  );
}

/** What was chosen, in counts. */
function choicesMarkdown({ choices, answers }: QuestionTally): string {
  if (!choices || !answers) return "";
  const rows = choices.map(
    ({ choice, chosen: { individuals, organisations } }) =>
      `| ${escapeMarkdown(choice)} | ${individuals + organisations} |`,
  );
  const [choice, all] = questionWords.choices;
  return `${[`| ${choice} | ${all} |`, "| --- | ---: |", ...rows].join("\n")}\n\n`;
}

/** One answer below its question. */
export function answerMarkdown(view: MessageView, { chosen = [], text }: AnswerView, others: number): string {
  const { who, role, organisation, publish, record, message } = view;
  const signed = [who, role, organisation].filter(Boolean).map((part) => escapeMarkdown(part ?? ""));
  const choice = publish === "named" ? "" : answerWords.choices[publish ?? "unstated"];
  const marks = record ? [choice, source.message(message)] : [];
  const same = others ? ` ${answerWords.same(others)}.` : "";
  const made = chosen.length ? `**${escapeMarkdown(joinChoices(chosen))}**\n\n` : "";
  const said = text.trim() ? `${quoted(text)}\n\n` : "";
  return `${made}${said}— ${[signed.join(", "), ...marks].filter(Boolean).join(" · ")}.${same}\n\n`;
}

/** The heading of the replies without placed answers. */
export const markdownLetters = ({ tally }: Digest): string =>
  `## ${letters.title}\n\n${letters.lead(tally.letters)}\n\n`;

/** A reply without placed answers, whole. */
export function letterMarkdown({ who, organisation, message, record }: MessageView): string {
  const text = (record?.unplaced ?? []).map(({ text }) => text).join("\n\n");
  const signed = [who, organisation ?? ""].filter(Boolean).map(escapeMarkdown).join(", ");
  return `${quoted(text)}\n\n— ${signed} · ${source.message(message)}.\n\n`;
}

/** How the totals add up, and what was excluded. */
export function markdownEnd({ tally }: Digest): string {
  const { counted, excluded: others } = confidentialIn(tally);
  const rows = REASONS.flatMap((reason) => {
    const { messages, confidential } = tally.excluded[reason];
    return messages ? [`- ${excluded.reason(excluded.reasons[reason], messages, confidential)}`] : [];
  });
  const sums = [excluded.sum(tally.read, tally.counted), excluded.confidential(counted, others)].map(
    (sum) => `- ${sum}`,
  );
  return `## ${excluded.title}\n\n${[...rows, ...sums].join("\n")}\n`;
}
