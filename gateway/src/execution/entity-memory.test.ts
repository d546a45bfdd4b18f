import { expect, it } from '@jest/globals'
import { Batch } from './entity-memory.ts'

it('given 2 who wait for a batch, when it arrives, then each hears it once, in order, and who comes later hears it at once', () => {
  const batch = new Batch()
  const heard: string[] = []
  batch.whenArrived(() => heard.push('first'))
  batch.whenArrived(() => {
    heard.push('second')
    batch.whenArrived(() => heard.push('within'))
  })
  expect(heard).toEqual([])
  batch.arrive()
  batch.whenArrived(() => heard.push('late'))
  batch.arrive()
  expect(heard).toEqual(['first', 'second', 'within', 'late'])
})
