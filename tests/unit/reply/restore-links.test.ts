import { expect, test } from "vitest";
import { restoreLinks } from "../../../src/reply/restore-links.ts";
import { expectLinear } from "../../support/growth.ts";

const ADDRESS = "https://mill-street.example/plans?year=2026&bed=3#tap";
const encoded = encodeURIComponent(ADDRESS);

test.each([
  [
    "Safe Links",
    `https://eur03.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02%7Cann&sdata=x%3D&reserved=0`,
  ],
  ["Safe Links in Teams", `https://nam02.safelinks.protection.outlook.com/ap/w-59584e83/?url=${encoded}&data=05`],
  ["URL Defense 1", `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=x`],
  [
    "URL Defense 2",
    `https://urldefense.proofpoint.com/v2/url?u=https-3A__mill-2Dstreet.example_plans-3Fyear-3D2026-26bed-3D3-23tap&d=DwMF&c=x`,
  ],
  ["URL Defense 3", `https://urldefense.com/v3/__https://mill-street.example/plans?year=2026&bed=3*tap__;Iw!!abc!def$`],
  ["Link Protection", `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x&typo=1`],
  ["Trend Micro", `https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=${encoded}&umid=1`],
  ["Sophos", `https://eu-west-1.protection.sophos.com?d=mill-street.example&u=${btoa(ADDRESS)}&i=1`],
  ["Cisco", `https://secure-web.cisco.com/1xYz-AbC/${encoded}`],
  ["Google", `https://www.google.com/url?q=${encoded}&sa=D`],
])("an address that %s rewrote is shown as it was", (_, rewritten) => {
  expect(restoreLinks(`See ${rewritten} and <${rewritten}>.`)).toBe(`See ${ADDRESS} and <${ADDRESS}>.`);
});

test.each([
  ADDRESS,
  "https://protect-eu.mimecast.com/s/abcDEF?domain=mill-street.example",
  "https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fa.example",
  "https://eur03.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)&data=x",
  "https://eur03.safelinks.protection.outlook.com/?data=x",
  "https://urldefense.com/v3/__https://a.example/**Ab__;!!x$",
  "https://secure-web.cisco.com/1x/%E0%A4%A",
  "https://eu.protection.sophos.com?u=%ff",
  "http://[",
  "",
])("%j stays as it is", (text) => {
  expect(restoreLinks(text)).toBe(text);
});

test("takes time in proportion to the length", () => {
  const link = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example ";
  expectLinear((size) => restoreLinks(link.repeat(size / link.length)), 20_000);
  expectLinear((size) => restoreLinks(`https://${"a".repeat(size)}`), 20_000);
});
