import { describe, expect, it } from '@jest/globals'
import { asBytes } from '../execution/json.ts'
import { responseText } from './response-text.ts'

describe('the body of a response', () => {
  const data = { name: 'Łódź 😀' }
  const error = { message: 'Größe fehlt', extensions: { code: 'NO' } }
  const bytes = asBytes(JSON.stringify(data))

  it.each([[[]], [[error]]])(
    'given errors %j, then it is the same from data as from the bytes of its text',
    (errors) => {
      const printed = [
        { data, errors },
        { bytes, errors, isSliced: false },
      ].map((answer) => {
        const { text, encoding } = responseText(answer, ({ message }) => ({ message }))
        return Buffer.from(text, encoding).toString()
      })
      expect(printed[1]).toBe(printed[0])
      expect(JSON.parse(printed[0]!)).toEqual({
        data,
        ...(errors.length > 0 && { errors: [{ message: 'Größe fehlt' }] }),
      })
    },
  )
})
