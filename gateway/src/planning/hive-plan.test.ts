import { describe, expect, it } from '@jest/globals'
import { fromHive, type HiveNode } from './hive-plan.ts'

const fetchOf = (serviceName: string, operation = '{a}') =>
  ({ kind: 'Fetch', serviceName, operation, operationKind: 'query' }) as const
const entities = 'query($representations:[_Any!]!){_entities(representations: $representations){...on A{b}}}'
const below = (key: string, serviceName: string) =>
  ({
    kind: 'Flatten',
    path: [{ Field: key }, '@', { TypeCondition: ['A', 'B'] }],
    node: fetchOf(serviceName, entities),
  }) as const

describe("a plan of Hive's", () => {
  it('given a batch, then each of its questions stands by itself, at each of its paths', () => {
    const operation = `query($__batch_reps_0:[_Any!]!, $__batch_reps_1:[_Any!]!, $x:Int=1){
      _e0: _entities(representations: $__batch_reps_0){...a} _e1: _entities(representations: $__batch_reps_1){...on B{c(x: $x)}}}
      fragment a on A {b}`
    const part = (number: number, ...keys: string[]) => ({
      alias: `_e${number}`,
      representationsVariableName: `__batch_reps_${number}`,
      paths: keys.map((Field) => [{ Field }]),
      requires: [{ kind: 'Field', name: 'id' } as const],
    })
    const aliases = [part(0, 'p', 'q'), part(1, 'r')]
    const plan = fromHive({ node: { kind: 'BatchFetch', serviceName: 's', operation, entityBatch: { aliases } } })
    const question = (operation: string, variableUsages: string[]) => ({
      kind: 'Fetch',
      serviceName: 's',
      operationKind: 'query',
      operation,
      variableUsages,
      requires: [{ kind: 'Field', name: 'id' }],
    })
    const a = question(
      'query($representations:[_Any!]!){_entities(representations:$representations){...a}}fragment a on A{b}',
      [],
    )
    const b = question(
      'query($representations:[_Any!]!$x:Int=1){_entities(representations:$representations){...on B{c(x:$x)}}}',
      ['x'],
    )
    expect(plan.node).toEqual({
      kind: 'Parallel',
      nodes: [
        { kind: 'Flatten', path: ['p'], node: a },
        { kind: 'Flatten', path: ['q'], node: a },
        { kind: 'Flatten', path: ['r'], node: b },
      ],
    })
  })

  it('given what is read under one key and sent under another, then it is renamed on its way, inner keys first', () => {
    const node: HiveNode = {
      ...fetchOf('s', entities),
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: 'A',
          selections: [
            {
              kind: 'Field',
              name: 'made_up',
              alias: 'size',
              selections: [{ kind: 'Field', name: 'inner', alias: 'length' }],
            },
          ],
        },
      ],
      inputRewrites: [
        { ValueSetter: { path: [{ TypenameEquals: ['A', 'B'] }, { Key: '__typename' }], setValueTo: 'I' } },
      ],
    }
    expect(fromHive({ node }).node).toMatchObject({
      requires: [
        {
          typeCondition: 'A',
          selections: [{ kind: 'Field', name: 'made_up', selections: [{ kind: 'Field', name: 'inner' }] }],
        },
      ],
      inputRewrites: [
        { kind: 'KeyRenamer', path: ['... on A', 'made_up', 'inner'], renameKeyTo: 'length' },
        { kind: 'KeyRenamer', path: ['... on A', 'made_up'], renameKeyTo: 'size' },
        { kind: 'ValueSetter', path: ['... on A', '__typename'], setValueTo: 'I' },
        { kind: 'ValueSetter', path: ['... on B', '__typename'], setValueTo: 'I' },
      ],
    })
  })

  it('given a made-up name that is undone, then the plan says so; given one that is forgotten, then there is no plan', () => {
    const node: HiveNode = fetchOf('s', '{a{_internal_qp_alias_0: y}}')
    const outputRewrites = [{ KeyRenamer: { path: [{ Key: 'a' }, { Key: '_internal_qp_alias_0' }], renameKeyTo: 'y' } }]
    expect(fromHive({ node: { ...node, outputRewrites } }).node).toMatchObject({
      outputRewrites: [{ kind: 'KeyRenamer', path: ['a', '_internal_qp_alias_0'], renameKeyTo: 'y' }],
    })
    expect(() => fromHive({ node })).toThrow(/does not undo _internal_qp_alias_0/)
  })

  it('given a subscription with what follows its event, then it is one step with the rest', () => {
    const { kind: _kind, ...primary } = {
      ...fetchOf('s', 'subscription{a{id}}'),
      operationKind: 'subscription' as const,
    }
    const plan = fromHive({ node: { kind: 'Sequence', nodes: [{ kind: 'Subscription', primary }, below('a', 't')] } })
    expect(plan.node).toMatchObject({
      kind: 'Subscription',
      primary: { kind: 'Fetch', serviceName: 's', operationKind: 'subscription' },
      rest: { kind: 'Flatten', path: ['a', '@', '|[A,B]'], node: { serviceName: 't' } },
    })
  })

  it('given three mutations side by side with their reads, then they stand in series, under their conditions, each before its own reads', () => {
    const change = (keys: string) => ({ ...fetchOf('s', `mutation{${keys}}`), operationKind: 'mutation' }) as const
    const conditional = { kind: 'Condition', condition: 'x', ifClause: null, elseClause: change('b: do') } as const
    const nodes: HiveNode[] = [
      change('a: do'),
      { kind: 'Parallel', nodes: [conditional, below('a', 't')] },
      change('c: do'),
      { kind: 'Parallel', nodes: [below('a', 'u'), below('b', 'v'), below('c', 'w')] },
    ]
    const plan = fromHive({ node: { kind: 'Sequence', nodes } })
    const read = (serviceName: string) => ({ kind: 'Flatten', node: { serviceName } })
    expect(plan.node).toMatchObject({
      kind: 'Sequence',
      nodes: [
        { operation: 'mutation{a:do}' },
        read('t'),
        read('u'),
        { kind: 'Condition', condition: 'x', elseClause: { operation: 'mutation{b:do}' } },
        read('v'),
        { operation: 'mutation{c:do}' },
        read('w'),
      ],
    })
  })
})
