import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { generate } from './generate.ts'

const program = join(import.meta.dirname, '..', '..', 'test', 'execution', 'answer-once.ts')
const run = promisify(execFile)

it('given code made of text, then it sees what it is given and is strict', () => {
  const made = generate<{ sum: number; isStrict: boolean }>(
    'return {sum:a+b,isStrict:(function(){return this})()===undefined}',
    { a: 1, b: 2 },
  )
  expect(made).toEqual({ sum: 3, isStrict: true })
})

it('given a process that may not generate code, then an operation has the same answer as in one that may', async () => {
  const answers = await Promise.all(
    [[], ['--disallow-code-generation-from-strings']].map(async (flags) => {
      const { stdout } = await run(process.execPath, [...flags, program], { env: { ...process.env, NODE_OPTIONS: '' } })
      return JSON.parse(stdout) as { mayGenerate: boolean; reason: string }
    }),
  )
  const error = { path: ['as', 1, 'x'], message: 'A.x should be a value of the type Int, and it is not.' }
  const answer = { isSliced: false, data: { as: null }, errors: [error] }
  expect(answers).toEqual([
    { mayGenerate: true, reason: 'rewrites', ...answer },
    { mayGenerate: false, reason: 'rewrites', ...answer },
  ])
})
