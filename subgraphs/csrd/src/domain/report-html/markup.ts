/** Text that is HTML already. Everything else is escaped when it is put into a page. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | null | readonly Part[]

/** Joins HTML and values; values are escaped, so that no name can bring markup of its own into the page. */
export function html(fixed: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(fixed.reduce((text, piece, index) => text + rendered(values[index - 1] ?? null) + piece))
}

function rendered(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return part.map(rendered).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for quoted attributes. Control characters have no place in a document and are dropped. */
export function escapeHtml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly these are not allowed in HTML
  const allowed = text.replaceAll(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
  return allowed.replaceAll(/[&<>"']/g, (character) => entities[character]!)
}
