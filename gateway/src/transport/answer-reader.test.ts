import { describe, expect, it } from '@jest/globals'
import { AboveCap } from './answer-body.ts'
import { AnswerReader, BadFraming } from './answer-reader.ts'

type Answer = { status: number; body: string; reusable: boolean }

/** What is read from the pieces. */
function read(pieces: readonly Buffer[], limitBytes = 1_000): Answer[] {
  const answers: Answer[] = []
  const reader = new AnswerReader(limitBytes, (status, body, reusable) =>
    answers.push({ status, body: body.toString(), reusable }),
  )
  for (const piece of pieces) reader.read(piece)
  reader.close()
  return answers
}

const stream = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a":"é"}'.slice(0, -1) + // é has two bytes
    'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 500 Oh no\r\nX-A: b:c\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '3;x="y"\r\n{"b\r\n5 \r\n":[]}\r\n0\r\nX-T: 1\r\n\r\n' +
    'HTTP/1.1 204 No Content\r\nConnection: Keep-Alive\r\n\r\n' +
    'HTTP/1.1 200 OK\r\nConnection: x, Close\r\ncontent-length:0\r\n\r\n',
)
const answers: Answer[] = [
  { status: 200, body: '{"a":"é"', reusable: true },
  { status: 500, body: '{"b":[]}', reusable: true },
  { status: 204, body: '', reusable: true },
  { status: 200, body: '', reusable: false },
]

describe('answers on a connection', () => {
  it('given 4 of them in one piece, then they are told apart', () => {
    expect(read([stream])).toEqual(answers)
  })

  it('given the same in two pieces, wherever the cut is, or byte by byte, then nothing changes', () => {
    for (let cut = 1; cut < stream.length; cut++) {
      expect(read([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(answers)
    }
    expect(read([...stream].map((byte) => Buffer.of(byte)))).toEqual(answers)
  })

  it('given heads that are like the one before but for something, then each is read as if it were the first', () => {
    const head = (length: string, more = '', first = 'HTTP/1.1 200 OK') =>
      `${first}\r\nx-a: content-length: 1\r\ncontent-length: ${length}\r\ndate: now${more}\r\n\r\n`
    const bodyOf = (length: string) => 'x'.repeat(Number.parseInt(length, 10) || 0)
    const heads: [string, string][] = [
      ...['2', '3', '10', '0', '1', '005', '5 ', '12'].map((length): [string, string] => [
        head(length),
        bodyOf(length),
      ]),
      [head('2', '', 'HTTP/1.1 500 No'), 'xx'],
      [head('4'), 'xxxx'],
      ['HTTP/1.1 102 Wait\r\n\r\n', ''],
      [head('1', '\r\nx-b: 1'), 'x'],
      [head('3', '\r\nx-b: 1'), 'xxx'],
      [head('3'), 'xxx'],
    ]
    const each = heads.flatMap(([text, body]) => (text.includes('102') ? [] : read([Buffer.from(text + body)])))
    expect(read([Buffer.from(heads.map(([text, body]) => text + body).join(''))])).toEqual(each)
    for (const wrong of [
      '',
      '-1',
      '1x',
      '0x1',
      '2\r\ncontent-length: 3',
      '2\r\ntransfer-encoding: chunked',
      '1'.repeat(16),
    ]) {
      const reads = () => read([Buffer.from(`${head('2')}xx${head(wrong)}xx`)])
      expect(reads).toThrow(wrong.length === 16 ? Error : BadFraming)
    }
  })

  it('given neither length nor chunks, then the end of the connection ends the answer', () => {
    expect(read([Buffer.from('HTTP/1.0 200 OK\r\n\r\n{'), Buffer.from('}')])).toEqual([
      { status: 200, body: '{}', reusable: false },
    ])
  })

  const refused =
    (head: string, body = '{}') =>
    () =>
      read([Buffer.from(`${head}\r\n\r\n${body}`, 'latin1')])
  it.each([
    ['another protocol', 'RTSP/1.0 200 OK'],
    ['HTTP/2', 'HTTP/2.0 200 OK'],
    ['no status', 'HTTP/1.1 OK'],
    ['status 99', 'HTTP/1.1 099 Low'],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols'],
    ['a line feed alone', 'HTTP/1.1 200 OK\ncontent-length: 2'],
    ['a line without a colon', 'HTTP/1.1 200 OK\r\nhello'],
    ['a folded line', 'HTTP/1.1 200 OK\r\nx-a: 1\r\n content-length: 2'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\ncontent-length : 2'],
    ['two lengths that agree', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 2'],
    ['a length with a sign', 'HTTP/1.1 200 OK\r\ncontent-length: +2'],
    ['a length in a list', 'HTTP/1.1 200 OK\r\ncontent-length: 2, 2'],
    ['an empty length', 'HTTP/1.1 200 OK\r\ncontent-length:'],
    ['a length of 16 digits', 'HTTP/1.1 200 OK\r\ncontent-length: 1000000000000000'],
    ['two codings', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked'],
    ['chunked twice', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked'],
    ['chunks and a length', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 2'],
    ['chunks in HTTP/1.0', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked'],
    ['a compressed body', 'HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 2'],
    ['a head of 17 kB', `HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(17_000)}`],
  ])('given %s, then it is refused', (_case, head) => {
    expect(refused(head)).toThrow(BadFraming)
  })

  it.each([
    ['no number', 'x\r\n'],
    ['a number below 0', '-1\r\n'],
    ['a chunk that is longer than its size', '1\r\nabc\r\n0\r\n\r\n'],
    ['a line of 5 kB', `1;${'a'.repeat(5_000)}\r\na\r\n`],
    ['a line feed alone', '1\na\n0\n\n'],
  ])('given %s for the size of a chunk, then it is refused', (_case, body) => {
    expect(refused('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked', body)).toThrow(BadFraming)
  })

  it.each([
    ['a length of 1 001', 'content-length: 1001', 'a'],
    ['a chunk of 1 001', 'transfer-encoding: chunked', '3e9\r\na'],
    ['a chunk of 4 GB', 'transfer-encoding: chunked', 'ffffffff\r\na'],
    ['1 001 chunks of 1', 'transfer-encoding: chunked', '1\r\na\r\n'.repeat(1_001)],
    ['an open end after 1 001', 'x-a: b', 'a'.repeat(1_001)],
  ])('given %s bytes where 1 000 are allowed, then it is cut', (_case, header, body) => {
    expect(refused(`HTTP/1.1 200 OK\r\n${header}`, body)).toThrow(AboveCap)
  })

  it('given 1 000 bytes where 1 000 are allowed, then they are taken', () => {
    const body = 'a'.repeat(1_000)
    const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'
    expect(read([Buffer.from(`${head}1f4\r\n${body.slice(500)}\r\n1f4\r\n${body.slice(500)}\r\n0\r\n\r\n`)])).toEqual([
      { status: 200, body, reusable: true },
    ])
  })
})
