import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import type { CslItem } from "./cite-works.ts";

// The style that citation-js brings writes American quotation marks, ends an address in a full stop, and tells sections of
// one paper apart as 2010a, 2010b. This one follows Cite Them Right: https://docs.citationstyles.org/en/stable/
const harvardStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-GB">
  <info><title>Harvard</title><id>harvard</id><updated>2026-11-22T00:00:00+00:00</updated></info>
  <locale>
    <style-options punctuation-in-quote="false"/>
    <terms>
      <term name="open-quote">‘</term>
      <term name="close-quote">’</term>
      <term name="open-inner-quote">“</term>
      <term name="close-inner-quote">”</term>
    </terms>
  </locale>
  <macro name="title">
    <choose>
      <if type="chapter">
        <group delimiter=", ">
          <text variable="title" quotes="true"/>
          <group delimiter=" "><text term="in"/><text variable="container-title" font-style="italic"/></group>
        </group>
      </if>
      <else><text variable="title" font-style="italic"/></else>
    </choose>
  </macro>
  <macro name="publisher">
    <group delimiter=", ">
      <text variable="publisher"/>
      <group delimiter=" "><text term="section"/><text variable="chapter-number"/></group>
    </group>
  </macro>
  <macro name="access">
    <group delimiter=": "><text term="available at" text-case="capitalize-first"/><text variable="URL"/></group>
  </macro>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout>
      <group delimiter=". ">
        <group delimiter=" ">
          <names variable="author">
            <name and="text" delimiter-precedes-last="never" initialize-with="." name-as-sort-order="all"/>
          </names>
          <date variable="issued" prefix="(" suffix=")"><date-part name="year"/></date>
          <text macro="title"/>
        </group>
        <text macro="publisher"/>
        <text macro="access"/>
      </group>
    </layout>
  </bibliography>
</style>`;

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

plugins.config.get("@csl").styles.add("harvard", harvardStyle);

/** A Harvard reference as plain text, and as HTML with the title of the paper in `<em>`. */
export interface HarvardReference {
  text: string;
  html: string;
}

/** Writes Harvard references in the order of the items. */
export function writeHarvard(items: readonly CslItem[]): HarvardReference[] {
  const entries = plugins.output.format("bibliography", items, {
    template: "harvard",
    format: "html",
    nosort: true,
    asEntryArray: true,
  });
  return entries.map(([, entry]) => {
    const html = entry.replace(/<\/?div[^>]*>/g, "").trim();
    return { text: stripMarkup(html), html: html.replace(/<(\/?)i>/g, "<$1em>") };
  });
}

// A second run of the engine for plain text would take as long as the first.
function stripMarkup(html: string): string {
  return html
    .replace(/<sup>(\d)<\/sup>/g, (_, digit) => raised[Number(digit)]!)
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
