import type { MessageView, Tally } from "./digest-types.ts";

/** A line or a whole of a file below `consult/inputs/`. */
interface ConsultText {
  path: string;
  text: string;
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const folder = (question: number): string => `consult/inputs/question_part_${question + 1}`;

/** The questions as i.AI Consult imports them, numbered in reading order, and empty files for their answers. */
export function consultQuestions({ questions }: Tally): ConsultText[] {
  return [
    { path: "consult/inputs/respondents.jsonl", text: "" },
    ...questions.flatMap(({ text, choices }, place) => [
      { path: `${folder(place)}/responses.jsonl`, text: "" },
      ...(choices ? [{ path: `${folder(place)}/multi_choice.jsonl`, text: "" }] : []),
      {
        path: `${folder(place)}/question.json`,
        text: line({
          question_text: text,
          question_number: place + 1,
          has_free_text: true,
          multi_choice_options: (choices ?? []).map(({ choice }) => choice),
        }),
      },
    ]),
  ];
}

/**
 * The lines of a message for i.AI Consult, which refuses other fields:
 * https://github.com/i-dot-ai/consult/blob/main/backend/data_pipeline/models.py.
 * Confidential answers and the names of people never go there, because the folder is made to be handed on.
 */
export function consultLines(view: MessageView, isFirst: boolean): ConsultText[] {
  if (view.status !== "counted" || view.publish === "confidential" || view.revealing || !view.respondent) return [];
  const id = view.respondent;
  const { organisation, publish } = view;
  const answers = view.answers.filter(({ question, supersededBy }) => question >= 0 && !supersededBy);
  const demographic_data = {
    "Responding as": [organisation ? "Organisation" : "Individual"],
    ...(organisation && publish === "named" && { Organisation: [organisation] }),
  };
  return [
    ...(isFirst
      ? [{ path: "consult/inputs/respondents.jsonl", text: line({ themefinder_id: id, demographic_data }) }]
      : []),
    ...answers.flatMap(({ question, text, chosen }) => [
      ...(chosen
        ? [{ path: `${folder(question)}/multi_choice.jsonl`, text: line({ themefinder_id: id, options: chosen }) }]
        : []),
      ...(text ? [{ path: `${folder(question)}/responses.jsonl`, text: line({ themefinder_id: id, text }) }] : []),
    ]),
  ];
}
