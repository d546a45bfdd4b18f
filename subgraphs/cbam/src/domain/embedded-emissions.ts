import { type Decimal, sum } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import {
  type MegawattHours,
  type Quantity,
  type Ratio,
  type Tonnes,
  type TonnesCO2e,
  type TonnesCO2ePerTonne,
  tonnesCO2e,
  tonnesCO2ePerTonne,
} from '@greenlang/kernel/quantity.ts'
import { evaluateChain } from './precursor-chain.ts'

/** t CO2 that 1 t of carbon becomes. */
const carbonToCO2 = '3.664'

/**
 * Emissions of a fuel by the standard method.
 *
 * @param fuel.netCalorificValue - GJ per t of fuel
 * @param fuel.emissionFactor - t CO2 per TJ
 * @param fuel.oxidation - share of the carbon that burns
 * @see Implementing Regulation (EU) 2025/2547, standard method for combustion
 */
export function fuelEmissions(fuel: {
  mass: Tonnes
  netCalorificValue: Quantity<'GJ/t'>
  emissionFactor: Quantity<'t CO2/TJ'>
  oxidation: Ratio
}): TonnesCO2e {
  const terajoules = fuel.mass.times(fuel.netCalorificValue).dividedBy(1_000)
  return tonnesCO2e(terajoules.times(fuel.emissionFactor).times(fuel.oxidation))
}

/** Emissions of a process material by the standard method: mass x emission factor (t CO2 per t) x conversion share. */
export function processMaterialEmissions(mass: Tonnes, emissionFactor: TonnesCO2ePerTonne, conversion: Ratio) {
  return tonnesCO2e(mass.times(emissionFactor).times(conversion))
}

/** Emissions by mass balance: 3.664 x the carbon of what goes in less that of what comes out (give outputs as negative masses). */
export function massBalanceEmissions(streams: readonly { mass: Tonnes; carbonContent: Ratio }[]): TonnesCO2e {
  const carbon = sum(streams.map(({ mass, carbonContent }) => mass.times(carbonContent)))
  return tonnesCO2e(carbon.times(carbonToCO2))
}

/** What a production process emits and exchanges with its neighbours, t CO2e in the reporting period. */
export type EmissionBalance = {
  fuelsAndProcessMaterials: TonnesCO2e
  importedHeat: TonnesCO2e
  exportedHeat: TonnesCO2e
  importedWasteGas: TonnesCO2e
  exportedWasteGas: TonnesCO2e
  exportedElectricity: TonnesCO2e
}

/** Direct emissions attributed to a production process, t CO2e (Regulation (EU) 2023/956, Annex IV). */
export function attributedDirectEmissions(balance: EmissionBalance): TonnesCO2e {
  return tonnesCO2e(
    balance.fuelsAndProcessMaterials
      .plus(balance.importedHeat)
      .minus(balance.exportedHeat)
      .plus(balance.importedWasteGas)
      .minus(balance.exportedWasteGas)
      .minus(balance.exportedElectricity),
  )
}

/** Indirect emissions attributed to a production process: electricity consumed x t CO2e per MWh. */
export function attributedIndirectEmissions(
  electricity: MegawattHours,
  emissionFactor: Quantity<'t CO2e/MWh'>,
): TonnesCO2e {
  return tonnesCO2e(electricity.times(emissionFactor))
}

/**
 * Embedded emissions of one tonne of a simple good.
 *
 * @param attributedEmissions - t CO2e caused by the production process
 * @param activityLevel - t of the good made in the same period, without rejects and scrap
 * @returns t CO2e per t, not rounded
 * @throws {NothingProduced} if the activity level is 0 t or less: the ratio has no meaning
 * @see Regulation (EU) 2023/956, Annex IV, point 2
 */
export function specificEmbeddedEmissions(attributedEmissions: TonnesCO2e, activityLevel: Tonnes): TonnesCO2ePerTonne {
  if (!activityLevel.greaterThan(0)) throw new NothingProduced(activityLevel)
  return tonnesCO2ePerTonne(attributedEmissions.dividedBy(activityLevel))
}

/** Emissions of one tonne of a good, t CO2e per t. */
export type SpecificEmissions = {
  readonly direct: TonnesCO2ePerTonne
  /** All indirect emissions, as operators report them. */
  readonly indirect: TonnesCO2ePerTonne
  /** The part of the indirect emissions for which certificates are owed. */
  readonly countedIndirect: TonnesCO2ePerTonne
  /** Direct plus counted indirect: what is declared. */
  readonly counted: TonnesCO2ePerTonne
}

/** Where the emissions of a precursor come from. Goods of the Union or an exempt country carry none. */
export type PrecursorSource =
  | { readonly kind: 'PROCESS'; readonly id: string }
  | { readonly kind: 'VALUES'; readonly emissions: SpecificEmissions }
  | { readonly kind: 'UNION_OR_EXEMPT' }

/** A production process and the precursors it used up in the reporting period. */
export type ProductionProcess = {
  readonly activityLevel: Tonnes
  readonly attributed: { readonly direct: TonnesCO2e; readonly indirect: TonnesCO2e }
  /** False for the goods of Annex II. */
  readonly indirectCounts: boolean
  /** All that was consumed, losses included; only what comes from outside the process. */
  readonly precursors: readonly { readonly mass: Tonnes; readonly source: PrecursorSource }[]
}

/**
 * Emissions of a precursor that are known as figures, for example from a supplier or a default value.
 *
 * @param indirectCounts - false for a good of Annex II
 */
export function knownEmissions(direct: Decimal, indirect: Decimal, indirectCounts: boolean): SpecificEmissions {
  return emissions(direct, indirect, indirectCounts ? indirect : indirect.times(0))
}

/**
 * Embedded emissions of one tonne of a complex good: its own and, per tonne, those of all it was made from.
 * A good of Annex II adds no indirect emissions of its own, but those of its precursors outside Annex II (sintered ore);
 * a good outside Annex II does not add those of its precursors in Annex II (hydrogen).
 *
 * @param processes - every process of the chain by its id
 * @throws {NothingProduced} if a process made nothing
 * @throws {PrecursorCycle} if a process is a precursor of itself
 * @throws {ProcessUnknown} if a precursor names a process that is not given
 * @see Regulation (EU) 2023/956, Annex IV, point 3
 */
export function embeddedEmissionsOf(processes: ReadonlyMap<string, ProductionProcess>, id: string): SpecificEmissions {
  return evaluateChain<ProductionProcess, SpecificEmissions>(processes, id, (process, emissionsOf) => {
    const { activityLevel, attributed, indirectCounts } = process
    const own = knownEmissions(
      specificEmbeddedEmissions(attributed.direct, activityLevel),
      specificEmbeddedEmissions(attributed.indirect, activityLevel),
      indirectCounts,
    )
    return process.precursors.reduce((total, { mass, source }) => {
      if (source.kind === 'UNION_OR_EXEMPT') return total
      const precursor = source.kind === 'PROCESS' ? emissionsOf(source.id) : source.emissions
      const perTonne = mass.dividedBy(activityLevel)
      return emissions(
        total.direct.plus(perTonne.times(precursor.direct)),
        total.indirect.plus(perTonne.times(precursor.indirect)),
        total.countedIndirect.plus(perTonne.times(precursor.countedIndirect)),
      )
    }, own)
  })
}

function emissions(direct: Decimal, indirect: Decimal, countedIndirect: Decimal): SpecificEmissions {
  return {
    direct: tonnesCO2ePerTonne(direct),
    indirect: tonnesCO2ePerTonne(indirect),
    countedIndirect: tonnesCO2ePerTonne(countedIndirect),
    counted: tonnesCO2ePerTonne(direct.plus(countedIndirect)),
  }
}

/** The activity level is not above zero. */
export class NothingProduced extends DomainError {
  constructor(activityLevel: Decimal) {
    const message = `The activity level must be above 0 t, but it is ${activityLevel.toString()} t.`
    super('CBAM_NOTHING_PRODUCED', message, { activityLevel: activityLevel.toString() })
  }
}
