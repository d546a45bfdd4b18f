import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { activityKey } from './emission-factor.ts'
import type { EmissionFactor, FactorLibrary, FactorSet, PriceBasis } from './emission-factor.ts'
import type { TraceStep } from './trace.ts'
import { isConvertible, UnitMismatch } from './units.ts'

/** What is asked for: the classification of the line, how it is measured, where and when it took place. */
export type FactorRequest = {
  /** `NAICS:331110`, `UK2025:<factor id or activity path>`, `ACTIVITY:<activity path>` or a factor id. */
  readonly classification: string
  readonly measure:
    | { readonly kind: 'SPEND'; readonly priceBasis: PriceBasis }
    | { readonly kind: 'ACTIVITY'; readonly unit: string }
  /** ISO 3166 code of the country or subdivision, or null if it is not stated. */
  readonly region: string | null
  readonly year: number
}

/** What an inventory accepts where the right factor is not there. */
export type SelectionPolicy = {
  /** How many years older than the activity a factor may be. */
  readonly maxAgeYears: number
  /** Whether a factor of another country may stand in; it is recorded. */
  readonly proxyRegionAllowed: boolean
}

/** Five years and recorded proxies: our own choice, a setting of the inventory. */
export const defaultPolicy: SelectionPolicy = { maxAgeYears: 5, proxyRegionAllowed: true }

/** How the factor's region stands to that of the activity. */
export type RegionMatch = 'SAME' | 'PARENT' | 'WORLD' | 'PROXY' | 'NOT_STATED'

/** The factor, its set, and every step that led to it. */
export type FactorChoice = {
  readonly factor: EmissionFactor
  readonly set: FactorSet
  readonly regionMatch: RegionMatch
  readonly trace: readonly TraceStep[]
}

/**
 * The factor for an activity from the pinned sets: by classification, then by unit or price basis, by region (the same,
 * the larger one, the world, another as proxy) and by year (the same, else the nearest earlier one within the limit).
 * A classification that names a factor or an edition has chosen the year itself. Spend is moved to the prices of the
 * factor's year, so for spend a later set may serve an earlier year, as a recalculation needs it.
 *
 * @throws {ClassificationUnknown} if the classification is not of a known scheme
 * @throws {FactorNotFound} if the pinned sets have no factor for it
 * @throws {FactorAmbiguous} if several remain: it names up to five
 * @throws {UnitMismatch} if the factors found count in something else
 */
export function selectFactor(
  request: FactorRequest,
  library: FactorLibrary,
  policy: SelectionPolicy = defaultPolicy,
): FactorChoice {
  const found = findByClassification(request.classification, library)
  const measured = byMeasure(found.factors, request, library)
  const placed = byRegion(measured.factors, request, policy)
  const dated = byYear(placed.factors, request, found.namesEdition, policy)
  const [factor, ...others] = dated.factors
  if (!factor) throw new FactorNotFound(request.classification, 'the pinned sets hold none')
  if (others.length > 0) throw new FactorAmbiguous(request.classification, dated.factors)
  const set = setOf(factor, library)
  const chosen = {
    step: 'emission factor',
    value: factor.kgCo2e,
    unit: `kg CO2e per ${factor.unit}`,
    source: `${factor.id}: ${factor.activity} (${set.source})`,
  }
  const trace = [found.step, measured.step, placed.step, dated.step, chosen]
  return { factor, set, regionMatch: regionMatch(factor.region, request.region), trace }
}

/** How a factor's region stands to a country or subdivision: GB is the parent of GB-LND. */
export function regionMatch(factorRegion: string, region: string | null): RegionMatch {
  if (region === null) return 'NOT_STATED'
  if (factorRegion === region) return 'SAME'
  if (region.startsWith(`${factorRegion}-`)) return 'PARENT'
  return factorRegion === 'WORLD' ? 'WORLD' : 'PROXY'
}

/** The set of a factor of the library. */
export function setOf(factor: EmissionFactor, library: FactorLibrary): FactorSet {
  const set = library.sets.get(factor.setId)
  if (!set) throw new FactorNotFound(factor.id, `its set ${factor.setId} is not pinned`)
  return set
}

type Narrowed = { readonly factors: readonly EmissionFactor[]; readonly step: TraceStep }

function findByClassification(classification: string, library: FactorLibrary): Narrowed & { namesEdition: boolean } {
  const step = (source: string) => ({ step: 'classification', value: classification, unit: '', source })
  const named = library.byId.get(classification)
  if (named) return { factors: [named], step: step('names the factor'), namesEdition: true }
  const [, scheme = '', key = ''] = /^([^:>\s]+):(.*)$/s.exec(classification) ?? []
  const set = library.setByAlias.get(scheme.toUpperCase())
  if (set) {
    const factors = withinSet(key.trim(), set, library)
    return { factors, step: step(`names the set ${set.id}; factors found: ${factors.length}`), namesEdition: true }
  }
  const factors = acrossSets(scheme.toUpperCase(), key.trim(), classification, library)
  return { factors, step: step(`factors found in the pinned sets: ${factors.length}`), namesEdition: false }
}

function withinSet(key: string, set: FactorSet, library: FactorLibrary): readonly EmissionFactor[] {
  const named = library.byId.get(key)
  const factors = named ? [named] : byPath(key, library)
  const ofSet = factors.filter(({ setId }) => setId === set.id)
  if (ofSet.length === 0) throw new FactorNotFound(key, `${set.alias} has no factor or activity of that name`)
  return ofSet
}

function acrossSets(
  scheme: string,
  key: string,
  classification: string,
  library: FactorLibrary,
): readonly EmissionFactor[] {
  if (scheme === 'NAICS' && /^\d{2,6}$/.test(key)) {
    const factors = byNaics(key, library)
    if (factors.length === 0) throw new FactorNotFound(classification, 'no pinned set has a factor for that industry')
    return factors
  }
  if (scheme === 'ACTIVITY' && key !== '') {
    const factors = byPath(key, library)
    if (factors.length === 0) throw new FactorNotFound(classification, 'no pinned set has that activity')
    return factors
  }
  if (/^[\w.-]+$/.test(classification))
    throw new FactorNotFound(classification, 'no pinned set has a factor of that id')
  throw new ClassificationUnknown(classification, ['NAICS', 'ACTIVITY', ...library.setByAlias.keys()])
}

/** The industry with that code, or the ones below it if the code is a shorter one. */
function byNaics(code: string, { byCode }: FactorLibrary): readonly EmissionFactor[] {
  const exact = byCode.get(code)
  if (exact) return exact
  return [...byCode].flatMap(([candidate, factors]) => (candidate.startsWith(code) ? factors : []))
}

/** The activity at that path, or the ones below it if the path stops earlier. */
function byPath(path: string, { byActivity }: FactorLibrary): readonly EmissionFactor[] {
  const key = activityKey(path)
  const exact = byActivity.get(key)
  if (exact) return exact
  return [...byActivity].flatMap(([candidate, factors]) => (candidate.startsWith(`${key} > `) ? factors : []))
}

function byMeasure(
  factors: readonly EmissionFactor[],
  { classification, measure }: FactorRequest,
  library: FactorLibrary,
): Narrowed {
  const countsMoney = (factor: EmissionFactor) => setOf(factor, library).money !== null
  if (measure.kind === 'SPEND') {
    const step = { step: 'price basis', unit: '' }
    const ofSpend = factors.filter(countsMoney)
    if (ofSpend.length === 0) throw new UnitMismatch('money', unitsOf(factors), 'give a quantity instead of an amount.')
    const [only, ...others] = ofSpend
    if (only && others.length === 0 && classification.endsWith(only.id))
      return { factors: ofSpend, step: { ...step, value: only.priceBasis ?? '', source: 'of the factor named' } }
    const matching = ofSpend.filter(({ priceBasis }) => priceBasis === measure.priceBasis)
    if (matching.length === 0) throw new FactorNotFound(classification, `none is at ${measure.priceBasis} prices`)
    return {
      factors: matching,
      step: { ...step, value: measure.priceBasis, source: priceBasisReason[measure.priceBasis] },
    }
  }
  const physical = factors.filter((factor) => !countsMoney(factor))
  if (physical.length === 0)
    throw new UnitMismatch(measure.unit, unitsOf(factors), 'give an amount of money instead of a quantity.')
  const exact = physical.filter(({ unit }) => unit === measure.unit)
  const step = { step: 'unit', value: measure.unit, unit: '' }
  if (exact.length > 0) return { factors: exact, step: { ...step, source: 'the unit of the factor' } }
  const convertible = physical.filter(({ unit }) => isConvertible(measure.unit, unit))
  if (convertible.length === 0) throw new UnitMismatch(measure.unit, unitsOf(physical))
  return { factors: convertible, step: { ...step, source: `converts to ${unitsOf(convertible)}` } }
}

const priceBasisReason: Readonly<Record<PriceBasis, string>> = {
  PURCHASER: 'invoice amounts: with margins',
  PRODUCER: 'bought from the maker: without margins',
}

function unitsOf(factors: readonly EmissionFactor[]): string {
  return [...new Set(factors.map(({ unit }) => unit))].join('", "')
}

const regionPreference: readonly RegionMatch[] = ['SAME', 'PARENT', 'WORLD', 'PROXY', 'NOT_STATED']
const regionReason: Readonly<Record<RegionMatch, string>> = {
  SAME: 'the region of the activity',
  PARENT: 'the larger region that holds it',
  WORLD: 'the world: no nearer region has a factor',
  PROXY: 'stands in as proxy: no factor of the region, a larger one or the world is pinned',
  NOT_STATED: 'the region of the activity is not stated',
}

function byRegion(
  factors: readonly EmissionFactor[],
  { region, classification }: FactorRequest,
  policy: SelectionPolicy,
): Narrowed {
  const best = regionPreference.find((match) => factors.some((factor) => regionMatch(factor.region, region) === match))
  const nearest = factors.filter((factor) => regionMatch(factor.region, region) === best)
  if (best === 'PROXY' && !policy.proxyRegionAllowed)
    throw new FactorNotFound(classification, `none is for ${region ?? ''}, and the policy allows no proxy`)
  const regions = [...new Set(nearest.map((factor) => factor.region))].join(', ')
  const source = best ? regionReason[best] : ''
  return { factors: nearest, step: { step: 'region', value: regions, unit: '', source } }
}

function byYear(
  factors: readonly EmissionFactor[],
  { year, measure, classification }: FactorRequest,
  namesEdition: boolean,
  { maxAgeYears }: SelectionPolicy,
): Narrowed {
  const years = [...new Set(factors.map((factor) => factor.year))].sort((a, b) => b - a)
  const earlier = years.find((candidate) => candidate <= year && year - candidate <= maxAgeYears)
  const later = measure.kind === 'SPEND' ? years.findLast((candidate) => candidate > year) : undefined
  const chosen = namesEdition ? years[0] : (earlier ?? later)
  if (chosen === undefined) {
    const reason = `none is for ${year} or up to ${maxAgeYears} years before; there is: ${years.join(', ')}`
    throw new FactorNotFound(classification, reason)
  }
  const age = year - chosen
  const ageText =
    age === 0 ? 'the year of the activity' : `${Math.abs(age)} years ${age > 0 ? 'older' : 'younger'} than the activity`
  const source = namesEdition ? `named by the classification; ${ageText}` : ageText
  return {
    factors: factors.filter((factor) => factor.year === chosen),
    step: { step: 'factor year', value: String(chosen), unit: '', source },
  }
}

/** The classification is written in a way that no scheme knows. */
export class ClassificationUnknown extends DomainError {
  constructor(classification: string, schemes: readonly string[]) {
    const message = `"${classification}" is not a classification. Write NAICS:331110, ${schemes.at(-1) ?? ''}:<activity path> or a factor id; schemes here: ${schemes.join(', ')}.`
    super('CLASSIFICATION_UNKNOWN', message, { classification, schemes })
  }
}

/** No factor of the pinned sets fits: a gap, never zero. */
export class FactorNotFound extends DomainError {
  constructor(classification: string, reason: string) {
    const message = `No emission factor for "${classification}": ${reason}. Choose another classification or pin a set that has one.`
    super('FACTOR_NOT_FOUND', message, { classification, reason })
  }
}

/** Several factors fit, and choosing one is for the user. */
export class FactorAmbiguous extends DomainError {
  constructor(classification: string, factors: readonly EmissionFactor[]) {
    const options = factors.slice(0, 5).map(({ id, activity, unit }) => `${id} (${activity}, per ${unit})`)
    const message = `${factors.length} emission factors fit "${classification}". Name one by its id, for example: ${options.join('; ')}.`
    super('FACTOR_AMBIGUOUS', message, { classification, options: factors.slice(0, 5).map(({ id }) => id) })
  }
}
