import { Kind, parse, type SelectionSetNode } from 'graphql'
import type { FetchNode, FlattenPath, PlanNode, RequiredSelection } from '../../src/planning/plan.ts'

/** Plans in few words, for tests of what runs them. */
export const fetchOf = (operation: string, others: Partial<FetchNode> = {}): FetchNode => ({
  kind: 'Fetch',
  serviceName: 's',
  operationKind: 'query',
  operation,
  ...others,
})

/** A fetch of entities. @param requires - as GraphQL: `... on A { id }` */
export const entitiesOf = (requires: string, selection: string, others: Partial<FetchNode> = {}): FetchNode =>
  fetchOf(`query($representations:[_Any!]!){_entities(representations:$representations){${selection}}}`, {
    requires: requiresOf(requires),
    ...others,
  })

/** What representations are made of, written as a selection. An alias is a key of its own. */
export function requiresOf(text: string): RequiredSelection[] {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions
  const read = ({ selections }: SelectionSetNode): RequiredSelection[] =>
    selections.map((selection): RequiredSelection => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('Plans require no named fragments.')
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const typeCondition = selection.typeCondition?.name.value
        return {
          kind: 'InlineFragment',
          ...(typeCondition && { typeCondition }),
          selections: read(selection.selectionSet),
        }
      }
      const inner = selection.selectionSet && { selections: read(selection.selectionSet) }
      return {
        kind: 'Field',
        name: selection.name.value,
        ...(selection.alias && { alias: selection.alias.value }),
        ...inner,
      }
    })
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('This is no selection.')
  return read(operation.selectionSet)
}

export const at = (path: FlattenPath, node: PlanNode): PlanNode => ({ kind: 'Flatten', path, node })
export const inSequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes })
export const inParallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes })
