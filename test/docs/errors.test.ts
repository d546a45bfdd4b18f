import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Severity } from '@greenlang/kernel/issue.ts'
import { importIssues as cbamIssues } from '../../subgraphs/cbam/src/domain/import-issues.ts'
import { importIssues as vcciIssues } from '../../subgraphs/vcci/src/domain/import-issues.ts'

/** What the gateway's GraphQL server says by itself; the gateway depends on it, the tests do not. */
const server = createRequire(new URL('../../gateway/package.json', import.meta.url))('@apollo/server/errors') as Record<
  'ApolloServerErrorCode' | 'ApolloServerValidationErrorCode',
  Record<string, string>
>

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'errors.md'), 'utf8')

/** Text of all sources that are not tests, below the folders. */
function sources(...folders: string[]): string {
  const exclude = (path: string) => /(^|\/)(node_modules|generated|test)($|\/)|\.test\.ts$/.test(path)
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root, exclude }))
  if (files.length === 0) throw new Error(`There are no sources in ${folders.join(', ')}.`)
  return files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
}

/** The tables below a heading, row by row, without their heads. */
function rowsBelow(heading: string): string[][] {
  const level = heading.indexOf(' ')
  const [, below] = page.split(`\n${heading}\n`)
  if (below === undefined) throw new Error(`docs/errors.md has no heading "${heading}".`)
  const section = below.split(new RegExp(`^#{2,${level}} `, 'm'))[0]!
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) => row.slice(2, -2).split(' | '))
}

const codesBelow = (heading: string) => rowsBelow(heading).map(([code]) => code!.replaceAll('`', ''))
const found = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, code]) => code!))
const sorted = (codes: Iterable<string>) => [...codes].toSorted()

/** Code of each class of error by its name. */
const everything = sources('shared', 'gateway', 'subgraphs', 'bin')
const classes = new Map(
  everything.split(/^(?=(?:export )?(?:abstract )?class )/m).flatMap((text) => {
    const [, name, code] =
      /^(?:export )?class (\w+) extends DomainError \{[\s\S]*?super\(\s*'([A-Z][A-Z0-9_]+)'/.exec(text) ?? []
    return name && code ? [[name, code] as const] : []
  }),
)

describe('docs/errors.md', () => {
  it('has each class of error that the sources have, and no class escapes the search', () => {
    expect([...everything.matchAll(/\bextends DomainError\b/g)]).toHaveLength(
      [...everything.matchAll(/super\(\s*'[A-Z]/g)].length,
    )
    expect(classes.size).toBeGreaterThan(80)
  })

  it('lists the same codes of errors as the classes, the gateway and the GraphQL server, each once', () => {
    const written = found(everything, /extensions: \{[^}]*?\bcode: '([A-Z_]+)'/g)
    const ofServer = [
      ...Object.values(server.ApolloServerErrorCode),
      ...Object.values(server.ApolloServerValidationErrorCode),
    ]
    expect(sorted(codesBelow('## Errors'))).toEqual(sorted(new Set([...classes.values(), ...written, ...ofServer])))
  })

  it.each([
    ['### importGoods', cbamIssues],
    ['### importActivity', vcciIssues],
  ] as [string, Record<string, { severity: Severity; meaning: string }>][])(
    'lists below "%s" the codes, severities and meanings of the source',
    (heading, issues) => {
      const expected = Object.entries(issues).map(([code, { severity, meaning }]) => [`\`${code}\``, severity, meaning])
      expect(rowsBelow(heading)).toEqual(expected)
    },
  )

  it.each(['cbam', 'vcci'])(
    'lists why a line of %s may have no figure: each error that the calculation says it throws',
    (service) => {
      const basis = readFileSync(join(root, `subgraphs/${service}/src/domain/calculation-basis.ts`), 'utf8')
      const thrown = [...basis.matchAll(/@throws \{([^}]+)\}/g)].flatMap(([, names]) => names!.split(' | '))
      const listed = rowsBelow('## Calculations').filter(([, of]) => of!.toLowerCase().startsWith(service))
      expect(sorted(listed.map(([code]) => code!.replaceAll('`', '')))).toEqual(
        sorted(thrown.map((name) => classes.get(name) ?? name)),
      )
    },
  )

  it('lists the same findings of a report as the sources of csrd', () => {
    expect(sorted(codesBelow('## Findings of a report'))).toEqual(
      sorted(found(sources('subgraphs/csrd/src'), /'([A-Z]{3}-\d{3})'/g)),
    )
  })
})
