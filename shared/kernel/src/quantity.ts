import { Decimal } from './decimal.ts'

declare const unit: unique symbol

/** A decimal that carries its unit in the type, so that tonnes and euros cannot be mixed up. */
export type Quantity<Unit extends string> = Decimal & { readonly [unit]: Unit }

type Text = string | number | Decimal
const quantity =
  <Unit extends string>() =>
  (value: Text) =>
    new Decimal(value) as Quantity<Unit>

export type Tonnes = Quantity<'t'>
export type TonnesCO2e = Quantity<'t CO2e'>
export type TonnesCO2ePerTonne = Quantity<'t CO2e/t'>
export type KilogramsCO2e = Quantity<'kg CO2e'>
export type MegawattHours = Quantity<'MWh'>
export type Euros = Quantity<'EUR'>
/** A plain ratio such as a share or a mark-up. */
export type Ratio = Quantity<'1'>

export const tonnes = quantity<'t'>()
export const tonnesCO2e = quantity<'t CO2e'>()
export const tonnesCO2ePerTonne = quantity<'t CO2e/t'>()
export const kilogramsCO2e = quantity<'kg CO2e'>()
export const megawattHours = quantity<'MWh'>()
export const euros = quantity<'EUR'>()
export const ratio = quantity<'1'>()
