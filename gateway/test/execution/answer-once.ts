import { mayGenerate } from '../../src/execution/generate.ts'
import { compiledOperation } from './compiled-operation.ts'
import { at, entitiesOf, fetchOf, inSequence } from './plans.ts'

/** Answers one operation and prints how, for a test that runs it in a process of its own. */
const { respond, reasonAgainstSlices } = compiledOperation({
  schema: 'type Query { as: [A!] } type A { id: ID! x: Int! inner: B } type B { v: [String] }',
  query: '{ as { x inner { v } id } }',
  plan: inSequence(
    fetchOf('{as{__typename id}}'),
    at(
      ['as', '@'],
      entitiesOf('... on A { __typename id }', '...on A{m:x inner{v}}', {
        inputRewrites: [{ kind: 'ValueSetter', path: ['... on A', '__typename'], setValueTo: 'A' }],
        outputRewrites: [{ kind: 'KeyRenamer', path: ['m'], renameKeyTo: 'x' }],
      }),
    ),
  ),
  answers: (_service, { query }) =>
    query.includes('_entities')
      ? {
          data: {
            _entities: [
              { m: 1, inner: { v: ['é', null] } },
              { m: 'wrong', inner: null },
            ],
          },
        }
      : {
          data: {
            as: [
              { __typename: 'A', id: '1' },
              { __typename: 'A', id: '2' },
              { __typename: 'A', id: '1' },
            ],
          },
        },
})
const reason = reasonAgainstSlices()
console.log(JSON.stringify({ mayGenerate, reason, ...(await respond()) }))
