import { expect, it } from '@jest/globals'
import { readOptions } from './options.ts'

it('given nothing, then it measures the table with 50 sets over 32 connections', () => {
  expect(readOptions([])).toMatchObject({
    mode: 'table',
    only: null,
    sets: 50,
    connections: 32,
    cases: ['deep', 'deep-identical', 'medium', 'shallow'],
  })
})

it('given --vary 1, then there is no varied case', () => {
  expect(readOptions(['--vary', '1', '--latency']).cases).toEqual([
    'deep-identical',
    'deep-identical-one',
    'medium',
    'medium-one',
    'shallow',
    'shallow-one',
  ])
})

it('given --add with settings before the program, then it is a gateway that can be chosen', async () => {
  const { only } = readOptions(['--add', 'mine=CACHE=off node server.mjs --x=1', '--only', 'mine,apollo'])
  expect(only?.map(({ name }) => name)).toEqual(['mine', 'apollo'])
  expect(await only![0]!.command({} as never)).toEqual(['/bin/sh', '-c', 'exec env CACHE=off node server.mjs --x=1'])
})

it.each([
  [['--only', 'nobody'], /knows no nobody/],
  [['--vary', '0'], /whole number from 1 to 118, not 0/],
  [['--goals', '--growth'], /one of --goals, --growth/],
  [['--add', 'node server.mjs'], /name=command/],
])('given %j, then it says what would be right', (args, message) => {
  expect(() => readOptions(args)).toThrow(message)
})
