/** The style of `digest.html`, in the colours of the paper's own pages; system fonts, because the page is one file. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fcfbf7; --ink: #1b1f1c; --quiet: #474e49; --rule: #dcdfd6; --accent: #14573a;
  --tint: #eaf2ea; --tint-rule: #b9d3bf; --cover: #0f4630; --cover-ink: #f4f7f0; --cover-quiet: #c3dccb; --warn: #7a3b00;
  --serif: Fraunces, "Iowan Old Style", "Palatino Linotype", Palatino, "P052", Georgia, serif;
  --sans: "Public Sans", system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #131714; --ink: #e7ebe3; --quiet: #a9b4ac; --rule: #2e3731;
  --accent: #8ed3ab; --tint: #19271f; --tint-rule: #2f4d3b; --cover: #0c2b1f; --cover-ink: #eef3ea; --cover-quiet: #b5d1bf; --warn: #f0b27a; } }
* { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--sans); overflow-wrap: anywhere; }
.cover { background: var(--cover); color: var(--cover-ink); }
.cover > div, main { max-inline-size: 58rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
.cover > div { padding-block: 3.5rem 2.5rem; }
.cover p { margin-block: 0 .5rem; color: var(--cover-quiet); }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(2.125rem, 1.7rem + 2.2vw, 3.25rem); margin-block: .25rem .75rem; letter-spacing: -.01em; color: var(--cover-ink); }
h2 { font-size: 1.625rem; margin-block: 3.5rem 1rem; }
h3 { font-size: 1.1875rem; margin-block: 2rem .5rem; }
.cover .notice { margin-block-start: 1.5rem; padding-inline-start: 1rem; border-inline-start: .25rem solid var(--cover-quiet); max-inline-size: 41rem; color: var(--cover-ink); }
main { padding-block: 0 5rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, .wide:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .1875rem; border-radius: .125rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1rem 2rem; margin-block: 2rem 0; padding-block-end: 2rem; border-block-end: 1px solid var(--rule); }
.facts div { display: flex; flex-direction: column-reverse; }
.facts dd { margin: 0; font: 600 2.5rem/1.1 var(--serif); color: var(--accent); font-variant-numeric: lining-nums; }
.facts dt { color: var(--quiet); font-size: .9375rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem 1rem .5rem 0; border-block-end: 1px solid var(--rule); font-weight: 400; }
thead th { font-size: .875rem; color: var(--quiet); }
.number { text-align: end; overflow-wrap: normal; font-variant-numeric: tabular-nums lining-nums; padding-inline-end: 0; }
td.number { font-weight: 600; vertical-align: bottom; }
.bars a { color: inherit; text-decoration: none; display: block; }
.bars a:hover { text-decoration: underline; }
.bars a:focus-visible { outline-offset: .0625rem; }
.bar { display: block; inline-size: 100%; block-size: .375rem; margin-block-start: .375rem; }
.bar .track { fill: var(--tint); }
.bar .fill { fill: var(--accent); }
.mark { color: var(--accent); font-weight: 600; margin-inline-end: .25em; font-variant-numeric: lining-nums; }
.question h2 { padding-block-start: 2rem; border-block-start: 1px solid var(--rule); }
.count, .same { color: var(--quiet); font-size: .9375rem; }
.answers { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.25rem; }
.answer { background: var(--tint); border: 1px solid var(--tint-rule); border-radius: .5rem; padding: 1.25rem 1.5rem 1rem; break-inside: avoid-page; }
.answer blockquote { margin: 0; max-inline-size: 41rem; }
.answer blockquote p, q { white-space: pre-wrap; }
.answer blockquote p { margin: 0; }
.answer .by, .answer .same { margin-block: .75rem 0; font-size: .9375rem; }
.badge { display: inline-block; padding-inline: .5em; border: 1px solid currentColor; border-radius: 1em; font-size: .8125rem; color: var(--warn); margin-inline-start: .25em; }
.source { color: var(--quiet); font-size: .875rem; margin-inline-start: .5em; }
.wide { overflow-x: auto; font-size: .9375rem; }
.wide table { min-inline-size: 44rem; overflow-wrap: normal; }
.wide td:last-child { overflow-wrap: anywhere; }
.look ul, .apart ul { padding-inline-start: 1.25rem; }
.look li, .apart li { margin-block: .375rem; font-size: .9375rem; }
.look h3 { font: 600 1rem/1.4 var(--sans); margin-block-start: 1.5rem; }
q { quotes: none; display: block; border-inline-start: .1875rem solid var(--tint-rule); padding-inline-start: .75rem; margin-block: .25rem; color: var(--quiet); }
.problem, .problem a { color: var(--warn); }
tr:target, li:target { background: var(--tint); }
@media print { :root { --paper: #fff; --ink: #000; --quiet: #333; --cover-ink: #000; --cover-quiet: #333; --tint: #fff; }
  body { font-size: 10.5pt; } .cover { background: none; border-block-end: 2pt solid #000; } h1 { color: #000; }
  h2, h3 { break-after: avoid; } a { color: inherit; } .wide { overflow: visible; } .wide table { min-inline-size: 0; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .bar .track { fill: #e4e4e4; } .bar .fill { fill: #14573a; } }
@media (forced-colors: active) { .bar .fill { fill: CanvasText; } .bar .track { fill: Canvas; stroke: CanvasText; stroke-width: .1; } }
`;
