import { hiddenAnswers, noticeFor, plural, SHOWN, type Digest } from "./digest.ts";
import { REASONS } from "./record.ts";
import type { QuestionTally } from "./tally.ts";
import type { AnswerView, MessageView } from "./view.ts";

/** Text as Markdown that shows exactly it: no formatting, links, images or HTML of a stranger's making. */
export const escapeMarkdown = (text: string): string =>
  text
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
    `# Replies to ${escapeMarkdown(paper.title)}`,
    `Edition ${paper.edition}, collated on ${made}. ${noticeFor(audience)}`,
    `${plural(tally.read, "message")} read: ${tally.counted} counted as replies from ${plural(tally.respondents.size, "respondent")}, ${tally.read - tally.counted} set apart.`,
    ...(problems.length && audience === "internal"
      ? [
          problems
            .slice(0, SHOWN)
            .map((problem) => `- ${escapeMarkdown(problem)}`)
            .join("\n"),
        ]
      : []),
    ["| Question | Answers |", "| --- | ---: |", ...rows].join("\n"),
    "",
  ].join("\n\n");
}

/** The heading of a question. */
export function markdownQuestion(question: QuestionTally, { audience }: Digest): string {
  const heading = `## ${question.number && `Q${question.number} `}${escapeMarkdown(question.text)}`;
  return `${heading}\n\n${plural(question.answers, "answer")}. ${hiddenAnswers(question, audience)}`.trimEnd() + "\n\n";
}

/** One answer below its question. */
export function answerMarkdown(view: MessageView, { text }: AnswerView, others: number): string {
  const { who, role, organisation, publish, record, message } = view;
  const signed = [who, role, organisation].filter(Boolean).map((part) => escapeMarkdown(part ?? ""));
  const marks = record ? [publish === "named" ? "" : (publish ?? "no choice made"), `message ${message}`] : [];
  const same = others ? ` The same words came in ${plural(others, "other reply", "other replies")}.` : "";
  return `${quoted(text)}\n\n— ${[signed.join(", "), ...marks].filter(Boolean).join(" · ")}.${same}\n\n`;
}

/** How the totals add up, and what was set apart. */
export function markdownEnd({ tally }: Digest): string {
  const rows = Object.entries(REASONS).flatMap(([reason, title]) => {
    const number = tally.setApart[reason as keyof typeof REASONS];
    return number ? [`- ${title}: ${number}`] : [];
  });
  return `## Set apart\n\n${[...rows, `- In all: ${tally.read} read = ${tally.counted} counted + ${tally.read - tally.counted} set apart`].join("\n")}\n`;
}
