/** The folder of the tables that the project ships with. */
export const shippedData = new URL('../../data/', import.meta.url)
