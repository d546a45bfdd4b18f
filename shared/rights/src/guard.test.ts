import { describe, expect, it } from '@jest/globals'
import { buildSchema, graphql, GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { apps, type Requester, type Role } from '@greenlang/kernel/requester.ts'
import { guard } from './guard.ts'
import { Permissions } from './permissions.ts'

const directives = `
  directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION
  directive @public on FIELD_DEFINITION
  directive @key(fields: String!) on OBJECT
`
const build = (sdl: string): GraphQLSchema => guard(buildSchema(directives + sdl), Permissions.load())
const requester = (...roles: Role[]): Requester => ({ userId: 'u', organizationId: 'o', roles, apps: [...apps] })

describe('a schema that is shut by default', () => {
  it.each([
    ['a query without a word', 'type Query { goods: Int }', 'Query.goods says neither @requiresScopes nor @public.'],
    [
      'a mutation without a word',
      'type Query { a: Int @public } type Mutation { change: Int }',
      'Mutation.change says neither @requiresScopes nor @public.',
    ],
    [
      'an entity without a word',
      'type Query { a: Int @public } type Good @key(fields: "id") { id: ID! }',
      'Good.id says neither @requiresScopes nor @public.',
    ],
    [
      'a right that nobody knows',
      'type Query { goods: Int @requiresScopes(scopes: [["cbam:good:steal"]]) }',
      'Query.goods needs cbam:good:steal, which rbac.yaml does not know.',
    ],
    [
      'a field that can be refused and may not be null',
      'type Query { goods: Int! @requiresScopes(scopes: [["cbam:imported_good:read"]]) }',
      'Query.goods can be refused by itself and must be nullable, or its refusal would take its neighbours with it.',
    ],
  ])('given %s, then it cannot be built', (_case, sdl, message) => {
    expect(() => build(sdl)).toThrow(message)
  })

  const schema = () =>
    build(`
      type Query {
        version: Int @public
        goods: Goods @requiresScopes(scopes: [["cbam:imported_good:read"]])
        either: Int @requiresScopes(scopes: [["cbam:imported_good:delete"], ["cbam:imported_good:read"]])
        both: Int @requiresScopes(scopes: [["cbam:imported_good:delete", "cbam:imported_good:read"]])
      }
      type Mutation { remove: Int! @requiresScopes(scopes: [["cbam:imported_good:delete"]]) }
      type Goods { count: Int! first: Good! secret: Int @requiresScopes(scopes: [["cbam:imported_good:delete"]]) }
      type Good @key(fields: "id") @requiresScopes(scopes: [["cbam:imported_good:read"]]) { id: ID! mass: Int! }
    `)
  const root = {
    version: 1,
    goods: { count: 2, first: { id: 'g', mass: 3 }, secret: 4 },
    either: 5,
    both: 6,
    remove: 7,
  }
  const ask = async (source: string, who: Requester | null) => {
    const { data, errors } = await graphql({
      schema: schema(),
      source,
      rootValue: root,
      contextValue: { requester: who },
    })
    const codes = (errors ?? []).map(({ path, originalError }) => [
      path?.join('.'),
      (originalError as { code?: string } | undefined)?.code,
    ])
    return { data: data && (JSON.parse(JSON.stringify(data)) as unknown), codes }
  }

  it('given nobody signed in, then what is public is answered and the rest is UNAUTHENTICATED', async () => {
    expect(await ask('{ version goods { count } }', null)).toEqual({
      data: { version: 1, goods: null },
      codes: [['goods', 'UNAUTHENTICATED']],
    })
  })

  it('given a viewer, then what a viewer may see is answered, and the field beyond is null with FORBIDDEN', async () => {
    expect(await ask('{ goods { count first { id mass } secret } }', requester('viewer'))).toEqual({
      data: { goods: { count: 2, first: { id: 'g', mass: 3 }, secret: null } },
      codes: [['goods.secret', 'FORBIDDEN']],
    })
  })

  it('given two sets of rights, then one set is enough, and of one set each right is needed', async () => {
    expect(await ask('{ either both }', requester('viewer'))).toEqual({
      data: { either: 5, both: null },
      codes: [['both', 'FORBIDDEN']],
    })
    expect(await ask('{ either both }', requester('org_admin'))).toEqual({ data: { either: 5, both: 6 }, codes: [] })
  })

  it('given a mutation without the right, then it is not done', async () => {
    expect(await ask('mutation { remove }', requester('viewer'))).toEqual({
      data: null,
      codes: [['remove', 'FORBIDDEN']],
    })
    expect(await ask('mutation { remove }', requester('org_admin'))).toEqual({ data: { remove: 7 }, codes: [] })
  })

  it('given two requests of different people to one schema, then no verdict is kept from one to the other', async () => {
    const one = schema()
    const source = '{ goods { secret } }'
    const answers = await Promise.all(
      (['org_admin', 'viewer', 'org_admin'] as const).map((role) =>
        graphql({ schema: one, source, rootValue: root, contextValue: { requester: requester(role) } }),
      ),
    )
    expect(answers.map(({ errors }) => errors?.length ?? 0)).toEqual([0, 1, 0])
  })

  it('given fields without a rule, then they are not wrapped and keep the path of a plain property', () => {
    const goods = schema().getType('Goods') as GraphQLObjectType
    const { count, secret } = goods.getFields()
    expect(count?.resolve).toBeUndefined()
    expect(secret?.resolve).toBeInstanceOf(Function)
  })
})
