import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { demoPassword } from '../../bin/demo.ts'
import { removeDataFolder, startPlatform, type StartedPlatform } from '../harness/platform-under-test.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
/** Each query of the README with its person and its answer. */
const examples = [
  ...readme.matchAll(/As `(?<who>[^`]+)`[^]*?```graphql\n(?<query>[^]*?)```\s+```json\n(?<answer>[^]*?)```/g),
].map(({ groups }) => groups as Record<'who' | 'query' | 'answer', string>)

describe('a newcomer with the README', () => {
  let platform: StartedPlatform
  beforeAll(async () => {
    platform = await startPlatform()
  }, 60_000)
  afterAll(async () => {
    await platform.stop()
    await removeDataFolder(platform.folder)
  })

  const expectAnswersOfTheReadme = async () => {
    expect(examples).toHaveLength(3)
    for (const { who, query, answer } of examples) {
      const client = await platform.client.signIn(who, demoPassword)
      expect(await client.ask(query)).toEqual(JSON.parse(answer))
    }
  }

  it('given the first start, then the three queries give the answers of the README', () => expectAnswersOfTheReadme())

  it('given it is killed and started again, then they give the same answers', async () => {
    await platform.stop('SIGKILL')
    platform = await startPlatform({ folder: platform.folder })
    await expectAnswersOfTheReadme()
  }, 60_000)

  it('given the start, then it prints the address, five sign-ins and three things to try', () => {
    const printed = platform.output()
    expect(printed).toContain(`http://localhost:${platform.port}/graphql`)
    expect(printed.match(/@demo\.example {2,}/g)).toHaveLength(5)
    expect(printed.match(/^ {2}[123]\. /gm)).toHaveLength(3)
  })
})
