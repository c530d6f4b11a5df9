import type { MessageView } from "./view.ts";

/**
 * A message as a line of `replies.jsonl`: every field on every line, so that data tools find one table; null where unknown.
 * For publication only what may be published is there.
 */
export function jsonLine(view: MessageView): string {
  const { respondent, status, copy, publish, who, record, message } = view;
  const answers = view.answers.map(({ number, id, text, supersededBy, campaign, question }) => ({
    question: number ? `Q${number}` : "Comments",
    id: id ?? (question >= 0 ? "comments" : null),
    text,
    superseded_by: supersededBy ?? null,
    campaign: campaign ?? null,
  }));
  const { organisation, role } = record ?? view;
  const shared = {
    respondent: respondent ?? null,
    publish: publish ?? null,
    organisation: organisation ?? null,
    role: role ?? null,
  };
  if (!record) return `${JSON.stringify({ ...shared, name: who, answers })}\n`;
  return `${JSON.stringify({
    message,
    status,
    copy_of: copy?.of ?? null,
    ...shared,
    publish_stated: record.publish ?? null,
    name: record.name ?? null,
    answers,
    paper: record.paper,
    edition: record.edition,
    ...sourceOf(record),
    unplaced: record.unplaced,
    asked: record.asked,
    notes: record.notes,
    attachments: record.attachments,
    problems: record.problems,
  })}\n`;
}

const sourceOf = (record: NonNullable<MessageView["record"]>) => ({
  file: record.file,
  message_in_file: record.place,
  within: record.within ?? null,
  message_id: record.messageId,
  date: record.date || null,
  from: record.from,
  address: record.address,
  forwarded_by: record.forwardedBy ?? null,
  subject: record.subject,
});
