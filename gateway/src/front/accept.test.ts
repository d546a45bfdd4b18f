import { describe, expect, it } from '@jest/globals'
import { accepted } from './accept.ts'

const json = 'application/json; charset=utf-8'
const graphql = 'application/graphql-response+json; charset=utf-8'

describe('the form of an answer', () => {
  it.each([
    [undefined, json],
    ['*/*', json],
    ['application/json', json],
    ['application/*', json],
    ['application/graphql-response+json', graphql],
    ['application/graphql-response+json, application/json;q=0.9', graphql],
    ['application/graphql-response+json; charset=utf-8, application/json; charset=utf-8', graphql],
    ['application/json, application/graphql-response+json', json],
    ['application/graphql-response+json;q=0.5, */*', json],
    ['application/json;q=0, */*', graphql],
    ['APPLICATION/JSON; CHARSET="UTF-8"', json],
    ['application/json; charset=latin1', null],
    ['text/html', null],
    ['application/json;q=0', null],
    ['', null],
  ])('given accept: %s, then a whole answer is %s', (accept, whole) => {
    expect(accepted(accept).whole).toBe(whole)
  })

  it.each([
    ['multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9', 'multipart'],
    ['multipart/mixed; DeferSpec="20220824"', 'multipart'],
    ['application/json, text/event-stream, multipart/mixed', 'multipart'],
    ['text/event-stream, multipart/mixed;q=0.5', 'events'],
    ['text/event-stream', 'events'],
    ['text/event-stream;q=0', null],
    ['multipart/mixed; incrementalSpec=v0.2, application/json', null],
    ['multipart/mixed;deferSpec=20991231', null],
    ['multipart/*, */*', null],
  ])('given accept: %s, then parts come as %s', (accept, parts) => {
    expect(accepted(accept).parts).toBe(parts)
    expect(accepted(accept).parts).toBe(parts) // the second time it is known
  })
})
