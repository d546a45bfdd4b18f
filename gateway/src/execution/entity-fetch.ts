import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import { SubgraphBadAnswer } from '../transport/subgraph-failures.ts'
import { fieldError, type ServiceAnswer, type ServiceError } from './answer-faults.ts'
import { compileContextArguments } from './context-arguments.ts'
import type { ScheduledFetch } from './dependencies.ts'
import { Batch, EntityMemory, type RememberedEntity } from './entity-memory.ts'
import { isJsonObject, read, type JsonObject } from './json.ts'
import { compileMerge, copyOf } from './merge.ts'
import { compileErrorPath } from './error-paths.ts'
import type { ResponsePath } from './field-error.ts'
import type { Question } from './question.ts'
import { compileRepresentation } from './representation.ts'
import { applyRewrites, type IsPossible } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import { compileTargets } from './targets.ts'

/** Objects of one call: what is sent of them, and what is sent beside. */
type Call = {
  readonly batch: Batch
  readonly texts: string[]
  readonly objects: JsonObject[]
  readonly beside: JsonObject | null
}

/**
 * A fetch of entities for the objects at a path. Each distinct representation is asked for once, also across fetches that ask the same
 * question in one run.
 * @param memory - number of the question among those of the operation
 * @param isContextual - whether some fetch of the operation treats objects at one path differently: by type, or by what lies above
 */
export function entityFetch(
  { fetch, path, selection }: ScheduledFetch,
  ask: Question,
  memory: number,
  isContextual: boolean,
  isPossible: IsPossible,
): Step['perform'] {
  const { serviceName, outputRewrites, contextRewrites } = fetch
  const targets = compileTargets(path, isPossible)
  const representation = compileRepresentation(fetch.requires!, fetch.inputRewrites ?? [], isPossible)
  const merge = compileMerge(selection.keys, isPossible)
  const contextArguments = contextRewrites?.length ? compileContextArguments(contextRewrites, isPossible) : null
  const errorPath = compileErrorPath(selection.keys, outputRewrites)
  const firstKey = [...selection.keys.keys()].find((key) => key !== '__typename')
  const hasInnerObjects = [...selection.keys.values()].some((inner) => inner.size > 0)

  const { onlyKey } = representation

  return (run, done) => {
    const objects = targets.collect(run.data)
    if (objects.length === 0) return done()
    const besides = contextArguments && targets.locate(run.data).map(contextArguments)
    const { byKey, byText } = (run.memories[memory] ??= new EntityMemory())
    const calls = new Map<string, Call>()
    const entities: (RememberedEntity | null)[] = []
    const batches = new Set<Batch>()
    const askFor = (
      text: string,
      object: JsonObject,
      beside: JsonObject | null,
      besideKey: string,
    ): RememberedEntity => {
      let call = calls.get(besideKey)
      if (!call) calls.set(besideKey, (call = { batch: new Batch(), texts: [], objects: [], beside }))
      const entity = { batch: call.batch, value: null, errors: null, takenBy: null }
      call.batch.entities.push(entity)
      call.texts.push(text)
      call.objects.push(object)
      return entity
    }
    let lastBatch: Batch | null = null
    for (let index = 0; index < objects.length; index++) {
      const object = objects[index]!
      const beside = besides?.[index] ?? null
      const key = onlyKey && !beside && object['__typename'] === onlyKey.type ? object[onlyKey.key] : null
      let entity: RememberedEntity | null | undefined
      if (typeof key === 'string') {
        entity = byKey.get(key)
        if (!entity) byKey.set(key, (entity = askFor(representation.text(object)!, object, null, '')))
      } else {
        const text = representation.text(object)
        const besideKey = beside ? JSON.stringify(beside) : ''
        entity = text === null ? null : byText.get(besideKey + text)
        if (entity === undefined) byText.set(besideKey + text!, (entity = askFor(text!, object, beside, besideKey)))
      }
      entities.push(entity)
      if (entity === null || entity.batch === lastBatch) continue
      lastBatch = entity.batch
      batches.add(lastBatch)
    }

    const finish = () => {
      let hasErrors = false
      for (let index = 0; index < entities.length; index++) {
        const entity = entities[index]
        if (!entity) continue
        if (entity.value) {
          // Objects at one path are filled alike by all that follows; those at another path, or under another context, are not.
          const isShared = hasInnerObjects && entity.takenBy !== null && (isContextual || entity.takenBy !== objects)
          merge(objects[index]!, isShared ? copyOf(entity.value, selection.keys) : entity.value)
          entity.takenBy ??= objects
        }
        if (entity.errors) hasErrors = true
      }
      if (hasErrors) tellErrors(run, objects, entities)
      done()
    }
    let missing = batches.size
    if (missing === 0) return finish()
    const one = () => {
      if (--missing === 0) finish()
    }
    for (const awaited of batches) awaited.whenArrived(one)
    for (const call of calls.values()) send(run, call)
  }

  function send(run: Run, { batch, texts, objects, beside }: Call): void {
    const attachment = {
      text: () => {
        const others = beside
          ? Object.entries(beside).map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`)
          : []
        return `"representations":[${texts.join(',')}]${others.join('')}`
      },
      objects: () => ({ ...beside, representations: objects.map((object) => representation.object(object)) }),
    }
    ask(run, attachment, (answer, failure) => {
      const refusal = answer ? takeIn(run, batch, answer) : (failure ?? new SubgraphBadAnswer(serviceName))
      if (refusal) {
        const place = targets.locate(run.data).find(({ object }) => object === objects[0])?.path ?? []
        run.fail(serviceName, refusal, [firstKey === undefined ? place : [...place, firstKey]])
      }
      batch.arrive()
    })
  }

  /** @returns what is wrong if the answer is none to what was asked */
  function takeIn(run: Run, { entities }: Batch, { data, errors }: ServiceAnswer): DomainError | null {
    const values = data ? read(data, '_entities') : null
    const isList = Array.isArray(values) && values.length === entities.length
    if (!isList && (values || errors.length === 0)) return new SubgraphBadAnswer(serviceName)
    for (const error of errors) {
      const entity = error.path?.[0] === '_entities' ? entities[Number(error.path[1])] : undefined
      if (entity) (entity.errors ??= []).push(error)
      else run.tell(fieldError(serviceName, error, undefined))
    }
    run.fetchFailed ||= !isList
    if (!isList) return null
    if (outputRewrites) applyRewrites(outputRewrites, values, isPossible)
    for (let index = 0; index < entities.length; index++) {
      const value: unknown = values[index]
      if (isJsonObject(value)) entities[index]!.value = value
    }
    return null
  }

  /** Each error at every place of its entity; where objects are now, since other fetches may have added some meanwhile. */
  function tellErrors(run: Run, objects: readonly JsonObject[], entities: readonly (RememberedEntity | null)[]): void {
    const entityOf = new Map(objects.map((object, index) => [object, entities[index]]))
    for (const { object, path } of targets.locate(run.data))
      for (const error of entityOf.get(object)?.errors ?? [])
        run.tell(fieldError(serviceName, error, [...path, ...pathWithin(error)]))
  }

  /** An error's path under its entity, without `_entities` and the index. */
  function pathWithin({ path }: ServiceError): ResponsePath {
    const within = (path ?? []).slice(2)
    return within.length > 0 ? (errorPath(within) ?? []) : within
  }
}
