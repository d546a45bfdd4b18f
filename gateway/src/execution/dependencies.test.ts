import { describe, expect, it } from '@jest/globals'
import { at, entitiesOf, fetchOf, inParallel, inSequence } from '../../test/execution/plans.ts'
import { Random } from '../../test/graph/random.ts'
import type { FetchNode, PlanNode } from '../planning/plan.ts'
import { schedule } from './dependencies.ts'

/** For each fetch in the plan's order, those that it waits for. */
const waits = (plan: PlanNode | undefined) => schedule(plan).fetches.map(({ after }) => after)

describe('which fetch waits for which', () => {
  it('given no plan, then there is nothing to do', () => {
    expect(schedule(undefined)).toMatchObject({ fetches: [], parts: [] })
  })

  it('given entities under a list of the first fetch, then they wait for it', () => {
    const plan = inSequence(
      fetchOf('{a{__typename id}}'),
      at(['a', '@'], entitiesOf('... on A{__typename id}', '...on A{x}')),
    )
    expect(waits(plan)).toEqual([[], [0]])
  })

  it('given a third step that needs only the first, then it does not wait for the second', () => {
    const plan = inSequence(
      fetchOf('{a{__typename id}}'),
      at(['a'], entitiesOf('... on A{__typename id}', '...on A{x}')),
      at(['a'], entitiesOf('... on A{__typename id}', '...on A{y}')),
      at(['a'], entitiesOf('... on A{__typename id x}', '...on A{z}')),
    )
    expect(waits(plan)).toEqual([[], [0], [0], [0, 1]])
  })

  it('given a root fetch in a later step, then it starts at once', () => {
    expect(waits(inSequence(fetchOf('{a}'), fetchOf('{b}')))).toEqual([[], []])
  })

  it('given branches side by side, then none waits for another, and what follows them waits for the one that it needs', () => {
    const plan = inSequence(
      inParallel(fetchOf('{a{__typename id}}'), fetchOf('{b{__typename id}}')),
      inParallel(
        at(['b'], entitiesOf('... on B{__typename id}', '...on B{x}')),
        at(['a'], entitiesOf('... on A{__typename id}', '...on A{x}')),
      ),
    )
    expect(waits(plan)).toEqual([[], [], [1], [0]])
  })

  it('given mutations, then each waits for all before it and for what was read below them', () => {
    const mutation = (text: string) => fetchOf(`mutation{${text}}`, { operationKind: 'mutation' })
    const plan = inSequence(
      mutation('a{__typename id}'),
      at(['a'], entitiesOf('... on A{__typename id}', '...on A{x}')),
      mutation('b'),
      mutation('c'),
    )
    expect(waits(plan)).toEqual([[], [0], [0, 1], [0, 1, 2]])
  })

  it('given a key that the first fetch has only after an output rewrite, then who requires it waits', () => {
    const plan = inSequence(
      fetchOf('{a{__typename made_up:x}}', {
        outputRewrites: [{ kind: 'KeyRenamer', path: ['a', 'made_up'], renameKeyTo: 'x' }],
      }),
      at(['a'], entitiesOf('... on A{__typename x}', '...on A{y}')),
    )
    expect(waits(plan)).toEqual([[], [0]])
  })

  it('given a concrete type that only a later fetch can tell, then those at objects of that type wait for it', () => {
    const plan = inSequence(
      fetchOf('{media{__typename id}}'), // all it says is "Medium"
      at(['media', '@'], entitiesOf('... on Medium{__typename id}', '...on Medium{__typename}')),
      at(['media', '@', '... on Book', 'author'], entitiesOf('... on User{__typename id}', '...on User{name}')),
      at(['media', '@', '|[Book,Film]', 'shop'], entitiesOf('... on Shop{__typename id}', '...on Shop{name}')),
    )
    expect(waits(plan)).toEqual([[], [0], [0, 1], [0, 1]])
  })

  it('given requires below another object, then who brings the object or something of it is waited for', () => {
    const plan = inSequence(
      fetchOf('{a{__typename id}}'),
      at(['a'], entitiesOf('... on A{__typename id}', '...on A{size{__typename}}')),
      at(['a', 'size'], entitiesOf('... on Size{__typename}', '...on Size{length}')),
      at(['a', 'size'], entitiesOf('... on Size{__typename}', '...on Size{width}')),
      at(['a'], entitiesOf('... on A{__typename size{length}}', '...on A{cost}')),
    )
    expect(waits(plan)[4]).toEqual([0, 1, 2])
  })

  it('given requires below objects of one type, then who tells their type is waited for', () => {
    const plan = inSequence(
      fetchOf('{a{__typename owner{id name}}}'),
      at(['a', 'owner'], entitiesOf('... on Party{id}', '...on Party{__typename}')),
      at(['a'], entitiesOf('... on A{__typename owner{... on User{name}}}', '...on A{x}')),
    )
    expect(waits(plan)[2]).toEqual([0, 1])
  })

  it('given a change of representations of one type only, then who tells the type is waited for', () => {
    const plan = inSequence(
      fetchOf('{a{owner{id}}}'),
      at(['a', 'owner'], entitiesOf('... on Party{id}', '...on Party{__typename}')),
      at(
        ['a'],
        entitiesOf('... on A{owner{id}}', '...on A{x}', {
          inputRewrites: [{ kind: 'KeyRenamer', path: ['... on A', 'owner', '... on User', 'id'], renameKeyTo: 'key' }],
        }),
      ),
    )
    expect(waits(plan)[2]).toEqual([0, 1])
  })

  it('given arguments from objects above, then all before it are waited for', () => {
    const plan = inSequence(
      fetchOf('{a{__typename id}}'),
      fetchOf('{b}'),
      at(
        ['a'],
        entitiesOf('... on A{__typename id}', '...on A{x}', {
          contextRewrites: [{ kind: 'KeyRenamer', path: ['..', 'b'], renameKeyTo: 'c' }],
        }),
      ),
    )
    expect(waits(plan)[2]).toEqual([0, 1])
  })

  it('given a condition, then each fetch under it knows it, and what follows waits for both clauses', () => {
    const plan = inSequence(
      {
        kind: 'Condition',
        condition: 'v',
        ifClause: fetchOf('{a{__typename id}}'),
        elseClause: inSequence(fetchOf('{b}'), fetchOf('{a{__typename id}}')),
      },
      at(['a'], entitiesOf('... on A{__typename id}', '...on A{x}')),
    )
    const { fetches } = schedule(plan)
    expect(fetches.map(({ conditions }) => conditions.map(({ expected }) => expected))).toEqual([
      [true],
      [false],
      [false],
      [],
    ])
    expect(fetches[3]!.after).toEqual([0, 2])
  })

  it('given deferred parts, one within the other, then they are parts of their own that wait for what they name', () => {
    const { fetches, parts } = schedule({
      kind: 'Defer',
      primary: {
        node: inParallel(fetchOf('{a{__typename id}}', { id: '0' }), fetchOf('{b}', { id: '1' })),
      },
      deferred: [
        {
          depends: [{ id: '1' }],
          label: 'outer',
          queryPath: ['a'],
          node: {
            kind: 'Defer',
            primary: {
              node: at(['a'], entitiesOf('... on A{__typename id}', '...on A{x}', { id: '2' })),
            },
            deferred: [
              {
                depends: [{ id: '2' }],
                queryPath: ['a'],
                node: at(['a'], entitiesOf('... on A{__typename id}', '...on A{y}')),
              },
            ],
          },
        },
      ],
    })
    expect(fetches.map(({ part, after }) => [part, [...after].sort()])).toEqual([
      [0, []],
      [0, []],
      [1, [0, 1]],
      [2, [0, 1, 2]],
    ])
    expect(parts).toHaveLength(2)
  })
})

/** Random plans that remember what each fetch reads and writes. */
class RandomPlans {
  readonly #random: Random
  readonly touched = new Map<FetchNode, { reads: Set<string>; writes: Set<string>; before: FetchNode[] }>()
  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  node(depth: number, before: readonly FetchNode[]): { node: PlanNode; placed: FetchNode[] } {
    const random = this.#random
    const kind =
      depth === 0 ? 'Fetch' : random.pick(['Fetch', 'Sequence', 'Sequence', 'Parallel', 'Condition'] as const)
    if (kind === 'Fetch') return this.#fetch(before)
    const placed: FetchNode[] = []
    const nodes = Array.from({ length: 1 + random.integer(4) }, () => {
      const inner = this.node(depth - 1, kind === 'Sequence' ? [...before, ...placed] : before)
      placed.push(...inner.placed)
      return inner.node
    })
    if (kind !== 'Condition') return { node: { kind, nodes }, placed }
    const [ifClause, elseClause] = [nodes[0]!, nodes[1] ?? nodes[0]!]
    const both = new Set(fetchesIn({ kind: 'Parallel', nodes: [ifClause, elseClause] }))
    return {
      node: { kind, condition: 'v', ifClause, elseClause: nodes[1] },
      placed: placed.filter((fetch) => both.has(fetch)),
    }
  }

  #fetch(before: readonly FetchNode[]) {
    const random = this.#random
    const [reads, writes] = [new Set<string>(), new Set<string>()]
    const path: string[] = []
    let place = ''
    for (let length = random.integer(3); length > 0; length--) {
      place += `.${path[path.push(random.pick(['a', 'b'])) - 1]}`
      reads.add(place)
      if (random.chance(0.3)) path.push('@')
      if (random.chance(0.3)) {
        path.push(random.pick(['... on A', '|[A,B]']))
        reads.add(`${place}.__typename`)
      }
    }
    const requires = this.#selection(place, reads, 2)
    const selection = this.#selection(place, writes, 2)
    const renamed = random.chance(0.3) && { kind: 'KeyRenamer' as const, path: ['a'], renameKeyTo: 'c' }
    if (renamed && writes.has(`${place}.a`))
      for (const written of writes)
        if (`${written}.`.startsWith(`${place}.a.`)) writes.add(place + '.c' + written.slice(place.length + 2))
    const fetch = entitiesOf(requires, selection, renamed ? { outputRewrites: [renamed] } : {})
    this.touched.set(fetch, { reads, writes, before: [...before] })
    return { node: at(path, fetch), placed: [fetch] }
  }

  #selection(place: string, touches: Set<string>, depth: number): string {
    const random = this.#random
    return Array.from({ length: 1 + random.integer(2) }, () => {
      if (depth > 0 && random.chance(0.2)) {
        touches.add(`${place}.__typename`)
        return `... on A{__typename ${this.#selection(place, touches, depth - 1)}}`
      }
      const key = random.pick(['a', 'b', 'c'])
      touches.add(`${place}.${key}`)
      return depth > 0 && random.chance(0.5) ? `${key}{${this.#selection(`${place}.${key}`, touches, depth - 1)}}` : key
    }).join(' ')
  }
}

function fetchesIn(node: PlanNode): FetchNode[] {
  if (node.kind === 'Fetch') return [node]
  if (node.kind === 'Flatten') return fetchesIn(node.node)
  if (node.kind === 'Condition') return [node.ifClause, node.elseClause].flatMap((one) => (one ? fetchesIn(one) : []))
  return node.kind === 'Defer' ? [] : node.nodes.flatMap(fetchesIn)
}

describe('given 500 random plans', () => {
  it('when fetches run by dependency, then none starts before what it reads is written', () => {
    let avoided = 0
    for (let seed = 1; seed <= 500; seed++) {
      const plans = new RandomPlans(seed)
      const { node } = plans.node(3, [])
      const { fetches } = schedule(node)
      for (const { fetch, after } of fetches) {
        const { reads, before } = plans.touched.get(fetch)!
        const awaited = new Set(after.map((index) => fetches[index]!.fetch))
        const needed = before.filter((earlier) => [...plans.touched.get(earlier)!.writes].some((one) => reads.has(one)))
        expect({ seed, missing: needed.filter((one) => !awaited.has(one)) }).toEqual({ seed, missing: [] })
        avoided += before.length - awaited.size
      }
      expect(fetches.every(({ after }, index) => after.every((earlier) => earlier < index))).toBe(true)
    }
    expect(avoided).toBeGreaterThan(1_000)
  })
})
