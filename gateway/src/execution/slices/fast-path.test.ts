import { describe, expect, it } from '@jest/globals'
import { compiledOperation } from '../../../test/execution/compiled-operation.ts'
import { fetchOf } from '../../../test/execution/plans.ts'
import { FastPathHealth } from './fast-path.ts'

/** 256 operations of a service, so many of them with a surprise. */
function operations(health: FastPathHealth, services: readonly string[], surprises: number, of = services[0]!) {
  for (let count = 0; count < 256; count++) health.note(services, count < surprises ? of : null)
}

describe('the health of the slicing way', () => {
  it.each([
    [0, true],
    [12, true],
    [13, false],
    [256, false],
  ])('given %d surprises in 256 operations, then it goes on: %s', (surprises, goesOn) => {
    const health = new FastPathHealth(() => 0)
    operations(health, ['s'], surprises)
    expect(health.isWell(['s'])).toBe(goesOn)
  })

  it('given more than 5 %, then it rests for a minute with that service alone, then tries again, and rests again', () => {
    let now = 1_000
    const health = new FastPathHealth(() => now)
    operations(health, ['s', 't'], 100, 's')
    expect([health.isWell(['s']), health.isWell(['t']), health.isWell(['t', 's']), health.isWell([])]).toEqual([
      false,
      true,
      false,
      true,
    ])
    now += 59_999
    expect(health.isWell(['s'])).toBe(false)
    now += 1
    expect(health.isWell(['t', 's'])).toBe(true)
    operations(health, ['s'], 13)
    expect(health.isWell(['s'])).toBe(false)
  })

  it('given surprises that come after 256 good operations, then the old ones do not hide them', () => {
    const health = new FastPathHealth(() => 0)
    operations(health, ['s'], 0)
    operations(health, ['s'], 13)
    expect(health.isWell(['s'])).toBe(false)
  })

  it('given a service that prints JSON with white space, then its answers are right before, during and after the rest', async () => {
    let now = 0
    let said = '{ "data": { "a": 1 } }'
    const health = new FastPathHealth(() => now)
    const { respond, asked } = compiledOperation({
      schema: 'type Query { a: Int! }',
      query: '{ a }',
      plan: fetchOf('{a}'),
      answers: () => said,
      health,
    })
    const right = { data: { a: 1 }, errors: [] }
    for (let count = 0; count < 256; count++) expect(await respond()).toEqual({ isSliced: false, ...right })
    said = '{"data":{"a":1}}'
    expect(await respond()).toEqual({ isSliced: false, ...right })
    now = 60_000
    expect(await respond()).toEqual({ isSliced: true, ...right })
    expect(asked).toHaveLength(258)
  })

  it('given a null that rises or an error of a service, then the way itself is well', async () => {
    const health = new FastPathHealth(() => 0)
    const { respond } = compiledOperation({
      schema: 'type Query { a: A } type A { x: Int! y: Int! }',
      query: '{ a { x } }',
      plan: fetchOf('{a{x}}'),
      answers: () => '{"data":{"a":{"x":1}}}',
      health,
    })
    for (let count = 0; count < 300; count++) await respond()
    expect(health.isWell(['s'])).toBe(true)
  })
})
