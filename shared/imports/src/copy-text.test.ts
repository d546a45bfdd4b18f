import { describe, expect, it } from '@jest/globals'
import { copyField } from './copy-text.ts'

describe('a value in the text format of COPY', () => {
  it('given text, a number, a truth value, nothing and empty text, then only nothing is \\N', () => {
    expect(['26DE1', 3, true, null, ''].map(copyField)).toEqual(['26DE1', '3', 'true', '\\N', ''])
  })

  it('given tab, line breaks and backslash inside a value, then they are written so that they stay inside it', () => {
    expect(['a\tb\nc\rd\\.', '\\N'].map(copyField)).toEqual(['a\\tb\\nc\\rd\\\\.', '\\\\N'])
  })
})
