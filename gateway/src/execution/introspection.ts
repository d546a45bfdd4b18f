import { executeSync, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, type DocumentNode } from 'graphql'
import type { OperationSource } from './operation.ts'
import { ResponseShapes, type Fragments } from './response-shape.ts'
import { write } from './json.ts'
import type { Run } from './run.ts'

/** Puts what the schema says of itself among a run's data. */
export type Introspection = (run: Run) => void

/** Compiles the fields `__schema` and `__type` of an operation; null if it has none. */
export function compileIntrospection(
  { schema, definition, query }: OperationSource,
  fragments: Fragments,
): Introspection | null {
  const isAboutSchema = (name: string) => name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name
  if (definition.operation !== 'query' || !(query.includes('__schema') || query.includes('__type'))) return null
  return (run) => {
    const shapes = new ResponseShapes(schema, fragments, run.variables)
    const fields = shapes
      .of(schema.getQueryType()!, [definition.selectionSet])
      .fields.filter(({ name }) => isAboutSchema(name))
    if (fields.length === 0) return
    const selections = fields.flatMap(({ nodes }) => nodes)
    const own: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [
        { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } },
        ...Object.values(fragments),
      ],
    }
    const { data } = executeSync({ schema, document: own, variableValues: run.variables })
    for (const { key } of fields) write(run.data, key, data?.[key])
  }
}
