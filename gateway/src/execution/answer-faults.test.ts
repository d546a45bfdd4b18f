import { describe, expect, it } from '@jest/globals'
import { fieldError, readAnswer } from './answer-faults.ts'

const code = 'DOWNSTREAM_SERVICE_ERROR'
const noReason = 'The service gave no reason.'

describe("a service's answer", () => {
  it.each([
    '5',
    '"x"',
    'null',
    '[]',
    '{}',
    '{"data":null}',
    '{"data":null,"errors":[]}',
    '{"data":5}',
    '{"data":[]}',
    '{"data":{},"errors":5}',
    '{"data":{},"errors":{}}',
  ])('given %s, then it is none', (said) => {
    expect(readAnswer(JSON.parse(said))).toBeNull()
  })

  it.each([
    ['{"data":{"a":1}}', { data: { a: 1 }, errors: [] }],
    ['{"data":{},"errors":null}', { data: {}, errors: [] }],
    ['{"errors":[{"message":"no"}]}', { data: null, errors: [{ message: 'no', path: null, extensions: { code } }] }],
    ['{"errors":[null]}', { data: null, errors: [{ message: noReason, path: null, extensions: { code } }] }],
    [
      '{"errors":[{"message":5,"path":"a"}]}',
      { data: null, errors: [{ message: noReason, path: null, extensions: { code } }] },
    ],
    [
      '{"errors":[{"message":"","path":["a",{}]}]}',
      { data: null, errors: [{ message: '', path: null, extensions: { code } }] },
    ],
    [
      '{"errors":[{"message":"no","path":["a",0],"extensions":{"code":"NO","x":1}}]}',
      { data: null, errors: [{ message: 'no', path: ['a', 0], extensions: { code: 'NO', x: 1 } }] },
    ],
    [
      '{"errors":[{"message":"no","extensions":{"code":5}}]}',
      { data: null, errors: [{ message: 'no', path: null, extensions: { code } }] },
    ],
  ])('given %s, then it is read', (said, expected) => {
    expect(readAnswer(JSON.parse(said))).toEqual(expected)
  })

  it('given extensions with the key __proto__, then nothing is polluted', () => {
    const answer = readAnswer(
      JSON.parse('{"errors":[{"message":"no","extensions":{"__proto__":{"code":"X","polluted":1}}}]}'),
    )
    const told = fieldError('s', answer!.errors[0]!, ['a'])
    expect(told.extensions.code).toBe(code)
    expect(told.extensions['polluted']).toBeUndefined()
  })

  it('given an error at a place of the response, then it names the service, and only the place if there is one', () => {
    const error = { message: 'no', path: ['_entities', 0, 'x'], extensions: { code: 'NO', service: 'other' } }
    expect(fieldError('s', error, ['a', 1, 'x'])).toEqual({
      message: 'no',
      path: ['a', 1, 'x'],
      extensions: { code: 'NO', service: 's' },
    })
    expect('path' in fieldError('s', error, undefined)).toBe(false)
  })
})
