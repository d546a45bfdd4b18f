import { describe, expect, it } from '@jest/globals'
import { describeWith } from '../../../test/harness/describe-with.ts'
import { matches } from '../src/bus.ts'
import { inProcessBuses, rabbitBuses } from './buses.ts'
import { eventBusSuite } from './event-bus.suite.ts'

eventBusSuite('in the process', inProcessBuses)
describeWith('rabbitmq', 'RabbitMQ', (url) => eventBusSuite('over RabbitMQ', () => rabbitBuses(url)))

describe('a topic pattern', () => {
  it.each([
    ['cbam.emissions.calculated.v1.*', 'cbam.emissions.calculated.v1.an-organization', true],
    ['cbam.emissions.calculated.v1.*', 'cbam.emissions.calculated.v1', false],
    ['cbam.emissions.calculated.v1.*', 'cbam.emissions.calculated.v1.a.b', false],
    ['cbam.emissions.calculated.v1.*', 'cbam.emissions.calculated.v2.an-organization', false],
    ['cbam.#', 'cbam', true],
    ['cbam.#', 'cbam.a.b.c', true],
    ['#', '', true],
    ['#.v1.*', 'cbam.emissions.calculated.v1.x', true],
    ['#.v1.*', 'v1.x', true],
    ['*.#.v1', 'v1', false],
    ['#.#', 'a', true],
    ['cbam', 'cbamx', false],
  ])('given %s, then %s fits: %s', (pattern, key, fits) => {
    expect(matches(pattern, key)).toBe(fits)
  })
})
