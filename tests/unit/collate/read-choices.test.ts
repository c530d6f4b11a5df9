import { describe, expect, test } from "vitest";
import { mostPrivate } from "../../../src/collate/choice-words.ts";
import { readChoiceLines, readRequests } from "../../../src/collate/read-choices.ts";

const choiceOf = (text: string) => mostPrivate(readChoiceLines(text).map(({ publish }) => publish));
const wishIn = (text: string, about: "subject" | "reply") =>
  mostPrivate(readRequests(text, about).map(({ publish }) => publish));

describe("in a place for a choice", () => {
  test.each([
    ["Publish: named", "named"],
    ["Publish: Named.", "named"],
    ["publish: with my name", "named"],
    ["Publish: yes, with my name please", "named"],
    ["Cyhoeddi: gyda fy enw", "named"],
    ["Publish: anonymous", "anonymous"],
    ["Publish: without my name", "anonymous"],
    ["Publish: anonymously, please", "anonymous"],
    ["Publish: named / anonymous", "anonymous"],
    ["Cyhoeddi: yn ddienw", "anonymous"],
    ["Publish: confidential", "confidential"],
    ["PUBLISH: CONFIDENTIAL", "confidential"],
    ["*Publish:* confidential", "confidential"],
    ["**Publish**: confidential", "confidential"],
    ["> Publish: confidential", "confidential"],
    ["Publish : Confidential.", "confidential"],
    ["Publish: not at all", "confidential"],
    ["Publish: no", "confidential"],
    ["Publish: do not publish", "confidential"],
    ["Publish: private", "confidential"],
    ["Publish: never", "confidential"],
    ["Publish: yes", "confidential"],
    ["Publish: named, but not before May", "confidential"],
    ["Publish: confidental", "confidential"],
    ["Publish: anonymous / confidential", "confidential"],
    ["Publish: not named", "anonymous"],
    ["Publish:\n\nconfidential", "confidential"],
    ["Publish:\nno thanks", "confidential"],
    ["Name: Ann AshPublish: confidential[Q2.2]WORDS", "confidential"],
    ["Name: Ann\\r\\nPublish: confidential\\r\\n\\r\\n[Q2.2]", "confidential"],
    ["Cyhoeddi: cyfrinachol", "confidential"],
    ["Publish: named\nPublish: anonymous", "anonymous"],
    ["Publish: named\n\nPublish: confidential", "confidential"],
    ["Publish: unstated", undefined],
    ["Publish:\n\n[Q1.1]\n\nno", undefined],
    ["Publish: named / anonymous / confidential", undefined],
    ["They publish what they like", undefined],
  ])("%j is read as %s", (text, choice) => {
    expect(choiceOf(text)).toBe(choice);
  });
});

describe("around a reply", () => {
  test.each([
    ["Please keep this confidential", "confidential"],
    ["Please keep my reply confidential.", "confidential"],
    ["Please treat this reply as confidential and do not publish it.", "confidential"],
    ["Please treat the attached response\nas strictly confidential.", "confidential"],
    ["CONFIDENTIAL", "confidential"],
    ["Private and confidential", "confidential"],
    ["Not for publication", "confidential"],
    ["NOT TO BE PUBLISHED", "confidential"],
    ["Do not publish.", "confidential"],
    ["I do not want this to be published.", "confidential"],
    ["We would rather you did not publish our response.", "confidential"],
    ["I’d prefer this not to be made public.", "confidential"],
    ["My answers are private.", "confidential"],
    ["This is in confidence.", "confidential"],
    ["I tell you this in the strictest confidence.", "confidential"],
    ["Off the record: the trust is short of money.", "confidential"],
    ["This is just between us.", "confidential"],
    ["Please don't share this with anybody outside the team.", "confidential"],
    ["For internal use only.", "confidential"],
    ["I withdraw my consent to publication.", "confidential"],
    ["Please do not publish my name or my answers.", "confidential"],
    ["Cadwch hyn yn gyfrinachol os gwelwch yn dda.", "confidential"],
    ["Peidiwch â chyhoeddi fy ateb.", "confidential"],
    ["This e-mail is confidential and must not be published.", "confidential"],
    ["Please do not publish my name.", "anonymous"],
    ["I wish to remain anonymous.", "anonymous"],
    ["Name withheld", "anonymous"],
    ["Please leave out our organisation's name.", "anonymous"],
    ["You may publish this without my name.", "anonymous"],
    ["Yn ddienw", "anonymous"],
    ["Dear team, please find our reply below.", undefined],
    ["You may publish this with my name.", undefined],
    ["I am happy for my answers to be published.", undefined],
    ["This e-mail and any attachments are confidential and intended solely for the addressee.", undefined],
    ["This message is confidential.", undefined],
    ["I think that public bodies and charities cannot share a budget.", undefined],
    ["People have lost confidence.", undefined],
    ["Councils do not publish their accounts.", undefined],
    ["Private firms take the contracts.", undefined],
    [
      "The information in this email is confidential and may be legally privileged. If you are not the intended recipient you must not copy, share or disclose it.",
      undefined,
    ],
    ["Mae'r neges hon yn gyfrinachol ac at sylw'r derbynnydd yn unig.", undefined],
    [
      "Councils publish too little, and clients need to know that what they tell a charity is kept private by law.",
      undefined,
    ],
  ])("%j is read as %s", (text, choice) => {
    expect(wishIn(text, "reply")).toBe(choice);
  });
});

describe("within an answer", () => {
  test.each([
    ["We lost half our staff. Please do not publish this answer.", "confidential"],
    ["Please keep this paragraph confidential: the trust is short of money.", "confidential"],
    ["This is not for publication, but the council told us so.", "confidential"],
    ["Don’t quote me, but nobody reads these reports.", "confidential"],
    ["I would like my answer to stay anonymous.", "anonymous"],
    ["Please do not print my name with this.", "anonymous"],
    ["Councils should not publish the names of offenders.", undefined],
    ["Client records must be kept confidential.", undefined],
    ["Our helpline is confidential and private.", undefined],
    ["Anonymous reporting helps people to speak.", undefined],
    ["Nobody should share data without permission.", undefined],
  ])("%j is read as %s", (text, choice) => {
    expect(wishIn(text, "subject")).toBe(choice);
  });
});
