import { describe, expect, it } from '@jest/globals'
import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import { singleFlight } from './single-flight.ts'
import { SubgraphUnavailable } from './subgraph-failures.ts'
import type { Caller, Reply, TextLink } from './subgraph-transport.ts'

type Sent = { body: string; caller: Caller; reply: Reply; givenUp: boolean }

/** A service that answers when it is told to. */
function service() {
  const sent: Sent[] = []
  const link: TextLink = {
    speaks: 'text',
    send(body, caller, _repeatable, reply) {
      const call = { body, caller, reply, givenUp: false }
      sent.push(call)
      return () => void (call.givenUp = true)
    },
  }
  return { sent, shared: singleFlight('vcci', link) }
}

const caller = (identity = 'one', forMs = 5_000): Caller => ({
  requester: null,
  identity,
  requestId: '12345678',
  deadline: performance.now() + forMs,
})

/** Asks and keeps what comes. */
function ask(link: TextLink, body: string, { by = caller(), repeatable = true } = {}) {
  const replies: (string | Buffer | null)[] = []
  const keep: Reply = (failure: DomainError | null, answer) => replies.push(failure ? failure.code : answer)
  return { replies, giveUp: link.send(body, by, repeatable, keep) }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('identical calls at the same time', () => {
  it('given 3 queries for one identity, then one is sent and all get the same bytes', () => {
    const { sent, shared } = service()
    const asked = [ask(shared, '{}'), ask(shared, '{}'), ask(shared, '{}')]
    const answer = Buffer.from('{"data":{}}')
    expect(sent).toHaveLength(1)
    sent[0]!.reply(null, answer)
    for (const { replies } of asked) {
      expect(replies).toHaveLength(1)
      expect(replies[0]).toBe(answer)
    }
  })

  it('given one after the other, then each is sent', () => {
    const { sent, shared } = service()
    ask(shared, '{}')
    sent[0]!.reply(null, Buffer.from('1'))
    const { replies } = ask(shared, '{}')
    expect([sent.length, replies]).toEqual([2, []])
  })

  it('given another identity or another body, then nothing is shared, whichever ends first', () => {
    const { sent, shared } = service()
    const asked = [
      ask(shared, '1'),
      ask(shared, '1', { by: caller('two') }),
      ask(shared, '1', { by: caller('three') }),
      ask(shared, '2'),
    ]
    expect(sent.map(({ body, caller: { identity } }) => body + identity)).toEqual(['1one', '1two', '1three', '2one'])
    sent[1]!.reply(null, Buffer.from('b'))
    expect(ask(shared, '1').replies).toEqual([])
    expect(ask(shared, '1', { by: caller('three') }).replies).toEqual([])
    expect(sent).toHaveLength(4)
    sent[2]!.reply(null, Buffer.from('c'))
    sent[0]!.reply(null, Buffer.from('a'))
    sent[3]!.reply(null, Buffer.from('d'))
    expect(asked.map(({ replies }) => String(replies))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('given 2 mutations, then 2 are sent', () => {
    const { sent, shared } = service()
    for (let times = 0; times < 2; times++) ask(shared, '{}', { repeatable: false })
    expect(sent).toHaveLength(2)
  })

  it('given a failure, then all have it', () => {
    const { sent, shared } = service()
    const asked = [ask(shared, '{}'), ask(shared, '{}')]
    sent[0]!.reply(new SubgraphUnavailable('vcci'), null)
    expect(asked.map(({ replies }) => replies)).toEqual([['SUBGRAPH_UNAVAILABLE'], ['SUBGRAPH_UNAVAILABLE']])
  })

  it('given one of 2 gives up, then the other is answered; given both do, then the call is given up and a new one is sent', () => {
    const { sent, shared } = service()
    const [first, second] = [ask(shared, '{}'), ask(shared, '{}')]
    first.giveUp()
    first.giveUp()
    expect(sent[0]!.givenUp).toBe(false)
    sent[0]!.reply(null, Buffer.from('1'))
    expect([first.replies, String(second.replies)]).toEqual([[], '1'])

    const [third, fourth] = [ask(shared, '{}'), ask(shared, '{}')]
    third.giveUp()
    fourth.giveUp()
    expect(sent[1]!.givenUp).toBe(true)
    ask(shared, '{}')
    expect(sent).toHaveLength(3)
  })

  it('given one gives up another while the answer is handed out, then that one gets none', () => {
    const { sent, shared } = service()
    const second = { giveUp: () => undefined as void, replies: [] as unknown[] }
    shared.send('{}', caller(), true, () => second.giveUp())
    Object.assign(second, ask(shared, '{}'))
    sent[0]!.reply(null, Buffer.from('1'))
    expect(second.replies).toEqual([])
  })

  it('given the first may wait 60 ms and the second 5 s, then the first ends alone and the second is answered', async () => {
    const { sent, shared } = service()
    const first = ask(shared, '{}', { by: caller('one', 60) })
    const second = ask(shared, '{}')
    await pause(200)
    expect([first.replies, second.replies, sent[0]!.givenUp]).toEqual([['SUBGRAPH_TIMEOUT'], [], false])
    sent[0]!.reply(null, Buffer.from('1'))
    expect(String(second.replies)).toBe('1')
  })

  it('given nobody may wait any more, then the call is given up', async () => {
    const { sent, shared } = service()
    const asked = [ask(shared, '{}', { by: caller('one', 10) }), ask(shared, '{}', { by: caller('one', 20) })]
    await pause(150)
    expect(asked.map(({ replies }) => replies)).toEqual([['SUBGRAPH_TIMEOUT'], ['SUBGRAPH_TIMEOUT']])
    expect(sent[0]!.givenUp).toBe(true)
  })

  it('given 20 bodies of 3 kB that differ in one letter each, then each is sent and has its own answer', () => {
    const { sent, shared } = service()
    const bodies = Array.from({ length: 20 }, (_, at) => `${'a'.repeat(1_001 + at)}b${'a'.repeat(1_999 - at)}`)
    const asked = [...bodies, ...bodies].map((body) => ask(shared, body))
    for (const { body, reply } of sent.toReversed()) reply(null, Buffer.from(body))
    expect(asked.map(({ replies }) => String(replies))).toEqual([...bodies, ...bodies])
    expect(new Set(sent.map(({ body }) => body)).size).toBe(20)
  })
})
