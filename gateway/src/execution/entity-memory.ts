import type { ServiceError } from './answer-faults.ts'
import type { JsonObject } from './json.ts'

/** An entity that was asked for: once its batch has arrived, what the service said of it. */
export type RememberedEntity = {
  readonly batch: Batch
  value: JsonObject | null
  errors: ServiceError[] | null
  /** The objects of the fetch that holds its inner objects already. */
  takenBy: readonly JsonObject[] | null
}

/** Entities asked for together. */
export class Batch {
  readonly entities: RememberedEntity[] = []
  /** Whether the answer, or that there is none, is known. */
  arrived = false
  readonly #waiting: (() => void)[] = []

  whenArrived(then: () => void): void {
    if (this.arrived) then()
    else this.#waiting.push(then)
  }

  arrive(): void {
    this.arrived = true
    for (const then of this.#waiting.splice(0)) then()
  }
}

/** What one question has brought within one run: the same entity is asked for once. */
export class EntityMemory {
  /** By the whole representation. */
  readonly byText = new Map<string, RememberedEntity>()
  /** By the only key of the type of which most are, without the text around it. */
  readonly byKey = new Map<string, RememberedEntity>()
}
