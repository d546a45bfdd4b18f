import { connection, keyAfter, pageLimit, type Connection, type PageArguments } from '@greenlang/graphql/connection.ts'
import type { Good, Goods } from '../../domain/goods.ts'

/** The goods of a day by code: those whose code begins with the search, or whose description has all of its words. */
export function findGoods(goods: Goods, day: string, search: string, page: PageArguments): Connection<Good> {
  const [after = ''] = keyAfter(page) ?? []
  const found = goods
    .all(day)
    .filter((good) => good.cn8 > after && matches(good, search))
    .toSorted((a, b) => (a.cn8 < b.cn8 ? -1 : 1))
  return connection(found.slice(0, pageLimit(page)), page, ({ cn8 }) => [cn8])
}

function matches({ cn8, description, category }: Good, search: string): boolean {
  const digits = search.replaceAll(' ', '')
  if (/^\d+$/.test(digits)) return cn8.startsWith(digits)
  const text = `${category} ${description}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
