import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { brandColour, brandFile } from "./brand.ts";
import { closingDay } from "./closing-day.ts";
import { code } from "./code.ts";
import { componentForm, unknownComponents } from "./components.ts";
import { coverIds } from "./cover.ts";
import { editionFiles, missingEdition, rewordedQuestions } from "./editions.ts";
import { fileNames, missingFiles, plainFiles, sectionNumbers, strayFiles, uniqueNames, unknownFiles } from "./files.ts";
import { formatFiles, mailFiles, publishedNames } from "./formats.ts";
import { footnotes, undefinedReferences } from "./footnotes.ts";
import { headingFootnote, headingInQuestions, headingLevel, headingText } from "./headings.ts";
import { htmlAttributes, htmlElements } from "./html.ts";
import { unknownIds, unusedEntries } from "./ids.ts";
import { imageDescription, imageFile, imageName, imageSvg } from "./images.ts";
import { linkTarget, linkText, markdownField } from "./links.ts";
import { pageNames } from "./pages.ts";
import { componentPlacement, keyQuestionsPlacement, topicPlacement } from "./placement.ts";
import { importRemarks, placeholderDescription, placeholderFields } from "./placeholders.ts";
import { questionNumbers, questionSection, repeatedQuestions } from "./questions.ts";
import { outcomeIds, responseFile } from "./responses.ts";
import { fitsSchema } from "./schema.ts";
import { encoding, frontMatter, mdxSyntax, yamlSyntax } from "./syntax.ts";

/** Looks for one kind of issue in a whole paper, and reports each. */
export type Rule = (parsed: ParsedPaper, report: Report) => void;

/**
 * The rules by id. `tests/fixtures/issues` has a folder of cases for each: a paper that is wrong, what is said of it,
 * and one that is right.
 */
export const mistakes: Readonly<Record<string, Rule>> = {
  "brand-colour": brandColour,
  "brand-file": brandFile,
  code,
  "component-form": componentForm,
  "component-placement": componentPlacement,
  "component-unknown": unknownComponents,
  "cover-id": coverIds,
  "edition-file": editionFiles,
  encoding,
  "file-link": plainFiles,
  "file-missing": missingFiles,
  "file-name": fileNames,
  "file-name-repeated": uniqueNames,
  "file-published-name": publishedNames,
  "file-unknown": unknownFiles,
  footnote: footnotes,
  "format-file": formatFiles,
  "front-matter": frontMatter,
  "heading-footnote": headingFootnote,
  "heading-in-questions": headingInQuestions,
  "heading-level": headingLevel,
  "heading-text": headingText,
  "html-attribute": htmlAttributes,
  "html-element": htmlElements,
  "id-unknown": unknownIds,
  "id-unused": unusedEntries,
  "image-description": imageDescription,
  "image-file": imageFile,
  "image-name": imageName,
  "image-svg": imageSvg,
  "key-questions-placement": keyQuestionsPlacement,
  "link-target": linkTarget,
  "link-text": linkText,
  "markdown-field": markdownField,
  "mdx-syntax": mdxSyntax,
  "outcome-id": outcomeIds,
  "page-name": pageNames,
  "question-number": questionNumbers,
  "question-repeated": repeatedQuestions,
  "question-reworded": rewordedQuestions,
  "question-section": questionSection,
  "reference-undefined": undefinedReferences,
  "response-file": responseFile,
  schema: fitsSchema,
  "section-number": sectionNumbers,
  "topic-placement": topicPlacement,
  "yaml-syntax": yamlSyntax,
};

/** The rules whose issues keep a paper from being published with `--strict` only. */
export const warnings: Readonly<Record<string, Rule>> = {
  "closing-day": closingDay,
  "edition-missing": missingEdition,
  "file-stray": strayFiles,
  "import-remark": importRemarks,
  "mail-file": mailFiles,
  "placeholder-description": placeholderDescription,
  "placeholder-field": placeholderFields,
};
