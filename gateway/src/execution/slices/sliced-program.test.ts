import { describe, expect, it } from '@jest/globals'
import { compiledOperation, type Answers } from '../../../test/execution/compiled-operation.ts'
import { RandomGraph } from '../../../test/execution/random-graph.ts'
import { wrongAnswer } from '../../../test/execution/wrong-answers.ts'
import { fractionOf, Random } from '../../../test/graph/random.ts'

/** A random graph, an operation on it and its plan. */
function randomOperation(seed: number) {
  const graph = new RandomGraph(seed)
  const query = graph.query()
  return { graph, query, plan: graph.plan(query) }
}

describe('given 120 random graphs of objects, each with an operation', () => {
  it('when they are answered by slices, then the response is what the general path gives, whichever service answers first', async () => {
    const seen = { slices: 0, others: 0 }
    for (let seed = 1; seed <= 120; seed++) {
      const random = new Random(seed)
      const { graph, query, plan } = randomOperation(seed)
      const waiting: (() => void)[] = []
      const later = (act: () => void) => (random.chance(0.5) ? waiting.push(act) : act())
      const answers: Answers = (service, question) => Buffer.from(JSON.stringify(graph.answer(service, question)))
      const { execute, respond } = compiledOperation({ schema: graph.schema, query, plan, answers, later })
      const flush = async <Result>(answer: Promise<Result>) => {
        while (waiting.length > 0) waiting.splice(random.integer(waiting.length), 1)[0]!()
        return answer
      }
      for (const variables of [
        { v: false, w: true },
        { v: random.chance(0.5), w: random.chance(0.5) },
      ]) {
        const right = await flush(execute(variables))
        const answer = await flush(respond(variables))
        seen[answer.isSliced ? 'slices' : 'others']++
        expect({ seed, ...answer }).toEqual({ ...right, seed, isSliced: answer.isSliced })
      }
    }
    expect(seen.slices).toBeGreaterThan(130)
  })

  it('when 1 800 times their answers are not as usual, then the response is that of the general path, and nothing is asked twice', async () => {
    const seen = { slices: 0, others: 0 }
    for (let seed = 1; seed <= 120; seed++) {
      const { graph, query, plan } = randomOperation(seed)
      const variables = { v: false, w: true }
      let round = 0
      const answers: Answers = (service, question) => {
        const answer = graph.answer(service, question)
        const random = new Random(Math.floor(fractionOf(`${seed} ${round} ${JSON.stringify(question)}`) * 2 ** 31))
        return random.chance(0.4) ? wrongAnswer(answer, random) : Buffer.from(JSON.stringify(answer))
      }
      const { execute, respond, asked } = compiledOperation({ schema: graph.schema, query, plan, answers })
      for (round = 1; round <= 15; round++) {
        const right = await execute(variables)
        asked.length = 0
        const answer = await respond(variables)
        seen[answer.isSliced ? 'slices' : 'others']++
        expect(new Set(asked).size).toBe(asked.length)
        const told = { ...answer, isSliced: false }
        const isSame = JSON.stringify(told) === JSON.stringify(right)
        if (!isSame) expect({ seed, round, query, answer: told }).toEqual({ seed, round, query, answer: right })
      }
    }
    expect(seen.slices).toBeGreaterThan(300)
    expect(seen.others).toBeGreaterThan(300)
  })
})
