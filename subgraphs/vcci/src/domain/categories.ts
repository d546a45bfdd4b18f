import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** Edition of the standard that says which categories exist; a coming one adds its own rows. */
export type StandardVersion = 'ghgp-scope3-2011'

/** What a figure is made from. The coming standard splits totals by it. */
export type DataType = 'SUPPLIER_SPECIFIC' | 'PRIMARY' | 'AVERAGE' | 'SPEND' | 'MODELLED' | 'EXTRAPOLATED'

/** Whether the minimum boundary of the category contains the activity. */
export type Requirement = 'REQUIRED' | 'OPTIONAL'

/** A way to calculate a category. */
export type Method = {
  readonly code: string
  readonly name: string
  readonly dataType: DataType
  readonly requirement: Requirement
  readonly reference: string
}

/** A scope 3 category with the methods that the standard allows in it. */
export type Category = {
  /** 1 to 15; a later edition may add 16. */
  readonly number: number
  readonly name: string
  readonly stream: 'UPSTREAM' | 'DOWNSTREAM'
  readonly minimumBoundary: string
  readonly methods: readonly Method[]
}

/** The categories of one edition of the standard, by number. */
export type CategoryCatalogue = {
  readonly standard: StandardVersion
  readonly categories: ReadonlyMap<number, Category>
}

/**
 * The category with that number.
 *
 * @throws {CategoryUnknown} if the edition of the standard has no such category
 */
export function categoryOf({ standard, categories }: CategoryCatalogue, number: number): Category {
  const category = categories.get(number)
  if (!category) throw new CategoryUnknown(number, standard, [...categories.keys()])
  return category
}

/**
 * The method with that code within a category.
 *
 * @throws {MethodNotAllowed} if the standard does not offer it there
 */
export function methodOf(category: Category, code: string): Method {
  const method = category.methods.find((candidate) => candidate.code === code)
  if (!method) throw new MethodNotAllowed(category, code)
  return method
}

/** The edition of the standard has no category of that number. */
export class CategoryUnknown extends DomainError {
  constructor(category: number | string, standard: StandardVersion, known: readonly number[]) {
    const message = `Category ${category} does not exist in ${standard}: it has ${known[0] ?? 0} to ${known.at(-1) ?? 0}.`
    super('CATEGORY_UNKNOWN', message, { category, standard })
  }
}

/** The standard offers other methods for that category. */
export class MethodNotAllowed extends DomainError {
  constructor({ number, name, methods }: Category, method: string) {
    const allowed = methods.map(({ code }) => code)
    const message = `"${method}" is not a method of category ${number} (${name}). It has: ${allowed.join(', ')}.`
    super('METHOD_NOT_ALLOWED', message, { category: number, method, allowed })
  }
}
