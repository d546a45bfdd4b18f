import { describe, expect, it } from '@jest/globals'
import { copyRow } from './copy-text.ts'

describe('a row in the text format of COPY', () => {
  it('given text, a number, a truth value and nothing, then tabs stand between them and \\N for nothing', () => {
    expect(copyRow(['26DE1', 3, true, null, ''])).toBe('26DE1\t3\ttrue\t\\N\t\n')
  })

  it('given tab, line breaks and backslash inside a value, then they are written so that they stay inside it', () => {
    expect(copyRow(['a\tb\nc\rd\\.', '\\N'])).toBe('a\\tb\\nc\\rd\\\\.\t\\\\N\n')
  })
})
