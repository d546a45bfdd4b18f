import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typescriptPlugin from '@graphql-codegen/typescript'
import * as resolversPlugin from '@graphql-codegen/typescript-resolvers'
import { buildASTSchema, parse } from 'graphql'
import { services, type Service } from '@greenlang/kernel/services.ts'

/** Writes the resolver types of each subgraph from its schema. With `--check` it says whether they are up to date. */
const check = process.argv.includes('--check')

const text = { input: 'string', output: 'string' }
const moment = { input: 'string', output: 'Date | string' }
const config = {
  contextType: '../context.ts#Context',
  defaultScalarType: 'unknown',
  enumsAsTypes: true,
  federation: true,
  makeResolverTypeCallable: true,
  maybeValue: 'T | null | undefined',
  scalars: { Decimal: text, Date: moment, DateTime: moment },
  useTypeImports: true,
}

async function generate(service: Service): Promise<{ file: string; source: string }> {
  const folder = join(import.meta.dirname, '..', 'subgraphs', service)
  const schema = parse(readFileSync(join(folder, 'schema.graphql'), 'utf8'))
  // Which of our classes stand behind which type of the schema.
  const mappers = JSON.parse(readFileSync(join(folder, 'codegen.json'), 'utf8')) as Record<string, string>
  const file = join(folder, 'src', 'generated', 'schema.ts')
  const source = await codegen({
    filename: file,
    documents: [],
    config: { ...config, mappers },
    schema,
    schemaAst: buildASTSchema(schema, { assumeValidSDL: true }), // it does not know federation's directives
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript: typescriptPlugin, resolvers: resolversPlugin },
  })
  return { file, source }
}

const stale: Service[] = []
for (const service of services) {
  const { file, source } = await generate(service)
  if (existsSync(file) && readFileSync(file, 'utf8') === source) continue
  stale.push(service)
  if (check) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, source)
}
if (check && stale.length > 0) {
  console.error(`The resolver types of ${stale.join(', ')} are not up to date. Run npm run generate.`)
  process.exitCode = 1
}
