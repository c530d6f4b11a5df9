import type { ParagraphFacts } from "./section-facts.ts";
import type { Paper, Question, Section } from "./paper.ts";
import type { Topic } from "./schema.ts";

/** Where a topic comes up in a paper. */
export interface TopicPlaces {
  topic: Topic;
  /** Sections that name the topic, in reading order. */
  sections: Section[];
  /** Paragraphs that are marked with it, with their sections. */
  paragraphs: { section: Section; paragraph: ParagraphFacts }[];
  questions: Question[];
}

/** Gathers the places of one topic. */
export function gatherTopic(paper: Paper, topic: Topic): TopicPlaces {
  const isIt = ({ id }: Topic) => id === topic.id;
  return {
    topic,
    sections: paper.sections.filter(({ topics }) => topics.some(isIt)),
    paragraphs: paper.sections.flatMap((section) =>
      section.paragraphs.filter(({ topics }) => topics.includes(topic.id)).map((paragraph) => ({ section, paragraph })),
    ),
    questions: paper.questions.filter(({ topics }) => topics.some(isIt)),
  };
}
