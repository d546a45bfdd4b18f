import { Markup } from './markup.ts'

/** The only style of the document: nothing is loaded from anywhere, on screen or on paper. */
export const style = new Markup(`
:root { --ink: #1c2321; --soft: #56615d; --line: #d3dad6; --tint: #f3f7f4; --accent: #1f5f46; --alarm: #9b2c1f; --doubt: #8a5a00; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; border-top: 6px solid var(--accent); }
h1 { text-wrap: balance; margin: .2rem 0 .4rem; font-size: 2.1rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 3rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--accent); font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 1.8rem 0 .5rem; font-size: 1.05rem; }
p { max-width: 46rem; }
a { color: var(--accent); }
code { font: .88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.overline { margin: 0; color: var(--accent); font-weight: 600; }
.state { display: inline-block; margin: .6rem 0 0; padding: .2rem .7rem; border: 1px solid currentColor; border-radius: 1rem; color: var(--doubt); font-weight: 600; font-size: .9rem; }
.state.final { color: var(--accent); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .7rem 1.5rem; margin: 1.6rem 0 0; padding: 1.1rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); font-size: .84rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.glance { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin: 1.2rem 0; }
.glance > div { padding: 1rem 1.1rem; background: var(--tint); border-left: 4px solid var(--accent); }
.glance dt { color: var(--soft); font-size: .88rem; }
.glance dd { margin: .2rem 0 0; font-size: 1.55rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
.glance .unit { display: block; color: var(--soft); font-size: .84rem; font-weight: 400; }
.contents ol { columns: 2; margin: .5rem 0; padding-left: 1.3rem; }
.scroll { overflow-x: auto; }
.scroll table { min-width: 42rem; }
table { width: 100%; margin: .8rem 0 1.4rem; border-collapse: collapse; font-size: .94rem; }
caption { padding: .3rem 0 .5rem; color: var(--soft); font-size: .88rem; text-align: left; }
th, td { padding: .45rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); font-size: .84rem; vertical-align: bottom; }
tbody th { font-weight: 400; }
tr.sum th, tr.sum td { border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.id { color: var(--soft); font-size: .86rem; white-space: nowrap; }
.none { color: var(--soft); font-style: italic; }
.source { display: inline-block; min-width: 1.5em; font-size: .86rem; font-variant-numeric: tabular-nums; }
.error { color: var(--alarm); font-weight: 600; }
.warning { color: var(--doubt); font-weight: 600; }
.held { color: var(--accent); font-weight: 600; }
.aside { margin: 1rem 0; padding: .2rem 1.2rem; background: var(--tint); border-left: 4px solid var(--doubt); }
figure { margin: 1rem 0 1.6rem; }
figcaption { color: var(--soft); font-size: .88rem; }
svg { display: block; width: 100%; height: auto; }
svg rect { fill: var(--accent); }
svg text { fill: var(--ink); font-size: 12px; }
svg .amount { font-variant-numeric: tabular-nums; }
svg .axis { stroke: var(--ink); }
.notes { padding-left: 1.6rem; font-size: .92rem; }
.notes li { margin-bottom: .6rem; }
.notes li:target, tr:target { background: #fff6d6; }
.about { color: var(--soft); }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .88rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; }
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { font-size: 10pt; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .skip, .contents { display: none; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, .glance > div, .notes li { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
  .glance > div, .aside { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`)
