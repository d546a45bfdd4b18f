/** PURCHASER: what the invoice says, trade and transport margins inside. PRODUCER: the part that the maker receives. */
export type PriceBasis = 'PURCHASER' | 'PRODUCER'

/** A published, immutable collection of factors. */
export type FactorSet = {
  readonly id: string
  /** Short name for classifications in files, such as UK2025. */
  readonly alias: string
  readonly publisher: string
  readonly dataset: string
  readonly version: string
  /** As precise as the publisher states it: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly released: string
  readonly licence: string
  /** The line that a report using the set must show. */
  readonly attribution: string
  readonly source: string
  readonly region: string
  readonly year: number
  /** Money of the spend factors: currency, price year and the index that leads to that year; null in a physical set. */
  readonly money: FactorMoney | null
  /** IPCC report behind the CO2e figures. */
  readonly gwp: string
}

/** The money that a spend factor counts by. */
export type FactorMoney = {
  readonly currency: string
  readonly priceYear: number
  /** Series and country of the price index. */
  readonly index: { readonly series: string; readonly country: string }
}

/** kg CO2e of each gas per unit of a factor; null where the publisher does not split it. Never biogenic CO2. */
export type Gases = {
  readonly co2: string | null
  readonly ch4: string | null
  readonly n2o: string | null
  readonly other: string | null
}

/** kg CO2e per unit of an activity or of money. */
export type EmissionFactor = {
  readonly id: string
  readonly setId: string
  /** Groups like with like: spend, freight, waste, td-losses … */
  readonly kind: string
  /** NAICS code, or null if the factor is found by its activity. */
  readonly code: string | null
  /** Title, or path with " > " between its levels. */
  readonly activity: string
  /** The scope 3 categories that the factor is made for, the usual one first. */
  readonly categories: readonly number[]
  /** ISO 3166 code of the country or subdivision. */
  readonly region: string
  readonly year: number
  /** Unit of the activity, or the currency of a spend factor. */
  readonly unit: string
  readonly priceBasis: PriceBasis | null
  readonly boundary: string
  /** kg CO2e per unit, as exact decimal text. */
  readonly kgCo2e: string
  readonly gases: Gases | null
  /** kg CO2 of biogenic origin per unit: reported beside the figure, never inside. Null: the publisher gives none. */
  readonly biogenicCo2Kg: string | null
  /** Air travel only: true if the figure already holds the radiative-forcing uplift. It is never multiplied again. */
  readonly includesRadiativeForcing: boolean | null
  readonly note: string
}

/** The factors that an inventory may use, found by id, by NAICS code and by activity. */
export type FactorLibrary = {
  readonly sets: ReadonlyMap<string, FactorSet>
  readonly setByAlias: ReadonlyMap<string, FactorSet>
  readonly byId: ReadonlyMap<string, EmissionFactor>
  readonly byCode: ReadonlyMap<string, readonly EmissionFactor[]>
  readonly byActivity: ReadonlyMap<string, readonly EmissionFactor[]>
}

/** The library of the pinned sets: a factor of any other set does not exist for the inventory. */
export function factorLibrary(
  sets: readonly FactorSet[],
  factors: readonly EmissionFactor[],
  pinnedSetIds: readonly string[] = sets.map(({ id }) => id),
): FactorLibrary {
  const pinned = sets.filter(({ id }) => pinnedSetIds.includes(id))
  const pinnedById = new Map(pinned.map((set) => [set.id, set]))
  const usable = factors.filter(({ setId }) => pinnedById.has(setId))
  return {
    sets: pinnedById,
    setByAlias: new Map(pinned.map((set) => [set.alias, set])),
    byId: new Map(usable.map((factor) => [factor.id, factor])),
    byCode: Map.groupBy(
      usable.filter(({ code }) => code !== null),
      ({ code }) => code as string,
    ),
    byActivity: Map.groupBy(
      usable.filter(({ code }) => code === null),
      ({ activity }) => activityKey(activity),
    ),
  }
}

/** An activity path in the form in which paths are compared: case and blanks around ">" do not count. */
export function activityKey(path: string): string {
  return path
    .split('>')
    .map((level) => level.trim().toLowerCase())
    .join(' > ')
}
