import { expect, it } from '@jest/globals'
import { heldLabels } from './overrides.ts'

const labels = ['percent(0)', 'percent(12.5)', 'percent(100)', 'percent(x)', 'new-delivery', 'xpercent(100)']

it.each([
  [0, ['percent(12.5)', 'percent(100)']],
  [12.4, ['percent(12.5)', 'percent(100)']],
  [12.5, ['percent(100)']],
  [99.9, ['percent(100)']],
])('given a throw of %d, then the labels that hold are %j', (thrown, expected) => {
  expect(heldLabels(labels, thrown)).toEqual(expected)
})

it('given no throw, then percent(0) never holds and percent(100) always', () => {
  for (let count = 0; count < 1_000; count++)
    expect(heldLabels(['percent(0)', 'percent(100)'])).toEqual(['percent(100)'])
})
