import { describe, expect, it } from '@jest/globals'
import { html } from './markup.ts'

describe('markup', () => {
  it('given a name with tags, quotes and an ampersand, then all five characters are escaped', () => {
    expect(html`<p title="${`"'`}">${'<b>R&D</b>'}</p>`.text).toBe(
      '<p title="&quot;&#39;">&lt;b&gt;R&amp;D&lt;/b&gt;</p>',
    )
  })

  it('given markup and lists of markup, then they are put in as they are', () => {
    const numbers = [1, 2].map((number) => html`<b>${number}</b>`)
    expect(html`${numbers}`.text).toBe('<b>1</b><b>2</b>')
  })

  it('given null and control characters, then nothing is left of them', () => {
    expect(html`[${null}${'a\u0000\u001bb'}]`.text).toBe('[ab]')
  })
})
