import { expect, it } from '@jest/globals'
import { figure, table } from './table.ts'

it.each([
  [12_345.6, '12,346'],
  [99.96, '100.0'],
  [12.34, '12.3'],
  [1.234, '1.23'],
  [0.0567, '0.057'],
  [Number.NaN, '–'],
])('given %d, then it is written %s', (value, text) => {
  expect(figure(value)).toBe(text)
})

it('given 2 rows of 2 columns, then text stands left and figures right, as Markdown', () => {
  const text = table(
    ['gateway', 'a second'],
    [
      ['ours', '2,000'],
      ['another one', '80'],
    ],
  )
  expect(text.split('\n')).toEqual([
    '| gateway     | a second |',
    '| ----------- | -------: |',
    '| ours        |    2,000 |',
    '| another one |       80 |',
  ])
})
