import { describe, expect, it } from '@jest/globals'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = ['docs/operations.md', 'docs/errors.md']
const namesIn = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))]

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('names no file that is not there', () => {
    const links = namesIn(text, /\]\(([^)#]+)\)/g).map((link) => join('docs', link))
    const paths = namesIn(text, /`((?:bin|deploy|gateway|shared|subgraphs)\/[\w./*-]+)`/g)
    const missing = [...links, ...paths].filter((path) =>
      path.includes('*') ? globSync(path, { cwd: root }).length === 0 : !existsSync(join(root, path)),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })
})

describe('docs/operations.md', () => {
  const text = read('docs/operations.md')
  const exclude = (path: string) => /(^|\/)(node_modules|generated|test)($|\/)/.test(path)
  const sources = globSync('{bin,gateway,shared,subgraphs}/**/*.ts', { cwd: root, exclude }).map(read).join('\n')

  it('names no setting, script, path of health or word of the log that the sources do not have', () => {
    const settings = namesIn(text, /`([A-Z]{2,}(?:_[A-Z]+)+)`/g).filter(
      (name) => !read('docs/errors.md').includes(`| \`${name}\` |`),
    )
    expect(settings.length).toBeGreaterThan(5)
    expect(settings.filter((name) => !sources.includes(name))).toEqual([])
    const scripts = namesIn(text, /npm run ([\w:-]+)/g)
    const { scripts: known } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(scripts.filter((name) => !known[name])).toEqual([])
    expect(
      namesIn(text, /`(\/health(?:\/(?:live|ready))?|\/metrics)`/g).filter((path) => !sources.includes(`'${path}'`)),
    ).toEqual([])
    expect(sources).toContain("'an event was given up'")
  })
})
