/** One of the fifteen categories of the GHG Protocol by which scope 3 is split (ESRS E1, AR46(d)). */
export type Scope3Category = {
  /** 1 to 15. */
  readonly category: number
  readonly label: string
  readonly side: 'UPSTREAM' | 'DOWNSTREAM'
  /** Member on the axis `Scope3GHGEmissionsCategoryGHGProtocolAxis`. */
  readonly xbrlMember: string
}

/** The categories that the 2023 set knows; whatever an inventory numbers higher has no member there. */
export const scope3CategoryNumbers: readonly number[] = Array.from({ length: 15 }, (_, index) => index + 1)
