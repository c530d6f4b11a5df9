import { type Document, type Element, isTag } from "domhandler";
import { childOf, childrenOf, elementAround, elementsNamed, make, replaceBy, wordsIn } from "./xml.ts";

/**
 * Of what a newer and an older Word would show, takes what says something, the older first, because mammoth knows it.
 */
export function chooseAlternatives(document: Document): void {
  const says = (choice: Element) =>
    wordsIn(choice).trim() !== "" || elementsNamed(choice, /^(a:blip|v:imagedata)$/).length > 0;
  for (const alternatives of elementsNamed(document, /^mc:AlternateContent$/)) {
    const [choice, fallback] = [childOf(alternatives, "mc:Choice"), childOf(alternatives, "mc:Fallback")];
    const chosen = fallback && says(fallback) ? fallback : choice;
    replaceBy(alternatives, chosen?.children ?? []);
  }
}

const TRANSPARENT = /^(w:(dir|bdo|customXml|smartTag)|m:oMathPara)$/;

/**
 * Opens what mammoth would pass over: simple fields, directions, readings above signs. Cross-references become links.
 */
export function openWrappers(document: Document): void {
  const sign = (type: string) => make("w:r", {}, [make("w:fldChar", { "w:fldCharType": type })]);
  for (const field of elementsNamed(document, /^w:fldSimple$/)) {
    const instruction = make("w:r", {}, [make("w:instrText", {}, [field.attribs["w:instr"] ?? ""])]);
    replaceBy(field, [sign("begin"), instruction, sign("separate"), ...field.children, sign("end")]);
  }
  for (const instruction of elementsNamed(document, /^w:instrText$/)) {
    const [, bookmark] = /^\s*(?:REF|NOTEREF)\s+"?([^\s"\\]+)"?.*\\h/.exec(dataOf(instruction)) ?? [];
    if (bookmark) instruction.children = make("w:instrText", {}, [` HYPERLINK \\l "${bookmark}" `]).children;
  }
  for (const ruby of elementsNamed(document, /^w:ruby$/)) {
    const [base, reading] = ["w:rubyBase", "w:rt"].map((name) =>
      childrenOf(childOf(ruby, name))
        .map((run) => wordsIn(run))
        .join(""),
    );
    replaceBy(ruby, make("w:ruby", {}, [make("w:t", {}, [`${base}(${reading})`])]).children);
  }
  for (const wrapper of elementsNamed(document, TRANSPARENT)) replaceBy(wrapper, wrapper.children);
  for (const element of elementsNamed(document, /^w:(cr|ptab)$/))
    element.name = element.name === "w:cr" ? "w:br" : "w:tab";
}

const dataOf = (element: Element) =>
  element.children.map((child) => ("data" in child ? String(child.data) : "")).join("");

/** Takes text boxes, and pictures that are grouped, out of the drawings in which mammoth does not look for them. */
export function openTextBoxes(document: Document): void {
  for (const drawing of elementsNamed(document, /^w:(drawing|pict|object)$/)) {
    const boxes = elementsNamed(drawing, /^w:txbxContent$/).filter(
      (box) => elementAround(box, /^w:(drawing|pict|object)$/) === drawing,
    );
    const grouped = elementsNamed(drawing, /^pic:pic$/).filter(
      ({ parent }) => parent && isTag(parent) && parent.name !== "a:graphicData",
    );
    for (const lifted of [...boxes, ...grouped]) replaceBy(lifted);
    const description = elementsNamed(drawing, /^wp:docPr$/)[0];
    const pictures = grouped.map((picture) =>
      make("w:drawing", {}, [
        make("wp:inline", {}, [
          make("wp:docPr", description?.attribs),
          make("a:graphic", {}, [make("a:graphicData", {}, [picture])]),
        ]),
      ]),
    );
    replaceBy(drawing, [drawing, ...pictures, ...(boxes.length ? [make("w:pict", {}, boxes)] : [])]);
  }
}
