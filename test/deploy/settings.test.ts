import { expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The settings that programs read: fields in capitals of their shapes, and what tests look up. */
const settings = [
  'bin/*.ts',
  'gateway/src/*.ts',
  'subgraphs/*/src/main.ts',
  'shared/graphql/src/serve-subgraph.ts',
  'test/harness/servers.ts',
]
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .flatMap((file) => [
    ...read(file).matchAll(/\b([A-Z][A-Z_]+): (?:z|port|secret|password|graphqlUrl)\b|process\.env\['([A-Z_]+)'\]/g),
  ])
  .map(([, field, variable]) => field ?? variable!)

it('given any setting that a program reads, then .env.example lists it, and nothing else', () => {
  const listed = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!)
  const internal = ['CI'] // set by the machine that tests
  expect(new Set(listed)).toEqual(new Set(settings.filter((name) => !internal.includes(name))))
  expect(listed).toHaveLength(new Set(listed).size)
})
