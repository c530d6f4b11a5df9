import { expect, test } from "vitest";
import { splitChoices } from "../../../src/import/question-choices.ts";

test.each([
  ["Do you agree? Yes / No / Don’t know", "Do you agree?", ["Yes", "No", "Don’t know"]],
  ["Do you agree? Yes/No", "Do you agree?", ["Yes", "No"]],
  ["Do you agree? Yes / No / N/A", "Do you agree?", ["Yes", "No", "N/A"]],
  ["Do you agree? Yes No Don't know", "Do you agree?", ["Yes", "No", "Don't know"]],
  ["Do you agree? ☐ Yes ☐ No", "Do you agree?", ["Yes", "No"]],
  ["Do you agree? Yes □ No □", "Do you agree?", ["Yes", "No"]],
  ["Do you agree? A. Yes B. Not yet", "Do you agree?", ["Yes", "Not yet"]],
  ["Do you agree? a) Yes / b) No", "Do you agree?", ["Yes", "No"]],
  ["Do you agree? Yes / No If not, why not?", "Do you agree? If not, why not?", ["Yes", "No"]],
  [
    "Do you agree? Please tick one: ☐ Yes ☐ No Please give reasons.",
    "Do you agree? Please tick one: Please give reasons.",
    ["Yes", "No"],
  ],
])("%s", (whole, text, choices) => {
  expect(splitChoices(whole)).toEqual({ text, choices });
});

test("several may be chosen where the author says so", () => {
  expect(splitChoices("Which trees? (tick all that apply) Apples / Pears, late / Plums")).toEqual({
    text: "Which trees? (tick all that apply)",
    choices: ["Apples", "Pears, late", "Plums"],
    several: true,
  });
});

test.each([
  "Should it be red and/or blue?",
  "Do you agree? Please explain.",
  "Is it 1/2 or 3/4?",
  "What is your name? ______",
  "Do you agree? (see section 3)",
  "Do you agree? Yes",
  "Do you agree? Yes / Yes",
  "Tell us about Yes / No.",
])("no choices: %s", (text) => {
  expect(splitChoices(text)).toEqual({ text });
});
